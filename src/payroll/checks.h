// What a person should look at before a run is approved: advisory, never changing a number.
#pragma once

#include <vector>

#include "payroll/month_facts.h"
#include "payroll/result.h"

namespace fenhao::payroll {

// Warnings about one result: negative net, a bonus in a dead zone, long-term care kept out of the deductions, a
// person at or past retirement who still pays pension, and every yes/no item tagged 校验 that says yes.
std::vector<Notice> check_result(const EmployeeResult& result, const GroupColumns& columns, const Rules& rules, Month month);

// Declared deductions of a person that cannot be right as they stand (Guofa 2018 No. 41 and later).
std::vector<Notice> check_declarations(const std::string& employee, const std::vector<const Deduction*>& deductions, const Rules& rules, TaxMonth month);

}  // namespace fenhao::payroll
