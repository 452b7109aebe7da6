#include "tax/bonus.h"

namespace fenhao::tax {
namespace {

Money tax_alone(const Bracket& bracket, Money bonus) {
  return multiply(bonus, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction;
}

// The dead zone above a bracket: net(to) = net(from), so to = (net(from) − next quick deduction) / (1 − next rate).
DeadZone zone_above(const Bracket& bracket, const Bracket& next) {
  DeadZone zone;
  zone.from = *bracket.up_to * months_in_year;
  zone.net_at_from = zone.from - tax_alone(bracket, zone.from);
  const Money numerator = zone.net_at_from - next.quick_deduction;
  zone.to = Money::round(divide(numerator.decimal(), Decimal(1) - next.rate.decimal(), 2, RoundingMode::half_up),
                         Rounding::half_up_fen);
  return zone;
}

}  // namespace

Result<std::vector<DeadZone>> dead_zones(const Table& monthly) {
  std::vector<DeadZone> zones;
  for (std::size_t i = 0; i + 1 < monthly.brackets.size(); ++i) {
    const auto& bracket = monthly.brackets[i];
    if (!bracket.up_to)
      return fail(ErrorCode::invalid_input, "税率表“" + monthly.name + "”中间级距没有上限",
                  "an inner bracket of tax table \"" + monthly.name + "\" has no upper bound");
    const auto& next = monthly.brackets[i + 1];
    zones.push_back(zone_above(bracket, next));
    if (next.up_to && zones.back().to > *next.up_to * months_in_year)
      return fail(ErrorCode::invalid_input, "税率表“" + monthly.name + "”的级距过窄，奖金盲区跨级",
                  "a bracket of tax table \"" + monthly.name + "\" is too narrow: a dead zone crosses it");
  }
  return zones;
}

Result<BonusTax> annual_bonus(const Parameters& parameters, Money bonus, TaxMonth month) {
  if (month.month > parameters.bonus_alone_until.month())
    return fail(
        Error(ErrorCode::not_allowed, {"全年一次性奖金单独计税到 " + parameters.bonus_alone_until.to_string() +
                                           " 为止，" + month.to_string() + " 不能再用",
                                       "the annual bonus may be taxed alone until " +
                                           parameters.bonus_alone_until.to_string() + ", not in " + month.to_string()})
            .way_out({"并入当月工资计税；政策若已延期，更新 policy/national/tax.yaml",
                      "merge it into the month's wages; if the policy was extended, update policy/national/tax.yaml"}));
  if (bonus.is_negative())
    return fail(Error(ErrorCode::invalid_input, {"全年一次性奖金不能是负数", "an annual bonus cannot be negative"})
                    .way_out({"更正录入的奖金", "correct the bonus"}));
  FENHAO_TRY(bracket, bracket_of(parameters.monthly, bonus, months_in_year));
  FENHAO_TRY(zones, dead_zones(parameters.monthly));
  BonusTax result;
  result.bonus = bonus;
  result.per_month = divide(bonus.decimal(), Decimal(months_in_year), 4, RoundingMode::half_up);
  result.rate = bracket.rate;
  result.quick_deduction = bracket.quick_deduction;
  result.tax = tax_alone(bracket, bonus);
  for (const auto& zone : zones) {
    if (bonus <= zone.from || bonus > zone.to) continue;
    result.in_dead_zone = true;
    result.zone_from = zone.from;
    result.zone_to = zone.to;
  }
  return result;
}

Result<BonusChoice> compare_bonus(const Parameters& parameters, const AnnualFigures& year, Money bonus, TaxMonth paid) {
  FENHAO_TRY(alone, annual_bonus(parameters, bonus, paid));
  const Money taxable = year.income - year.exempt - parameters.rules.annual_deduction - year.special -
                        year.special_additional - year.other - year.donation;
  FENHAO_TRY(wages, tax_by(parameters.annual, taxable));
  FENHAO_TRY(merged, tax_by(parameters.annual, taxable + bonus));
  BonusChoice choice;
  choice.tax_on_wages = wages;
  choice.bonus_tax_alone = alone.tax;
  choice.bonus_tax_merged = merged - wages;
  choice.total_alone = wages + alone.tax;
  choice.total_merged = merged;
  if (choice.total_alone < merged) choice.better = BonusChoice::Better::alone;
  if (merged < choice.total_alone) choice.better = BonusChoice::Better::merged;
  choice.saving =
      choice.better == BonusChoice::Better::alone ? merged - choice.total_alone : choice.total_alone - merged;
  return choice;
}

}  // namespace fenhao::tax
