// What a company recorded about policy itself: confirmed facts, account rates, 暂按上年 decisions.
#pragma once

#include <string>

#include "policy/policy.h"
#include "store/store.h"

namespace fenhao::month {

// How much the company knew about policy: facts and decisions up to these, rates of accounts up to this batch.
struct CompanyKnowledge {
  std::int64_t fact = 0, decision = 0, batch = 0;
  bool operator==(const CompanyKnowledge&) const = default;
};
Result<CompanyKnowledge> company_knowledge(store::Store& store);
// The last batch that brought accounts, not later than `until`; 0 = none.
Result<std::int64_t> last_account_batch(store::Store& store, std::int64_t until);

// Adds the company's facts and decisions up to a point of knowledge to the library, for this company's use.
Status add_company_policy(store::Store& store, policy::Library& library, const CompanyKnowledge& known);

// Records facts in the library's text form. The text is checked against the library before it is kept.
Status record_facts(store::Store& store, policy::Library& library, std::string_view yaml, const std::string& origin, const std::string& actor);

// Records a 暂按上年 decision.
Status record_carry_over(store::Store& store, policy::Library& library, const policy::CarryOver& decision);

}  // namespace fenhao::month
