#include "report/closing_lines.h"

namespace fenhao::report {
namespace {

using Kind = ClosingLine::Kind;

Decimal sum(const std::vector<ClosingLine>& lines) {
  Decimal total;
  for (const auto& line : lines) total = total + line.amount;
  return total;
}

// Of the candidates that together, or alone, are what is missing; then the remainder under a name of its own.
std::vector<ClosingLine> closed(const std::vector<std::vector<ClosingLine>>& candidates, const Decimal& missing,
                                const char* remainder) {
  Decimal all;
  for (const auto& lines : candidates) all = all + sum(lines);
  std::vector<ClosingLine> chosen;
  for (const auto& lines : candidates) {
    const Decimal own = sum(lines);
    if (own.is_zero() || (missing != all && missing != own)) continue;
    for (const auto& line : lines)
      if (!line.amount.is_zero()) chosen.push_back(line);
    if (missing == own) break;
  }
  if (const Decimal rest = missing - sum(chosen); !rest.is_zero()) chosen.push_back({Kind::other, remainder, rest});
  return chosen;
}

}  // namespace

std::vector<ClosingLine> missing_deductions(const payroll::EmployeeResult& result, const Decimal& missing) {
  const Money on_bonus = tax_on_bonus(result.tax);
  return closed({{{Kind::contribution, "社会保险（个人）", result.insurance_employee.decimal()},
                  {Kind::contribution, "住房公积金（个人）", result.fund_employee.decimal()}},
                 {{Kind::tax, "个人所得税", (tax_in_all(result.tax) - on_bonus).decimal()},
                  {Kind::tax, "年终奖个人所得税", on_bonus.decimal()}}},
                missing, "其他扣减");
}

std::vector<ClosingLine> missing_cost(const payroll::EmployeeResult& result, const Decimal& missing) {
  return closed({{{Kind::contribution, "社会保险（单位）", result.insurance_employer.decimal()},
                  {Kind::contribution, "住房公积金（单位）", result.fund_employer.decimal()}}},
                missing, "其他单位成本");
}

}  // namespace fenhao::report
