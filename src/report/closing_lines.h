// What a salary group has no items for, taken from the run's results, so that a slip or a sheet adds up. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/decimal.h"
#include "payroll/result.h"

namespace fenhao::report {

struct ClosingLine {
  enum class Kind { contribution, tax, other } kind;
  std::string name;
  Decimal amount;  // never zero
};

// `missing` = gross − net − the deductions told by items. Contributions and tax are named where they are what is
// missing; the rest is 其他扣减. The lines add up to `missing`.
std::vector<ClosingLine> missing_deductions(const payroll::EmployeeResult& result, const Decimal& missing);

// `missing` = cost − gross − the cost told by items: the employer's contributions, or 其他单位成本.
std::vector<ClosingLine> missing_cost(const payroll::EmployeeResult& result, const Decimal& missing);

}  // namespace fenhao::report
