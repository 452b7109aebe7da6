#include "tax/gross_up.h"

#include "tax/gross_search.h"
#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const TaxMonth january = tax_month(2026, 1);

const Parameters& law() {
  static const Parameters parameters = parameters_of(january);
  return parameters;
}

constexpr Money fen = Money::from_fen(1);

// Every gross up to `most` whose net is `net`, fen by fen.
std::vector<GrossRange> by_trying_all(const NetOf& net_of, Money net, Money most) {
  std::vector<GrossRange> ranges;
  for (Money gross; gross <= most; gross += fen) {
    if (must(net_of(gross)) != net) continue;
    if (!ranges.empty() && ranges.back().last + fen == gross)
      ranges.back().last = gross;
    else
      ranges.push_back({gross, gross});
  }
  return ranges;
}

TEST(GrossSearch, FindsWhatTryingEveryFenFinds) {
  // 10% up to 5.05 yuan, then 50% of all: the net falls above, and 5.04 and 5.05 leave the same.
  const NetOf net_of = [](Money gross) -> Result<Money> {
    const Money tax = multiply(gross, gross <= yuan("5.05") ? rate("0.1") : rate("0.5"), Rounding::half_up_fen);
    return gross - tax;
  };
  for (Money net; net <= yuan("6"); net += fen) {
    const auto found = must(search_gross(net_of, net, {yuan("5.05")}));
    const auto all = by_trying_all(net_of, net, yuan("13"));
    ASSERT_EQ(found.exact.size(), all.size()) << net.to_string();
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(found.exact[i].first, all[i].first) << net.to_string();
      EXPECT_EQ(found.exact[i].last, all[i].last) << net.to_string();
    }
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(found.gross, all[0].first);
    EXPECT_EQ(found.fit == GrossUp::Fit::several, all.size() > 1);
  }
}

TEST(GrossSearch, NeighbouringFenAcrossABoundAreOneRange) {
  const NetOf net_of = [](Money gross) -> Result<Money> {
    return gross - multiply(gross, rate("0.1"), Rounding::half_up_fen);
  };
  const auto found = must(search_gross(net_of, yuan("4.54"), {yuan("5.04")}));
  ASSERT_EQ(found.fit, GrossUp::Fit::one);
  EXPECT_EQ(found.exact[0].first, yuan("5.04"));
  EXPECT_EQ(found.exact[0].last, yuan("5.05"));
}

TEST(GrossSearch, SaysWhenNoGrossFits) {
  const NetOf even_fen = [](Money gross) -> Result<Money> { return gross * 2; };
  const auto found = must(search_gross(even_fen, Money::from_fen(7)));
  EXPECT_EQ(found.fit, GrossUp::Fit::none);
  EXPECT_TRUE(found.exact.empty());
  EXPECT_EQ(found.gross, Money::from_fen(4));
  EXPECT_EQ(found.net_reached, Money::from_fen(8));
  EXPECT_NE(label(found.fit), label(GrossUp::Fit::one));
}

