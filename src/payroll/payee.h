// Payees: one person at one payer in one month, with the inputs of their salary group collected.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "payroll/month_facts.h"
#include "payroll/result.h"

namespace fenhao::payroll {

struct Payee {
  const people::Person* person = nullptr;
  const people::Employment* employment = nullptr;  // the last one of the period at this payer
  std::vector<Period> employed;                    // days in the attendance period, one a stretch
  std::optional<Date> last_day;
  std::size_t group = 0;                           // index into Rules::groups
  std::map<std::string, InputValue> inputs;        // by code; what is not here is missing
};

struct Collected {
  std::vector<Payee> payees;  // by entity, department, employee number
  std::vector<Notice> notices;
};

// Who is paid in the month and what their group's inputs hold: dated salaries as the value on the last day and
// as money-days, attendance and variable pay as recorded or as the group states for absence. A person whose
// facts contradict the group (an input the group does not have, an unknown group) becomes an error notice.
Result<Collected> collect(const MonthFacts& facts, const Rules& rules);

}  // namespace fenhao::payroll
