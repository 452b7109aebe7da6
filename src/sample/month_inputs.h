// Attendance and variable pay of the month, by input code of the salary group. What is nothing is left out; codes
// that the group does not have are dropped.
#pragma once

#include <optional>

#include "payroll/facts.h"
#include "payroll/group.h"
#include "sample/pay.h"
#include "sample/presence.h"
#include "sample/worker.h"

namespace fenhao::sample {

payroll::MonthlyInput attendance_of(const Setting& setting, const Worker& worker, const Presence& presence,
                                    const payroll::SalaryGroup& group);

// What variable pay depends on besides the worker.
struct MonthWorked {
  const Presence& presence;
  const payroll::MonthlyInput& attendance;
  bool bonus_open;  // no full-year bonus was taxed alone in the year yet
};

// Absent when there is nothing.
std::optional<payroll::MonthlyInput> variable_of(const Setting& setting, const Worker& worker, const Pay& pay,
                                                 const MonthWorked& month, const payroll::SalaryGroup& group);

// Own contribution to the company's annuity in a month, and the wage it is a share of; absent for who has none.
struct Annuity {
  Money base, employee, employer;
};
std::optional<Annuity> annuity_of(const Setting& setting, const Worker& worker, const Pay& pay);

}  // namespace fenhao::sample