TEST(GrossSearch, PassesErrorsOnAndRefusesNegativeNets) {
  const NetOf broken = [](Money) -> Result<Money> { return fail(ErrorCode::not_found, "没有", "none"); };
  EXPECT_EQ(search_gross(broken, yuan("1")).error().code(), ErrorCode::not_found);
  const NetOf whole = [](Money gross) -> Result<Money> { return gross; };
  EXPECT_EQ(search_gross(whole, yuan("-0.01")).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(must(search_gross(whole, Money{})).gross, Money{});
}

MonthInput first_month() { return {.month = january, .basic_months = 1}; }

TEST(GrossUpWage, NetWithoutTaxIsTheGrossLessContributions) {
  const Contributions fixed{.fixed = yuan("1000")};
  const auto result = must(gross_up_wage(law(), {}, first_month(), fixed, yuan("4000")));
  EXPECT_EQ(result.found.gross, yuan("5000"));
  EXPECT_EQ(result.withholding.due, Money{});
  EXPECT_EQ(must(gross_up_wage(law(), {}, first_month(), fixed, Money{})).found.gross, yuan("1000"));
}

TEST(GrossUpWage, EveryBracketVerifiesForward) {
  const Contributions fixed{.fixed = yuan("2253.37")};
  for (const auto* net : {"0.01", "7696.63", "40000", "123456.78", "250000", "512345.67", "1000000"}) {
    const auto result = must(gross_up_wage(law(), {}, first_month(), fixed, yuan(net)));
    EXPECT_EQ(result.found.fit, GrossUp::Fit::one) << net;
    EXPECT_EQ(result.found.gross - result.contributions - result.withholding.due, yuan(net));
    MonthInput lower = first_month();
    lower.income = result.found.gross - fen;
    lower.special = result.contributions;
    EXPECT_LT(lower.income - lower.special - must(withhold(law(), {}, lower)).due, yuan(net)) << "the smallest";
  }
}

TEST(GrossUpWage, CreditOfEarlierMonthsLowersTheGross) {
  YearToDate before;
  before.income = yuan("10000");
  before.withheld = yuan("150");
  MonthInput month{.month = tax_month(2026, 2), .basic_months = 2};
  month.special_additional = yuan("3000");
  const auto result = must(gross_up_wage(law(), before, month, {}, yuan("8000")));
  EXPECT_EQ(result.found.gross, yuan("8000")) << "the tax of both months is withheld already";
}

TEST(GrossUpWage, BenefitsInKindAreTaxedAlongAndNotPaid) {
  MonthInput month = first_month();
  month.income = yuan("1000");
  const auto result = must(gross_up_wage(law(), {}, month, {}, yuan("5000")));
  EXPECT_EQ(result.withholding.after.income, result.found.gross + yuan("1000"));
  EXPECT_EQ(result.found.gross - result.withholding.due, yuan("5000"));
}

TEST(GrossUpWage, ContributionsByRateWithinTheirBounds) {
  const Contributions rated{.rate = rate("0.105"), .fixed = yuan("3"), .floor = yuan("4800"), .cap = yuan("24000")};
  EXPECT_EQ(contributions_of(rated, Money{}), yuan("507"));
  EXPECT_EQ(contributions_of(rated, yuan("10000")), yuan("1053"));
  EXPECT_EQ(contributions_of(rated, yuan("24000.01")), yuan("2523"));
  for (const auto* net : {"4293", "9000", "21477", "30000"}) {
    const auto result = must(gross_up_wage(law(), {}, first_month(), rated, yuan(net)));
    EXPECT_EQ(result.found.gross - result.contributions - result.withholding.due, yuan(net));
  }
  EXPECT_FALSE(gross_up_wage(law(), {}, first_month(), {.rate = rate("1")}, yuan("1")));
  EXPECT_FALSE(gross_up_wage(law(), {}, first_month(), {.fixed = yuan("-1")}, yuan("1")));
  EXPECT_FALSE(gross_up_wage(law(), {}, first_month(), {.floor = yuan("2"), .cap = yuan("1")}, yuan("1")));
}

TEST(GrossUpWage, ANetBeyondMoneyOverflowsInsteadOfWrapping) {
  EXPECT_THROW(
      (void)gross_up_wage(law(), {}, first_month(), {}, Money::from_fen(std::int64_t{9'000'000'000'000'000'000})),
      Failure);
}

TEST(GrossUpAverage, SaysWhenTheYearMissesByAFen) {
  const AverageMonth month{.months = 12};
  const auto result = must(gross_up_average(law(), month, yuan("10000")));
  EXPECT_GE(result.found.net_reached, yuan("120000"));
  EXPECT_EQ(result.found.gross * 12 - result.tax, result.found.net_reached);
  EXPECT_EQ(result.found.fit == GrossUp::Fit::none, result.found.net_reached != yuan("120000"));
  EXPECT_FALSE(gross_up_average(law(), {.months = 0}, yuan("1")));
  EXPECT_FALSE(gross_up_average(law(), {.months = 13}, yuan("1")));
}

BonusGrossUp bonus(std::string_view net, std::string_view share = "1") {
  return must(gross_up_bonus(law(), yuan(net), rate(share), january));
}

TEST(GrossUpBonus, NearADeadZoneTwoGrossesFit) {
  const auto result = bonus("33000");
  ASSERT_EQ(result.found.fit, GrossUp::Fit::several);
  EXPECT_EQ(result.found.exact[1].first, yuan("36433.33"));
  EXPECT_EQ(result.found.gross, yuan("34020.62"));
  EXPECT_TRUE(result.formula_holds);
}

TEST(GrossUpBonus, TheFormulaMissesWhereTheGridDoesNot) {
  // 不含税级距 still says 10%, but that gross lies above 144000, where 20% applies.
  const auto result = bonus("131000");
  EXPECT_EQ(result.rate_a, rate("0.10"));
  EXPECT_FALSE(result.formula_holds);
  EXPECT_EQ(result.found.gross, yuan("161987.50"));
  EXPECT_EQ(result.found.gross - result.tax.tax, yuan("131000"));
  EXPECT_EQ(result.tax.rate, rate("0.20"));
}

TEST(GrossUpBonus, AmongNeighbouringFenTheFormulaDecides) {
  const auto result = bonus("30000");
  ASSERT_EQ(result.found.exact.size(), 1u);
  EXPECT_EQ(result.found.exact[0].first, yuan("30927.83"));
  EXPECT_EQ(result.found.exact[0].last, yuan("30927.84"));
  EXPECT_EQ(result.found.gross, yuan("30927.84"));
}

TEST(GrossUpBonus, TheNetTableIsThePublishedOne) {
  const auto rate_a = [](Money net) { return must(gross_up_bonus(law(), net, rate("1"), january)).rate_a; };
  const std::pair<int, const char*> bounds[] = {{2910, "0.03"},  {11010, "0.10"}, {21410, "0.20"},
                                                {28910, "0.25"}, {42910, "0.30"}, {59160, "0.35"}};
  for (const auto& [monthly, expected] : bounds) {
    const Money bound = Money::from_yuan(monthly) * 12;
    EXPECT_EQ(rate_a(bound), rate(expected));
    EXPECT_GT(rate_a(bound + fen), rate(expected));
  }
}

TEST(GrossUpBonus, EveryAnswerVerifiesForward) {
  for (const auto* share : {"0", "0.3", "0.5", "1"})
    for (const auto* net : {"0", "0.01", "34920", "34920.01", "36000", "129810", "131000", "250000", "999999.99"}) {
      const auto result = bonus(net, share);
      ASSERT_NE(result.found.fit, GrossUp::Fit::none) << net << " " << share;
      EXPECT_EQ(result.found.gross - result.employer_bears, yuan(net)) << net << " " << share;
      EXPECT_EQ(result.employer_bears + result.employee_bears, result.tax.tax);
    }
}

TEST(GrossUpBonus, WithoutAShareNothingIsAdded) {
  EXPECT_EQ(bonus("60000", "0").found.gross, yuan("60000"));
  EXPECT_EQ(bonus("60000", "0").employer_bears, Money{});
}

TEST(GrossUpBonus, RefusesImpossibleSharesAndMonths) {
  EXPECT_FALSE(gross_up_bonus(law(), yuan("1"), rate("1.01"), january));
  EXPECT_FALSE(gross_up_bonus(law(), yuan("1"), rate("-0.1"), january));
  EXPECT_FALSE(gross_up_bonus(law(), yuan("-1"), rate("1"), january));
  EXPECT_EQ(gross_up_bonus(law(), yuan("1"), rate("1"), tax_month(2028, 1)).error().code(), ErrorCode::not_allowed);
}

TEST(GrossUpRemuneration, AtTheBoundsOfTheNetTable) {
  const auto gross = [](RemunerationKind kind, std::string_view net) {
    return must(gross_up_remuneration(law(), kind, yuan(net))).found.gross.to_string();
  };
  using enum RemunerationKind;
  EXPECT_EQ(gross(labour, "800"), "800.00");
  EXPECT_EQ(gross(labour, "3360"), "4000.00");
  EXPECT_EQ(gross(labour, "21000"), "25000.00");
  EXPECT_EQ(gross(labour, "49500"), "62500.00");
  EXPECT_EQ(gross(author, "8880"), "10000.00");
  EXPECT_EQ(gross(royalty, "8400"), "10000.00");
}

TEST(GrossUpRemuneration, EveryAnswerVerifiesForward) {
  for (const auto kind : {RemunerationKind::labour, RemunerationKind::author, RemunerationKind::royalty})
    for (const auto* net : {"0", "799.99", "3359.99", "3360.01", "21000.01", "49500.01", "777777.77"}) {
      const auto resident = must(gross_up_remuneration(law(), kind, yuan(net)));
      EXPECT_EQ(resident.found.gross - resident.tax.tax, yuan(net));
      const auto other = must(gross_up_non_resident_remuneration(law(), kind, yuan(net)));
      EXPECT_EQ(other.found.gross - other.tax.tax, yuan(net));
    }
  EXPECT_FALSE(gross_up_remuneration(law(), RemunerationKind::labour, yuan("-1")));
}

TEST(GrossUpLabour, CumulativeMonthsFollowEachOther) {
  LabourToDate before;
  for (int month = 1; month <= 12; ++month) {
    const auto result = must(
        gross_up_labour(law(), LabourScope::platform_worker, before, {}, month, tax_month(2026, month), yuan("20000")));
    EXPECT_EQ(result.found.gross - result.withholding.due, yuan("20000")) << month;
    before = result.withholding.after;
  }
  EXPECT_FALSE(gross_up_labour(law(), LabourScope::platform_worker, {}, {.income = yuan("1")}, 1, january, yuan("1")));
}

TEST(GrossUpNonResident, MonthsAndBonuses) {
  EXPECT_EQ(must(gross_up_non_resident_month(law(), yuan("5000"))).found.gross, yuan("5000"));
  for (const auto* net : {"5000.01", "7910", "20000", "123456.78"}) {
    const auto month = must(gross_up_non_resident_month(law(), yuan(net)));
    EXPECT_EQ(month.found.gross - month.tax.tax, yuan(net));
    const auto bonus = must(gross_up_non_resident_bonus(law(), yuan(net)));
    EXPECT_EQ(bonus.found.gross - bonus.tax.tax, yuan(net));
    EXPECT_EQ(bonus.found.fit, GrossUp::Fit::one) << "six times the monthly table does not jump";
  }
}

TEST(GrossUpNonResident, PartlyInChinaVerifiesForward) {
  PartlyInChina work{.paid_abroad = yuan("18000"), .days_in_china = must(Decimal::parse("12.5")), .days = 30};
  using enum WageSource;
  for (const auto source : {worked_and_borne_in_china, worked_in_china, all_but_abroad, whole_world, borne_in_china}) {
    work.source = source;
    for (const auto* net : {"9000", "33333.33", "150000"}) {
      const auto result = must(gross_up_partly_in_china(law(), work, yuan(net)));
      EXPECT_EQ(result.found.gross - result.tax.tax, yuan(net)) << to_string(source) << " " << net;
      EXPECT_NE(result.found.fit, GrossUp::Fit::several);
    }
  }
  work.days = 10;
  EXPECT_EQ(gross_up_partly_in_china(law(), work, yuan("1")).error().code(), ErrorCode::invalid_input);
}

}  // namespace
}  // namespace fenhao::tax
