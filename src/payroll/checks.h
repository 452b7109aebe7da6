// What a person should look at before a run is approved: advisory, never changing a number.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "payroll/charge_checks.h"
#include "payroll/figures.h"
#include "payroll/month_facts.h"
#include "payroll/result.h"
#include "payroll/standing_checks.h"
#include "payroll/wage_checks.h"

namespace fenhao::payroll {

// Warnings about one result: negative net, a bonus in a dead zone, long-term care kept out of the deductions, and every
// yes/no item tagged 校验 that says yes, unless check_run says it with figures.
std::vector<Notice> check_result(const EmployeeResult& result, const GroupColumns& columns, const Rules& rules);

// Declared deductions of a person that cannot be right as they stand (Guofa 2018 No. 41 and later), and in January those
// that come from the year before: each December they are confirmed anew, else they rest from January (STA 2022 No. 7).
// Without limits only the latter.
std::vector<Notice> check_declarations(const std::string& employee, std::span<const Deduction* const> deductions, const tax::DeductionLimits* limits, TaxMonth month);

// What labour and contribution law say about results: wage_checks.h, standing_checks.h, charge_checks.h. Without the law
// in `rules` nothing is checked. Lives as long as what it was made from; not thread-safe.
class RunChecks {
 public:
  // `view`: all results of the people it holds.
  RunChecks(const RunView& view, const MonthFacts& facts, const Rules& rules);

  std::vector<Notice> of(const EmployeeResult& result);
  const FigurePositions& positions(const std::string& group) const { return positions_.at(group); }

 private:
  const RunView& view_;
  const Rules& rules_;
  WageChecks wages_;
  StandingChecks standing_;
  ChargeChecks charges_;
  std::map<std::string, FigurePositions> positions_;  // by group
};

}  // namespace fenhao::payroll
