// What a person should look at before a run is approved: advisory, never changing a number.
#pragma once

#include <vector>

#include "payroll/month_facts.h"
#include "payroll/result.h"

namespace fenhao::payroll {

// Warnings about one result: negative net, a bonus in a dead zone, long-term care kept out of the deductions, and every
// yes/no item tagged 校验 that says yes, unless check_run says it with figures.
std::vector<Notice> check_result(const EmployeeResult& result, const GroupColumns& columns, const Rules& rules);

// Declared deductions of a person that cannot be right as they stand (Guofa 2018 No. 41 and later), and in January those
// that come from the year before: each December they are confirmed anew, else they rest from January (STA 2022 No. 7).
// Without limits only the latter.
std::vector<Notice> check_declarations(const std::string& employee, const std::vector<const Deduction*>& deductions, const tax::DeductionLimits* limits, TaxMonth month);

// What labour and contribution law say about the results of a run: wage_checks.h, standing_checks.h, charge_checks.h.
// By employee, in the order of the results. Without the law in `rules` nothing is checked.
std::vector<Notice> check_run(const RunView& view, const MonthFacts& facts, const Rules& rules);

}  // namespace fenhao::payroll
