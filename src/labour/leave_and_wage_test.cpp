#include <gtest/gtest.h>

#include "labour/law_for_test.h"
#include "labour/minimum_wage.h"

namespace fenhao::labour {
namespace {

TEST(AnnualLeave, DaysStepAtFullYears) {
  const auto rules = rules_for_test<AnnualLeaveRules>();
  for (const auto& [years, days] : {std::pair{"0", 0}, {"0.99", 0}, {"1", 5}, {"10", 10}, {"19.99", 10}, {"40", 15}})
    EXPECT_EQ(annual_leave_days(number(years), rules), days) << years;
  EXPECT_FALSE(annual_leave_days(number("-1"), rules));
}

TEST(AnnualLeave, LongSickLeaveEndsIt) {
  const auto rules = rules_for_test<AnnualLeaveRules>();
  EXPECT_EQ(lost_by_sick_leave(number("9"), number("2"), rules), true);
  EXPECT_EQ(lost_by_sick_leave(number("9"), number("1.9"), rules), false);
  EXPECT_EQ(lost_by_sick_leave(number("10"), number("2"), rules), false);
  EXPECT_EQ(lost_by_sick_leave(number("20"), number("4"), rules), true);
  EXPECT_EQ(lost_by_sick_leave(number("0.5"), number("6"), rules), false);
}

TEST(AnnualLeave, CalendarDaysOfTheYearHere) {
  EXPECT_EQ(calendar_days_here(day("2020-03-01"), day("2026-06-30"), 2026), 181);
  EXPECT_EQ(calendar_days_here(day("2026-07-01"), day("2030-12-31"), 2026), 184);
  EXPECT_EQ(calendar_days_here(day("2020-03-01"), day("2025-12-31"), 2026), 0);
  EXPECT_EQ(calendar_days_here(day("2020-03-01"), day("2030-12-31"), 2028), 366);
}

TEST(AnnualLeave, PartOfADayDoesNotCountAndALeapYearGivesNoMore) {
  const auto rules = rules_for_test<AnnualLeaveRules>();
  EXPECT_EQ(leave_of_part_year(72, 5, 0, rules)->days, 0);
  EXPECT_EQ(leave_of_part_year(73, 5, 0, rules)->days, 1);
  EXPECT_EQ(leave_of_part_year(366, 15, 0, rules)->days, 15);
  EXPECT_EQ(leave_of_part_year(73, 5, 3, rules)->unused, 0);
  EXPECT_FALSE(leave_of_part_year(367, 5, 0, rules));
}

TEST(AnnualLeave, OvertakenDaysWouldBeClaimedBackOnlyIfTheLawSaidSo) {
  auto rules = rules_for_test<AnnualLeaveRules>();
  EXPECT_EQ(leave_of_part_year(73, 5, 3, rules)->claimed_back, 0);
  rules.overtaken_is_claimed_back = true;
  EXPECT_EQ(leave_of_part_year(73, 5, 3, rules)->claimed_back, 2);
}

TEST(AnnualLeave, UnusedDaysAreRoundedOnce) {
  const auto pay =
      unused_leave_pay(yuan("10000"), number("3"), rules_for_test<AnnualLeaveRules>(), rules_for_test<PaidTime>())
          .value();
  EXPECT_EQ(pay.daily, yuan("459.77"));
  EXPECT_EQ(pay.additional, yuan("2758.62"));  // 459.77 × 6 would be the same; the exact quotient is 2758.6206…
  EXPECT_EQ(pay.total, yuan("4137.93"));
}

TEST(SickPay, TheFloorIsForPayBelowItOnly) {
  const auto rules = rules_for_test<SickPayRules>();
  EXPECT_EQ(sick_pay(yuan("1760.01"), yuan("2200"), rules), yuan("1760.01"));
  EXPECT_EQ(sick_pay(yuan("0"), yuan("2200"), rules), yuan("1760"));
  EXPECT_FALSE(sick_pay(yuan("-1"), yuan("2200"), rules));
}

TEST(MedicalPeriod, LongerServiceLongerPeriod) {
  const auto rules = rules_for_test<MedicalPeriodRules>();
  const auto months = [&](const char* here, const char* all) {
    return medical_period(number(here), number(all), rules)->months;
  };
  EXPECT_EQ(months("5", "9.9"), 6);
  EXPECT_EQ(months("5", "10"), 9);
  EXPECT_EQ(months("10", "10"), 12);
  EXPECT_EQ(months("15", "15"), 18);
  EXPECT_EQ(months("20", "20"), 24);
  EXPECT_EQ(medical_period(number("20"), number("20"), rules)->counted_within_months, 30);
  EXPECT_EQ(medical_period(number("0"), number("0"), rules)->counted_within_months, 6);
  EXPECT_FALSE(medical_period(number("5"), number("4"), rules));
}

TEST(MinimumWage, ContributionsCountAsThePlaceSays) {
  const PayOfMonth pay{yuan("3200"), yuan("400"), yuan("100"), yuan("50"), yuan("500")};
  const auto included = check_minimum_wage(pay, yuan("2540"), ContributionsInMinimum::included).value();
  EXPECT_EQ(included.counted, yuan("2650"));
  EXPECT_TRUE(included.enough());
  const auto excluded = check_minimum_wage(pay, yuan("2540"), ContributionsInMinimum::excluded).value();
  EXPECT_EQ(excluded.counted, yuan("2150"));
  EXPECT_EQ(excluded.shortfall, yuan("390"));
  EXPECT_FALSE(check_minimum_wage({yuan("100"), yuan("400")}, yuan("2540"), ContributionsInMinimum::included));
}

TEST(DamageDeduction, ShareMinimumWageAndLossEachBound) {
  const auto rules = rules_for_test<DamageDeductionRules>();
  EXPECT_EQ(damage_deduction(yuan("5000"), yuan("10000"), yuan("2540"), rules)->deducted, yuan("2000"));
  EXPECT_EQ(damage_deduction(yuan("5000"), yuan("10000"), yuan("2540"), rules)->left, yuan("3000"));
  EXPECT_EQ(damage_deduction(yuan("100"), yuan("10000"), yuan("2540"), rules)->deducted, yuan("100"));
  EXPECT_EQ(damage_deduction(yuan("5000"), yuan("2000"), yuan("2540"), rules)->deducted, yuan("0"));
  EXPECT_EQ(damage_deduction(yuan("5000"), yuan("9999.99"), yuan("0"), rules)->deducted, yuan("1999.99"));
}

TEST(Probation, TermsAtTheirBounds) {
  const auto rules = rules_for_test<ProbationRules>();
  const auto months = [&](int term) { return longest_probation_months({ContractKind::fixed_term, term}, rules); };
  for (const auto& [term, longest] : {std::pair{2, 0}, {3, 1}, {11, 1}, {12, 2}, {35, 2}, {36, 6}, {120, 6}})
    EXPECT_EQ(months(term), longest) << term;
  EXPECT_EQ(longest_probation_months({ContractKind::by_task, 24}, rules), 0);
  EXPECT_FALSE(months(-1));
}

TEST(Probation, TheTwoReadingsOfArticle15) {
  const auto rules = rules_for_test<ProbationRules>();
  const ProbationWages wages{yuan("10000"), yuan("8000"), yuan("2540")};
  EXPECT_EQ(least_probation_pay(wages, ProbationFloor::lower_of_both, rules), yuan("6400"));
  EXPECT_EQ(least_probation_pay(wages, ProbationFloor::higher_of_both, rules), yuan("8000"));
  EXPECT_EQ(least_probation_pay({yuan("10000"), {}, yuan("2540")}, ProbationFloor::lower_of_both, rules), yuan("8000"));
}

}  // namespace
}  // namespace fenhao::labour
