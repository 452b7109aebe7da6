#include "tax/gross_up.h"

#include <algorithm>

#include "tax/gross_search.h"
#include "tax/refusals.h"

namespace fenhao::tax {
namespace {

Status check(const Contributions& contributions) {
  FENHAO_CHECK(not_negative(contributions.fixed, {"个人缴费", "the contributions"}));
  FENHAO_CHECK(not_negative(contributions.floor, {"缴费基数下限", "the floor of the contribution base"}));
  const bool crossed = contributions.cap && *contributions.cap < contributions.floor;
  if (!crossed && contributions.rate >= Rate{} && contributions.rate.decimal() < Decimal(1)) return {};
  return fail(
      Error(ErrorCode::invalid_input, {"个人缴费比例应在 0 到 100% 之间，基数上限不低于下限",
                                       "the contribution rate must be within 0 and 100%, the cap not below the floor"})
          .way_out({"更正缴费比例和基数上下限", "correct the rate, the floor and the cap"}));
}

MonthInput with_gross(MonthInput month, Money gross, Money contributions) {
  month.income += gross;
  month.special += contributions;
  return month;
}

Result<Money> tax_of_months(const Parameters& parameters, const AverageMonth& month, Money gross) {
  const Money taxable = gross - contributions_of(month.contributions, gross) - month.special_additional - month.other -
                        parameters.basic_deduction;
  return tax_by(parameters.annual, taxable * month.months);
}

// By a tax function of one amount whose tax grows by one fen at most with each fen of gross.
template <class Up, class Forward>
Result<Up> gross_up_by(Forward forward, Money net) {
  const NetOf net_of = [&](Money gross) -> Result<Money> {
    FENHAO_TRY(taxed, forward(gross));
    return gross - taxed.tax;
  };
  FENHAO_TRY(found, search_gross(net_of, net));
  FENHAO_TRY(taxed, forward(found.gross));
  return Up{found, taxed};
}

}  // namespace

Text label(GrossUp::Fit fit) {
  switch (fit) {
    case GrossUp::Fit::none:
      return {"没有恰好的税前额，取超过该税后额的最小值", "no exact gross; the smallest that leaves more"};
    case GrossUp::Fit::one: return {"唯一解", "one gross"};
    case GrossUp::Fit::several: return {"有多个税前额，取最小值", "several grosses; the smallest"};
  }
  return {};
}

Money contributions_of(const Contributions& contributions, Money gross) {
  Money base = std::max(gross, contributions.floor);
  if (contributions.cap) base = std::min(base, *contributions.cap);
  return multiply(base, contributions.rate, Rounding::half_up_fen) + contributions.fixed;
}

Result<WageGrossUp> gross_up_wage(const Parameters& parameters, const YearToDate& before, const MonthInput& month,
                                  const Contributions& contributions, Money net) {
  FENHAO_CHECK(check(contributions));
  const auto forward = [&](Money gross) {
    return withhold(parameters, before, with_gross(month, gross, contributions_of(contributions, gross)));
  };
  const NetOf net_of = [&](Money gross) -> Result<Money> {
    FENHAO_TRY(withholding, forward(gross));
    return gross - contributions_of(contributions, gross) - withholding.due;
  };
  FENHAO_TRY(found, search_gross(net_of, net));
  FENHAO_TRY(withholding, forward(found.gross));
  return WageGrossUp{found, contributions_of(contributions, found.gross), withholding};
}

Result<AverageGrossUp> gross_up_average(const Parameters& parameters, const AverageMonth& month, Money monthly_net) {
  FENHAO_CHECK(check(month.contributions));
  if (month.months < 1 || month.months > months_in_year)
    return fail(Error(ErrorCode::invalid_input, {"月数不在 1 到 12 之间", "the number of months is not within 1 to 12"})
                    .way_out({"更正月数", "correct the number of months"}));
  const NetOf net_of = [&](Money gross) -> Result<Money> {
    FENHAO_TRY(tax, tax_of_months(parameters, month, gross));
    return (gross - contributions_of(month.contributions, gross)) * month.months - tax;
  };
  FENHAO_TRY(found, search_gross(net_of, monthly_net * month.months));
  FENHAO_TRY(tax, tax_of_months(parameters, month, found.gross));
  return AverageGrossUp{found, contributions_of(month.contributions, found.gross), tax};
}

Result<RemunerationGrossUp> gross_up_remuneration(const Parameters& parameters, RemunerationKind kind, Money net) {
  return gross_up_by<RemunerationGrossUp>([&](Money gross) { return withhold_remuneration(parameters, kind, gross); },
                                          net);
}

Result<RemunerationGrossUp> gross_up_non_resident_remuneration(const Parameters& parameters, RemunerationKind kind,
                                                               Money net) {
  return gross_up_by<RemunerationGrossUp>(
      [&](Money gross) { return withhold_non_resident_remuneration(parameters, kind, gross); }, net);
}

Result<LabourGrossUp> gross_up_labour(const Parameters& parameters, LabourScope scope, const LabourToDate& before,
                                      const LabourFigures& month, int months, TaxMonth tax_month, Money net) {
  if (!month.income.is_zero())
    return fail(
        Error(ErrorCode::invalid_input, {"倒算时不应给出当月税前收入", "the month's gross is what is looked for"})
            .way_out({"当月收入填 0", "enter 0 for the month's income"}));
  const auto forward = [&](Money gross) {
    LabourFigures figures = month;
    figures.income = gross;
    return withhold_labour(parameters, scope, before, figures, months, tax_month);
  };
  const NetOf net_of = [&](Money gross) -> Result<Money> {
    FENHAO_TRY(withholding, forward(gross));
    return gross - withholding.due;
  };
  FENHAO_TRY(found, search_gross(net_of, net));
  FENHAO_TRY(withholding, forward(found.gross));
  return LabourGrossUp{found, withholding};
}

Result<NonResidentGrossUp> gross_up_non_resident_month(const Parameters& parameters, Money net) {
  return gross_up_by<NonResidentGrossUp>([&](Money gross) { return tax_non_resident_month(parameters, gross); }, net);
}

Result<NonResidentGrossUp> gross_up_partly_in_china(const Parameters& parameters, const PartlyInChina& work,
                                                    Money net) {
  const auto forward = [&](Money gross) -> Result<NonResidentTax> {
    FENHAO_TRY(income, wage_income(work.source, {work.paid_abroad + gross, gross, work.days_in_china, work.days}));
    return tax_non_resident_month(parameters, income);
  };
  return gross_up_by<NonResidentGrossUp>(forward, net);
}

Result<NonResidentBonusGrossUp> gross_up_non_resident_bonus(const Parameters& parameters, Money net) {
  return gross_up_by<NonResidentBonusGrossUp>([&](Money gross) { return tax_non_resident_bonus(parameters, gross); },
                                              net);
}

}  // namespace fenhao::tax
