#include "tax/one_off.h"

#include "tax/equity.h"
#include "tax/national_for_test.h"
#include "tax/rehire.h"

namespace fenhao::tax {
namespace {

const Parameters& law() {
  static const Parameters parameters = parameters_of(tax_month(2026, 6));
  return parameters;
}

TEST(SeveranceTax, OnlyAboveThreeTimesTheAverage) {
  const Severance at_limit{yuan("360000"), yuan("120000")};
  const auto none = must(tax_severance(law(), at_limit, SeveranceReading::whole_sum));
  EXPECT_EQ(none.exempt, yuan("360000"));
  EXPECT_EQ(none.tax, Money{});
  const auto below = must(tax_severance(law(), {yuan("100000"), yuan("120000")}, SeveranceReading::whole_sum));
  EXPECT_EQ(below.exempt, yuan("100000"));
  EXPECT_EQ(below.taxable, Money{});
  const Severance above{yuan("400000"), yuan("120000")};
  const auto taxed = must(tax_severance(law(), above, SeveranceReading::whole_sum));
  EXPECT_EQ(taxed.taxable, yuan("40000"));
  EXPECT_EQ(taxed.tax, yuan("1480")) << "annual table, no 60000";
  EXPECT_EQ(taxed.to_wages, Money{});
}

TEST(SeveranceTax, BankruptcyIsAllExempt) {
  const Severance pay{yuan("900000"), yuan("100000"), true};
  const auto result = must(tax_severance(law(), pay, SeveranceReading::whole_sum));
  EXPECT_EQ(result.exempt, yuan("900000"));
  EXPECT_EQ(result.tax, Money{});
}

TEST(SeveranceTax, TheOtherReadingSendsTheSurplusToWages) {
  Severance pay{yuan("400000"), yuan("120000"), false, yuan("370000")};
  const auto result = must(tax_severance(law(), pay, SeveranceReading::statutory_part));
  EXPECT_EQ(result.exempt, yuan("360000"));
  EXPECT_EQ(result.taxable, yuan("10000"));
  EXPECT_EQ(result.to_wages, yuan("30000"));
  EXPECT_EQ(result.tax, yuan("300"));
  pay.statutory_part.reset();
  EXPECT_FALSE(tax_severance(law(), pay, SeveranceReading::statutory_part));
  pay.statutory_part = yuan("400000.01");
  EXPECT_FALSE(tax_severance(law(), pay, SeveranceReading::statutory_part));
}

TEST(SeveranceTax, RefusesWithoutAnAverageWage) {
  EXPECT_FALSE(tax_severance(law(), {yuan("1"), Money{}}, SeveranceReading::whole_sum));
  EXPECT_FALSE(tax_severance(law(), {yuan("-1"), yuan("1")}, SeveranceReading::whole_sum));
}

Result<GrantTax> early(std::string_view grant, int months, EarlyRetirementReading reading) {
  return tax_early_retirement(law(), yuan(grant), months, reading);
}

TEST(EarlyRetirement, NothingUpToSixtyThousandAYear) {
  using enum EarlyRetirementReading;
  EXPECT_EQ(must(early("120000", 24, months_over_twelve)).tax, Money{});
  EXPECT_EQ(must(early("0", 24, months_over_twelve)).tax, Money{});
  EXPECT_EQ(must(early("120001", 24, months_over_twelve)).tax, yuan("0.03"));
}

TEST(EarlyRetirement, TheReadingsDifferInPartsOfAYear) {
  using enum EarlyRetirementReading;
  // 2.5 years: (300000 − 150000) × 10% − 2520 × 2.5; 2 years: (300000 − 120000) × 10% − 2520 × 2
  EXPECT_EQ(must(early("300000", 30, months_over_twelve)).tax, yuan("8700"));
  EXPECT_EQ(must(early("300000", 30, completed_years)).tax, yuan("12960"));
  EXPECT_EQ(must(early("300000", 24, completed_years)).tax, must(early("300000", 24, months_over_twelve)).tax);
  EXPECT_EQ(early("300000", 11, completed_years).error().code(), ErrorCode::not_allowed);
  EXPECT_FALSE(early("300000", 0, months_over_twelve));
  EXPECT_FALSE(early("-1", 12, months_over_twelve));
}

TEST(EarlyRetirement, BracketByTheExactYear) {
  using enum EarlyRetirementReading;
  EXPECT_EQ(must(early("288000", 36, months_over_twelve)).rate, rate("0.03"));
  EXPECT_EQ(must(early("288000.01", 36, months_over_twelve)).rate, rate("0.10"));
}

TEST(InternalRetirement, TheAverageOnlySetsTheRate) {
  const auto result = must(tax_internal_retirement(law(), yuan("120000"), 24, yuan("6000")));
  EXPECT_EQ(result.taxable, yuan("121000"));
  EXPECT_EQ(result.tax, yuan("11890"));
  EXPECT_EQ(must(tax_internal_retirement(law(), yuan("24000"), 12, yuan("6000"))).rate, rate("0.03"));
  EXPECT_EQ(must(tax_internal_retirement(law(), yuan("24000.01"), 12, yuan("6000"))).rate, rate("0.10"));
  EXPECT_EQ(must(tax_internal_retirement(law(), yuan("1000"), 12, yuan("1000"))).tax, Money{});
  EXPECT_FALSE(tax_internal_retirement(law(), yuan("1000"), 0, yuan("1000")));
  EXPECT_FALSE(tax_internal_retirement(law(), yuan("1000"), 1, yuan("-1")));
}

Decimal price(std::string_view text) { return must(Decimal::parse(text)); }

TEST(Equity, IncomeOfEachKind) {
  EXPECT_EQ(must(option_income(price("15"), price("5"), 10000)), yuan("100000"));
  EXPECT_EQ(must(option_income(price("4"), price("5"), 10000)), Money{}) << "a loss is no income";
  EXPECT_EQ(must(appreciation_income(price("20.125"), price("8"), 3)), yuan("36.38"));
  EXPECT_EQ(must(award_income(price("12.5"), price("0"), 100)), yuan("1250"));
  const RestrictedStock stock{price("10"), price("20"), 3000, 10000, yuan("50000")};
  EXPECT_EQ(must(restricted_stock_income(stock)), yuan("30000"));
}

TEST(Equity, RefusesNegativePricesAndMoreSharesThanGranted) {
  EXPECT_FALSE(option_income(price("-1"), price("5"), 1));
  EXPECT_FALSE(award_income(price("1"), price("0"), -1));
  EXPECT_FALSE(restricted_stock_income({price("1"), price("1"), 11, 10, Money{}}));
  EXPECT_FALSE(restricted_stock_income({price("1"), price("1"), 0, 0, Money{}}));
  EXPECT_FALSE(restricted_stock_income({price("1"), price("1"), 1, 10, yuan("-1")}));
}

TEST(Equity, SeveralInAYearPayAsOne) {
  const auto when = tax_month(2026, 6);
  const auto first = must(tax_equity(law(), Money{}, yuan("30000"), when));
  const auto second = must(tax_equity(law(), yuan("30000"), yuan("70000"), when));
  EXPECT_EQ(first.tax, yuan("900"));
  EXPECT_EQ(second.year_income, yuan("100000"));
  EXPECT_EQ(first.tax + second.tax, yuan("7480"));
  EXPECT_TRUE(tax_equity(law(), Money{}, yuan("1"), tax_month(2027, 12)));
  EXPECT_EQ(tax_equity(law(), Money{}, yuan("1"), tax_month(2028, 1)).error().code(), ErrorCode::not_allowed);
  EXPECT_FALSE(tax_equity(law(), Money{}, yuan("-1"), when));
}

TEST(Rehire, TheReadingsDiffer) {
  const Stretch stretches[] = {{day("2025-05-06"), day("2026-03-20")}, {day("2026-07-01"), std::nullopt}};
  const auto months = [&](int month, RehireReading reading) {
    return must(months_employed(tax_month(2026, month), stretches, reading));
  };
  EXPECT_EQ(months(2, RehireReading::from_new_start), 2);
  EXPECT_EQ(months(5, RehireReading::from_new_start), 3);
  EXPECT_EQ(months(8, RehireReading::from_new_start), 2);
  EXPECT_EQ(months(8, RehireReading::all_stretches), 5);
}

TEST(Rehire, AMonthOfTwoStretchesCountsOnce) {
  const Stretch stretches[] = {{day("2026-01-01"), day("2026-03-10")}, {day("2026-03-20"), day("2026-04-30")}};
  EXPECT_EQ(must(months_employed(tax_month(2026, 12), stretches, RehireReading::all_stretches)), 4);
  EXPECT_EQ(must(months_employed(tax_month(2026, 12), stretches, RehireReading::from_new_start)), 2);
  EXPECT_EQ(must(months_employed(tax_month(2027, 1), stretches, RehireReading::all_stretches)), 0);
}

TEST(Rehire, RefusesStretchesOutOfOrder) {
  const Stretch open[] = {{day("2026-01-01"), std::nullopt}, {day("2026-03-20"), std::nullopt}};
  EXPECT_FALSE(months_employed(tax_month(2026, 4), open, RehireReading::all_stretches));
  const Stretch backward[] = {{day("2026-02-01"), day("2026-01-01")}};
  EXPECT_FALSE(months_employed(tax_month(2026, 4), backward, RehireReading::all_stretches));
  EXPECT_FALSE(months_employed(tax_month(2026, 4), {}, RehireReading::all_stretches));
}

}  // namespace
}  // namespace fenhao::tax
