#include "tax/non_resident.h"

#include <algorithm>

#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

const Text wage_text{"工资薪金收入额", "the wage income"};

Status check(const Wage& wage) {
  FENHAO_CHECK(not_negative(wage.worldwide, {"境内外工资薪金总额", "the worldwide wage"}));
  FENHAO_CHECK(not_negative(wage.borne_in_china, {"境内支付或负担的工资", "the wage borne in China"}));
  if (wage.borne_in_china > wage.worldwide)
    return fail(Error(ErrorCode::invalid_input, {"境内支付或负担的工资多于境内外工资总额",
                                                 "more is borne in China than is paid in the whole world"})
                    .way_out({"总额应含境内部分", "the total includes the part borne in China"}));
  if (wage.days <= 0 || wage.days_in_china.is_negative() || wage.days_in_china > Decimal(wage.days))
    return fail(Error(ErrorCode::invalid_input, {"境内工作天数不在 0 到所属期间公历天数之间",
                                                 "working days in China are not within 0 and the days of the period"})
                    .way_out({"检查境内工作天数和所属期间", "check the working days and the period"}));
  return {};
}

Money share_of(Money amount, const Decimal& days, int all_days) {
  return Money::round(divide(amount.decimal() * days, Decimal(all_days), 2, RoundingMode::half_up),
                      Rounding::half_up_fen);
}

Result<SpreadTax> spread(const Parameters& parameters, Money income) {
  FENHAO_CHECK(not_negative(income, {"奖金或股权激励收入额", "the bonus or equity income"}));
  const int parts = parameters.rules.non_resident.bonus_months;
  FENHAO_TRY(bracket, bracket_of(parameters.monthly, income, parts));
  return SpreadTax{income, divide(income.decimal(), Decimal(parts), 2, RoundingMode::half_up), bracket.rate,
                   bracket.quick_deduction,
                   multiply(income, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction * parts};
}

}  // namespace

bool is_resident(const NonResidentRules& rules, int residence_days) { return residence_days >= rules.resident_days; }

Result<Money> wage_income(WageSource source, const Wage& wage) {
  FENHAO_CHECK(check(wage));
  switch (source) {
    case WageSource::worked_and_borne_in_china: return share_of(wage.borne_in_china, wage.days_in_china, wage.days);
    case WageSource::worked_in_china: return share_of(wage.worldwide, wage.days_in_china, wage.days);
    case WageSource::all_but_abroad:
      return wage.worldwide -
             share_of(wage.worldwide - wage.borne_in_china, Decimal(wage.days) - wage.days_in_china, wage.days);
    case WageSource::whole_world: return wage.worldwide;
    case WageSource::borne_in_china: return wage.borne_in_china;
  }
  return fail(ErrorCode::internal, "未知的来源规则", "unknown source rule");
}

Result<NonResidentTax> tax_non_resident_month(const Parameters& parameters, Money income) {
  FENHAO_CHECK(not_negative(income, wage_text));
  NonResidentTax result;
  result.income = income;
  result.taxable = std::max(Money{}, income - parameters.basic_deduction);
  FENHAO_TRY(bracket, bracket_of(parameters.monthly, result.taxable));
  FENHAO_TRY(tax, tax_by(parameters.monthly, result.taxable));
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.tax = tax;
  return result;
}

Result<SpreadTax> tax_non_resident_bonus(const Parameters& parameters, Money income) {
  return spread(parameters, income);
}

Result<SpreadTax> tax_non_resident_equity(const Parameters& parameters, Money income_before, Money income) {
  FENHAO_CHECK(not_negative(income, {"股权激励收入额", "the equity income"}));
  FENHAO_TRY(before, spread(parameters, income_before));
  FENHAO_TRY(all, spread(parameters, income_before + income));
  all.income = income;
  all.tax -= before.tax;
  return all;
}

Result<Retaxed> tax_again_as_non_resident(const Parameters& parameters, std::span<const Money> month_incomes,
                                          Money withheld) {
  FENHAO_CHECK(not_negative(withheld, {"已预扣税额", "the tax withheld"}));
  Retaxed result;
  for (const Money income : month_incomes) {
    FENHAO_TRY(month, tax_non_resident_month(parameters, income));
    result.tax += month.tax;
    result.months.push_back(month);
  }
  result.difference = result.tax - withheld;
  return result;
}

}  // namespace fenhao::tax
