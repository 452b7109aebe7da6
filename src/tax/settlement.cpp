#include "tax/settlement.h"

#include <algorithm>

#include "tax/refusals.h"
#include "tax/remuneration.h"

namespace fenhao::tax {
namespace {

constexpr int december_number = 12;

Status check(const SettlementYear& year, TaxMonth december) {
  if (december.month.number() != december_number)
    return fail(Error(ErrorCode::invalid_input,
                      {"年度汇算按 12 月的参数计算，而不是 " + december.to_string(),
                       "a settlement uses the parameters of December, not of " + december.to_string()})
                    .way_out({"传入该纳税年度的 12 月", "pass December of the tax year"}));
  FENHAO_CHECK(not_negative(year.wages, {"工资薪金收入", "the wages"}));
  FENHAO_CHECK(not_negative(year.withheld, {"已预缴税额", "the tax withheld"}));
  for (const Money deduction :
       {year.exempt, year.special, year.special_additional, year.other, year.donation, year.reliefs})
    FENHAO_CHECK(not_negative(deduction, {"扣除额或减免税额", "a deduction or relief"}));
  return not_negative(year.bonus.value_or(Money{}), {"全年一次性奖金", "the annual bonus"});
}

Result<Money> income_amounts(const RemunerationRules& rules, const SettlementYear& year) {
  FENHAO_TRY(labour, income_amount(rules, RemunerationKind::labour, year.labour));
  FENHAO_TRY(author, income_amount(rules, RemunerationKind::author, year.author));
  FENHAO_TRY(royalty, income_amount(rules, RemunerationKind::royalty, year.royalty));
  return year.wages + labour + author + royalty;
}

Result<BonusChoice> compare(const Parameters& parameters, const SettlementYear& year, Money income, TaxMonth december) {
  const AnnualFigures figures{income, year.exempt, year.special, year.special_additional, year.other, year.donation};
  return compare_bonus(parameters, figures, *year.bonus, december);
}

bool is_waived(const SettlementRules& rules, const Settlement& result, bool withheld_by_law, TaxMonth december) {
  if (result.direction != Settlement::Direction::pay || !withheld_by_law) return false;
  if (december.month > rules.until.month()) return false;
  return result.receipts <= rules.income_limit || result.difference <= rules.due_limit;
}

// The year with the bonus alone, or merged; without a bonus both are the same.
Result<Settlement> settle_with(const Parameters& parameters, const SettlementYear& year, bool bonus_alone,
                               bool withheld_by_law, TaxMonth december) {
  FENHAO_TRY(income, income_amounts(parameters.rules.remuneration, year));
  const Money bonus = year.bonus.value_or(Money{});
  const Money merged = bonus_alone ? Money{} : bonus;
  Settlement result;
  result.bonus_alone = bonus_alone;
  result.receipts = year.wages + year.labour + year.author + year.royalty + merged;
  result.comprehensive_income = income + merged;
  if (bonus_alone) {
    FENHAO_TRY(alone, annual_bonus(parameters, bonus, december));
    result.bonus_tax = alone.tax;
  }
  result.taxable = std::max(Money{}, result.comprehensive_income - year.exempt - parameters.rules.annual_deduction -
                                         year.special - year.special_additional - year.other - year.donation);
  FENHAO_TRY(bracket, bracket_of(parameters.annual, result.taxable));
  FENHAO_TRY(tax, tax_by(parameters.annual, result.taxable));
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.comprehensive_tax = tax;
  result.tax = std::max(Money{}, tax - year.reliefs) + result.bonus_tax;
  result.difference = result.tax - year.withheld;
  if (result.difference > Money{}) result.direction = Settlement::Direction::pay;
  if (result.difference.is_negative()) result.direction = Settlement::Direction::refund;
  result.waived = is_waived(parameters.rules.settlement, result, withheld_by_law, december);
  return result;
}

}  // namespace

// The comparison of both ways has no reliefs; with them the two settlements themselves decide.
Result<Settlement> settle(const Parameters& parameters, const SettlementYear& year, BonusWay way, bool withheld_by_law,
                          TaxMonth december) {
  FENHAO_CHECK(check(year, december));
  FENHAO_TRY(merged, settle_with(parameters, year, false, withheld_by_law, december));
  if (!year.bonus || way == BonusWay::merged) return merged;
  FENHAO_TRY(alone, settle_with(parameters, year, true, withheld_by_law, december));
  const bool merging_is_cheaper = way == BonusWay::cheaper && merged.tax < alone.tax;
  auto& result = merging_is_cheaper ? merged : alone;
  FENHAO_TRY(choice, compare(parameters, year, alone.comprehensive_income, december));
  result.bonus_choice = choice;
  return result;
}

}  // namespace fenhao::tax
