// Contributions of a run: every enrolment that covers the month, charged by the policy of its place.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "payroll/month_facts.h"
#include "payroll/result.h"

namespace fenhao::payroll {

struct Charges {
  // By (entity, employee); in the order of the insurances.
  std::map<std::pair<std::string, std::string>, std::vector<ChargeLine>> lines;
  std::vector<Notice> notices;
};

// The employer's account that pays an insurance of a plan; nullptr when none is recorded. A medical account may be
// absent: many places run one account for all social insurance.
const people::EmployerAccount* account_of(const std::vector<people::EmployerAccount>& accounts, const EnrolmentPlan& plan, policy::Insurance insurance);

// The coverage month is the earning month: an employee's share is withheld from the wage of the month covered
// (Social Insurance Law art. 60). A person whose policy or base is unknown becomes an error notice and has no
// lines; warnings about a policy fact appear once, with the number of people they concern.
Charges charge_all(const MonthFacts& facts, const Rules& rules);

}  // namespace fenhao::payroll
