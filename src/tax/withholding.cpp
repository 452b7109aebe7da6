#include <algorithm>

#include "tax/tax.h"

namespace fenhao::tax {
namespace {

std::unexpected<Error> not_in_force(TaxMonth month, std::string zh, std::string en) {
  return fail(Error(ErrorCode::not_allowed,
                    {zh + "在 " + month.to_string() + " 不适用", en + " is not in force in " + month.to_string()})
                  .way_out({"改用按任职月份数扣除", "use the months-employed rule"}));
}

// Σ 减除费用 through the month.
Result<Money> cumulative_basic(const Parameters& parameters, const MonthInput& input) {
  const int calendar_months = input.month.month.number();
  if (input.basic_months < 0 || input.basic_months > calendar_months)
    return fail(
        Error(ErrorCode::invalid_input, {"任职受雇月份数 " + std::to_string(input.basic_months) + " 不在 0 到 " +
                                             std::to_string(calendar_months) + " 之间",
                                         std::to_string(input.basic_months) + " months employed is not within 0 to " +
                                             std::to_string(calendar_months)})
            .way_out({"检查入职日期与税款所属期 " + input.month.to_string(),
                      "check the hiring date against tax month " + input.month.to_string()}));
  switch (input.rule) {
    case BasicDeductionRule::months_employed: break;
    case BasicDeductionRule::first_job_in_year:
      if (!parameters.first_job_rule)
        return not_in_force(input.month, "首次取得工资的减除费用规则（2020年第13号公告）",
                            "the first-job rule (STA 2020 No. 13)");
      return parameters.basic_deduction * calendar_months;
    case BasicDeductionRule::sixty_thousand:
      if (!parameters.small_income_limit)
        return not_in_force(input.month, "一次扣除 60000 元的规则（2020年第19号公告）",
                            "the 60000 rule (STA 2020 No. 19)");
      if (input.basic_months != calendar_months)
        return fail(Error(ErrorCode::invalid_input, {"一次扣除 60000 元的规则要求自 1 月起一直在本单位任职",
                                                     "the 60000 rule asks for employment here since January"})
                        .way_out({"改用按任职月份数扣除，或更正入职日期",
                                  "use the months-employed rule, or correct the hiring date"}));
      return *parameters.small_income_limit;
  }
  return parameters.basic_deduction * input.basic_months;
}

YearToDate with_month(YearToDate sums, const MonthInput& month) {
  sums.income += month.income;
  sums.exempt += month.exempt;
  sums.special += month.special;
  sums.special_additional += month.special_additional;
  sums.other += month.other;
  sums.reliefs += month.reliefs;
  sums.donation += month.donation;
  return sums;
}

}  // namespace

Result<Withholding> withhold(const Parameters& parameters, const YearToDate& before, const MonthInput& month) {
  FENHAO_TRY(basic, cumulative_basic(parameters, month));
  Withholding result;
  auto& sums = result.after = with_month(before, month);
  result.cumulative_basic = basic;
  result.taxable_before_clamp =
      sums.income - sums.exempt - basic - sums.special - sums.special_additional - sums.other - sums.donation;
  result.cumulative_taxable = std::max(Money{}, result.taxable_before_clamp);

  FENHAO_TRY(bracket, bracket_of(parameters.annual, result.cumulative_taxable));
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.cumulative_tax =
      multiply(result.cumulative_taxable, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction;

  const Money owed = std::max(Money{}, result.cumulative_tax - sums.reliefs);
  result.due = std::max(Money{}, owed - before.withheld);
  sums.withheld = before.withheld + result.due;
  result.over_withheld = std::max(Money{}, sums.withheld - owed);
  return result;
}

int months_employed(TaxMonth month, Date hired, std::optional<Date> last_day) {
  const Month january = month.month - (month.month.number() - 1);
  const Month first = std::max(january, hired.month());
  const Month last = last_day ? std::min(month.month, last_day->month()) : month.month;
  return std::max(0, last - first + 1);
}

}  // namespace fenhao::tax
