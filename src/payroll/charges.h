// Contributions of a run: every enrolment that covers the month, charged by the policy of its place.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "payroll/month_facts.h"
#include "payroll/notice_order.h"
#include "payroll/policy_terms.h"
#include "payroll/result.h"

namespace fenhao::payroll {

// What one plan comes to; in the order of the insurances.
struct PlanCharges {
  std::string_view employee, entity;  // of the plan, which must outlive it
  std::vector<ChargeLine> lines;
};

// How often terms were used, and what they warn of.
struct TermsUse {
  std::int64_t heads = 0;  // charges made with them
  std::vector<policy::Warning> warnings;
};
using TermsUses = std::map<PolicyTerms::Key, TermsUse>;

struct Charges {
  std::vector<PlanCharges> plans;  // by employee; one each person and payer
  std::vector<PlacedNotice> notices;
  TermsUses uses;
};

// The coverage month is the earning month: an employee's share is withheld from the wage of the month covered
// (Social Insurance Law art. 60). A person whose policy or base is unknown becomes an error notice and has no
// lines.
Charges charge_all(const MonthFacts& facts, PolicyTerms& terms);

// Warnings about policy facts, each once, with the number of charges they concern over the whole run.
std::vector<PlacedNotice> policy_notices(const TermsUses& uses);

}  // namespace fenhao::payroll
