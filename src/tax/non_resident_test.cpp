#include "tax/non_resident.h"

#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const Parameters& law() {
  static const Parameters parameters = parameters_of(tax_month(2026, 6));
  return parameters;
}
const NonResidentRules& rules() { return law().rules.non_resident; }

TEST(ResidenceDays, ArrivalAndDepartureAreNotWholeDays) {
  const auto days = [](std::vector<Stay> stays) { return residence_days(stays, 2026); };
  EXPECT_EQ(must(days({})), 0);
  EXPECT_EQ(must(days({{day("2026-03-01"), day("2026-03-01")}})), 0);
  EXPECT_EQ(must(days({{day("2026-03-01"), day("2026-03-02")}})), 0);
  EXPECT_EQ(must(days({{day("2026-03-01"), day("2026-03-05")}})), 3);
  EXPECT_EQ(must(days({{day("2025-12-01"), day("2027-02-01")}})), 365) << "the whole year, nothing beyond it";
  EXPECT_EQ(must(days({{day("2026-12-30"), day("2027-01-05")}})), 1);
  EXPECT_EQ(must(days({{day("2026-05-10"), day("2026-05-20")}, {day("2026-05-01"), day("2026-05-10")}})), 8 + 9);
}

TEST(ResidenceDays, RefusesStaysThatCannotBe) {
  const Stay backward[] = {{day("2026-05-02"), day("2026-05-01")}};
  EXPECT_FALSE(residence_days(backward, 2026));
  const Stay overlapping[] = {{day("2026-05-01"), day("2026-05-10")}, {day("2026-05-09"), day("2026-05-20")}};
  EXPECT_EQ(residence_days(overlapping, 2026).error().code(), ErrorCode::invalid_input);
}

TEST(WorkingDays, APartDayIsHalf) {
  EXPECT_EQ(must(working_days_in_china(rules(), 20, 1)).to_string(), "20.5");
  EXPECT_FALSE(working_days_in_china(rules(), 0, -1));
}

TEST(WageSourceOf, ChangesAtNinetyAndAtOneHundredEightyThreeDays) {
  const auto source = [](int days, bool executive) { return must(wage_source(rules(), days, executive, {})); };
  using enum WageSource;
  EXPECT_EQ(source(0, false), worked_and_borne_in_china);
  EXPECT_EQ(source(90, false), worked_and_borne_in_china);
  EXPECT_EQ(source(91, false), worked_in_china);
  EXPECT_EQ(source(182, false), worked_in_china);
  EXPECT_EQ(source(183, false), all_but_abroad);
  EXPECT_EQ(source(90, true), borne_in_china);
  EXPECT_EQ(source(91, true), all_but_abroad);
  EXPECT_FALSE(wage_source(rules(), 367, false, {}));
  EXPECT_FALSE(wage_source(rules(), -1, false, {}));
}

TEST(WageSourceOf, SixFullYearsBringInTheWorld) {
  std::vector<YearOfStay> years(6, {183, 30});
  const auto source = [&] { return must(wage_source(rules(), 183, false, years)); };
  EXPECT_EQ(source(), WageSource::whole_world);
  years[2].longest_absence_days = 31;
  EXPECT_EQ(source(), WageSource::all_but_abroad);
  years[2] = {182, 0};
  EXPECT_EQ(source(), WageSource::all_but_abroad);
  years.erase(years.begin() + 2);
  EXPECT_EQ(source(), WageSource::all_but_abroad) << "five years are not six";
  years.insert(years.begin(), {{0, 365}, {183, 0}});
  EXPECT_EQ(source(), WageSource::whole_world) << "only the last six count";
}

TEST(WageIncome, EachFormulaTakesItsPart) {
  const Wage wage{yuan("30000"), yuan("15000"), must(Decimal::parse("20.5")), 30};
  const auto income = [&](WageSource source) { return must(wage_income(source, wage)).to_string(); };
  EXPECT_EQ(income(WageSource::worked_and_borne_in_china), "10250.00");
  EXPECT_EQ(income(WageSource::worked_in_china), "20500.00");
  EXPECT_EQ(income(WageSource::all_but_abroad), "25250.00");
  EXPECT_EQ(income(WageSource::whole_world), "30000.00");
  EXPECT_EQ(income(WageSource::borne_in_china), "15000.00");
}

