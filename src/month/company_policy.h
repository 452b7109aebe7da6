// What a company recorded about policy itself: confirmed facts, account rates, 暂按上年 decisions.
#pragma once

#include <string>

#include "policy/policy.h"
#include "store/store.h"

namespace fenhao::month {

// Adds the company's facts and decisions to the library, for this company's use.
Status add_company_policy(store::Store& store, policy::Library& library);

// Records facts in the library's text form. The text is checked against the library before it is kept.
Status record_facts(store::Store& store, policy::Library& library, std::string_view yaml, const std::string& origin, const std::string& actor);

// Records a 暂按上年 decision.
Status record_carry_over(store::Store& store, policy::Library& library, const policy::CarryOver& decision);

}  // namespace fenhao::month
