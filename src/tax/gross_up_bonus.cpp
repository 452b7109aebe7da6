#include "tax/gross_search.h"
#include "tax/gross_up.h"

namespace fenhao::tax {
namespace {

Status check_share(Rate share) {
  if (share >= Rate{} && share.decimal() <= Decimal(1)) return {};
  return fail(Error(ErrorCode::invalid_input, {"单位负担税款的比例不在 0 到 100% 之间",
                                               "the employer's share of the tax is not within 0 and 100%"})
                  .way_out({"更正负担比例", "correct the share"}));
}

// What remains of a bracket's upper bound: the bounds of 不含税级距.
Money net_bound(const Bracket& bracket) {
  return *bracket.up_to - (multiply(*bracket.up_to, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction);
}

Bracket bracket_of_net(const Table& monthly, Money net) {
  for (const auto& bracket : monthly.brackets)
    if (bracket.up_to && net <= net_bound(bracket) * months_in_year) return bracket;
  return monthly.brackets.back();
}

Money formula(const Bracket& a, Money net, Rate share) {
  const Decimal above = net.decimal() - a.quick_deduction.decimal() * share.decimal();
  const Decimal below = Decimal(1) - a.rate.decimal() * share.decimal();
  return Money::round(divide(above, below, 2, RoundingMode::half_up), Rounding::half_up_fen);
}

// Amounts right above which the tax jumps, and the net falls.
std::vector<Money> jumps(const Table& monthly) {
  std::vector<Money> amounts;
  for (const auto& bracket : monthly.brackets)
    if (bracket.up_to) amounts.push_back(*bracket.up_to * months_in_year);
  return amounts;
}

bool holds(const GrossRange& range, Money amount) { return range.first <= amount && amount <= range.last; }

}  // namespace

Result<BonusGrossUp> gross_up_bonus(const Parameters& parameters, Money net, Rate share, TaxMonth month) {
  FENHAO_CHECK(check_share(share));
  const NetOf net_of = [&](Money bonus) -> Result<Money> {
    FENHAO_TRY(taxed, annual_bonus(parameters, bonus, month));
    return bonus - multiply(taxed.tax, share, Rounding::half_up_fen);
  };
  BonusGrossUp result;
  FENHAO_TRY(found, search_gross(net_of, net, jumps(parameters.monthly)));
  result.found = std::move(found);

  const Bracket a = bracket_of_net(parameters.monthly, net);
  result.rate_a = a.rate;
  result.quick_a = a.quick_deduction;
  result.by_formula = formula(a, net, share);
  FENHAO_TRY(formula_net, net_of(result.by_formula));
  result.formula_holds = formula_net == net;
  auto& exact = result.found.exact;
  if (!exact.empty() && holds(exact.front(), result.by_formula)) result.found.gross = result.by_formula;

  FENHAO_TRY(taxed, annual_bonus(parameters, result.found.gross, month));
  result.tax = taxed;
  result.employer_bears = multiply(taxed.tax, share, Rounding::half_up_fen);
  result.employee_bears = taxed.tax - result.employer_bears;
  return result;
}

}  // namespace fenhao::tax