TEST(WageIncome, RefusesWhatCannotBe) {
  const Wage good{yuan("100"), yuan("50"), Decimal(10), 30};
  const auto refused = [&](auto change) {
    Wage wage = good;
    change(wage);
    return !wage_income(WageSource::worked_in_china, wage);
  };
  EXPECT_TRUE(refused([](Wage& wage) { wage.borne_in_china = yuan("100.01"); }));
  EXPECT_TRUE(refused([](Wage& wage) { wage.worldwide = yuan("-1"); }));
  EXPECT_TRUE(refused([](Wage& wage) { wage.days_in_china = Decimal(31); }));
  EXPECT_TRUE(refused([](Wage& wage) { wage.days_in_china = Decimal(-1); }));
  EXPECT_TRUE(refused([](Wage& wage) { wage.days = 0; }));
  EXPECT_FALSE(refused([](Wage&) {}));
}

TEST(NonResidentMonth, StartsAboveTheBasicDeduction) {
  EXPECT_EQ(must(tax_non_resident_month(law(), Money{})).tax, Money{});
  EXPECT_EQ(must(tax_non_resident_month(law(), yuan("5000"))).tax, Money{});
  EXPECT_EQ(must(tax_non_resident_month(law(), yuan("8000"))).tax, yuan("90"));
  EXPECT_EQ(must(tax_non_resident_month(law(), yuan("8000.10"))).tax, yuan("90.01"));
  EXPECT_FALSE(tax_non_resident_month(law(), yuan("-0.01")));
}

TEST(NonResidentBonus, BracketByTheExactSixth) {
  EXPECT_EQ(must(tax_non_resident_bonus(law(), yuan("18000"))).rate, rate("0.03"));
  EXPECT_EQ(must(tax_non_resident_bonus(law(), yuan("18000.01"))).rate, rate("0.10"));
  EXPECT_EQ(must(tax_non_resident_bonus(law(), yuan("18000.01"))).tax, yuan("540"));
  EXPECT_EQ(must(tax_non_resident_bonus(law(), Money{})).tax, Money{});
  EXPECT_FALSE(tax_non_resident_bonus(law(), yuan("-1")));
}

TEST(NonResidentEquity, TheYearIsAddedUp) {
  const Money first = must(tax_non_resident_equity(law(), Money{}, yuan("30000"))).tax;
  const Money second = must(tax_non_resident_equity(law(), yuan("30000"), yuan("50000"))).tax;
  EXPECT_EQ(first + second, must(tax_non_resident_bonus(law(), yuan("80000"))).tax);
  EXPECT_FALSE(tax_non_resident_equity(law(), Money{}, yuan("-1")));
}

TEST(StatusChanges, OnlyALostResidenceIsReportedAnew) {
  using Duty = StatusChange::Duty;
  const Date left = day("2026-07-10");
  EXPECT_EQ(status_change(rules(), true, true, left).duty, Duty::none);
  EXPECT_EQ(status_change(rules(), false, true, left).duty, Duty::annual_settlement);
  const auto lost = status_change(rules(), true, false, left);
  EXPECT_EQ(lost.duty, Duty::report_again);
  EXPECT_EQ(lost.report_from, left);
  EXPECT_EQ(lost.report_until, day("2027-01-15"));
  EXPECT_EQ(report_longer_stay_until(rules(), day("2026-04-02")), day("2026-05-15"));
}

TEST(StatusChanges, MonthsTaxedAgainAgainstWhatWasWithheld) {
  const Money months[] = {yuan("20000"), yuan("20000")};
  const auto again = must(tax_again_as_non_resident(law(), months, yuan("900")));
  EXPECT_EQ(again.tax, yuan("3180"));
  EXPECT_EQ(again.difference, yuan("2280"));
  EXPECT_EQ(must(tax_again_as_non_resident(law(), {}, yuan("900"))).difference, yuan("-900"));
  EXPECT_FALSE(tax_again_as_non_resident(law(), months, yuan("-1")));
}

}  // namespace
}  // namespace fenhao::tax
