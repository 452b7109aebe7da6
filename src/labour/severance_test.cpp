#include "labour/severance.h"

#include <gtest/gtest.h>

#include "labour/law_for_test.h"

namespace fenhao::labour {
namespace {

Decimal months(int full, bool more = false) { return months_paid({full, more}, rules_for_test<SeveranceRules>()); }

Severance worked_out(const SeveranceFacts& facts) {
  return severance(facts, rules_for_test<SeveranceRules>(), rules_for_test<EarlierServiceRules>()).value();
}

TEST(ServiceLength, TheLastDayCounts) {
  EXPECT_EQ(service_length(day("2022-07-15"), day("2026-07-14"))->full_months, 48);
  EXPECT_FALSE(service_length(day("2022-07-15"), day("2026-07-14"))->more_days);
  EXPECT_TRUE(service_length(day("2022-07-15"), day("2026-07-15"))->more_days);
  EXPECT_EQ(service_length(day("2026-01-31"), day("2026-02-27"))->full_months, 1);
  EXPECT_TRUE(service_length(day("2026-01-31"), day("2026-01-31"))->more_days);
  EXPECT_FALSE(service_length(day("2026-01-02"), day("2026-01-01")));
}

TEST(ServiceLength, YearsWrittenAsANumber) {
  EXPECT_EQ(service_of_years(number("3.5"))->full_months, 42);
  EXPECT_FALSE(service_of_years(number("3.5"))->more_days);
  EXPECT_TRUE(service_of_years(number("3.4"))->more_days);
  EXPECT_FALSE(service_of_years(number("-0.1")));
  EXPECT_FALSE(service_of_years(number("100.1")));
}

TEST(Severance, HalvesAndWholes) {
  EXPECT_EQ(months(0), number("0"));
  EXPECT_EQ(months(0, true), number("0.5"));
  EXPECT_EQ(months(5, true), number("0.5"));
  EXPECT_EQ(months(6), number("1"));
  EXPECT_EQ(months(12), number("1"));
  EXPECT_EQ(months(12, true), number("1.5"));
  EXPECT_EQ(months(18), number("2"));
}

TEST(Severance, HighWagesAreBoundedInWageAndYears) {
  SeveranceFacts facts{yuan("30000.01"), {{}, {180, false}}};
  facts.high_wage_line = yuan("30000");
  const auto bounded = worked_out(facts);
  EXPECT_TRUE(bounded.wage_bounded);
  EXPECT_EQ(bounded.months, number("12"));
  EXPECT_EQ(bounded.amount, yuan("360000"));
  facts.average_wage = yuan("30000");  // not above: neither bound
  EXPECT_FALSE(worked_out(facts).wage_bounded);
  EXPECT_EQ(worked_out(facts).amount, yuan("450000"));
}

TEST(Severance, UnlawfulTerminationPaysTwice) {
  SeveranceFacts facts{yuan("8000"), {{}, {29, false}}};
  facts.unlawful = true;
  EXPECT_EQ(worked_out(facts).amount, yuan("40000"));
}

TEST(Severance, HalfAFenRoundsUp) {
  const SeveranceFacts facts{yuan("8000.01"), {{}, {1, false}}};
  EXPECT_EQ(worked_out(facts).amount, yuan("4000.01"));
}

TEST(EarlierService, AReadingIsNeededOnlyForServiceBefore2008) {
  const auto rules = rules_for_test<EarlierServiceRules>();
  EXPECT_TRUE(service_parts(day("2008-01-01"), day("2026-06-30"), {}, rules)->earlier.none());
  EXPECT_EQ(service_parts(day("2007-12-31"), day("2026-06-30"), {}, rules).error().code(), ErrorCode::invalid_input);
  const auto one = service_parts(day("2005-07-01"), day("2026-06-30"), EarlierServiceReading::one_count, rules).value();
  EXPECT_TRUE(one.earlier.none());
  EXPECT_EQ(one.present.full_months, 252);
  const auto two =
      service_parts(day("2005-07-01"), day("2026-06-30"), EarlierServiceReading::law_of_the_time, rules).value();
  EXPECT_EQ(two.earlier.full_months, 30);
  EXPECT_EQ(two.present.full_months, 222);
}

TEST(EarlierService, CountsByTheRulesOf1994) {
  const auto rules = rules_for_test<EarlierServiceRules>();
  SeveranceFacts facts{yuan("40000"), {}};
  facts.service =
      service_parts(day("1992-07-01"), day("2026-06-30"), EarlierServiceReading::law_of_the_time, rules).value();
  facts.high_wage_line = yuan("30000");
  const auto unlimited = worked_out(facts);
  EXPECT_EQ(unlimited.earlier_months, number("16"));  // 15 years 6 months: a begun year is one
  EXPECT_EQ(unlimited.months, number("12"));          // 19, bounded
  EXPECT_EQ(unlimited.amount, yuan("1000000"));       // 16 × 40000 + 12 × 30000
  facts.earlier_cause = EarlierCause::limited;
  EXPECT_EQ(worked_out(facts).earlier_months, number("12"));
  facts.earlier_cause = EarlierCause::not_compensated;
  EXPECT_EQ(worked_out(facts).amount, yuan("360000"));
}

TEST(EarlierService, UnlimitedCausesTakeTheStaffsAverageWhenItIsHigher) {
  const auto rules = rules_for_test<EarlierServiceRules>();
  SeveranceFacts facts{yuan("5000"), {}};
  facts.service =
      service_parts(day("2006-01-01"), day("2026-06-30"), EarlierServiceReading::law_of_the_time, rules).value();
  facts.employer_average = yuan("6000");
  EXPECT_EQ(worked_out(facts).amount, yuan("107000"));  // 2 × 6000 + 19 × 5000
  facts.earlier_cause = EarlierCause::limited;
  EXPECT_EQ(worked_out(facts).amount, yuan("105000"));
  facts.unlawful = true;
  EXPECT_EQ(severance(facts, rules_for_test<SeveranceRules>(), rules).error().code(), ErrorCode::invalid_input);
}

TEST(AverageWage, OfTheMonthsWorkedAndNoMoreThanTwelve) {
  const auto rules = rules_for_test<SeveranceRules>();
  EXPECT_EQ(average_monthly_wage(std::vector{yuan("8000"), yuan("8000"), yuan("9000")}, rules), yuan("8333.33"));
  EXPECT_FALSE(average_monthly_wage(std::vector<Money>{}, rules));
  EXPECT_FALSE(average_monthly_wage(std::vector<Money>(13, yuan("8000")), rules));
  EXPECT_FALSE(average_monthly_wage(std::vector{yuan("-1")}, rules));
}

TEST(NoticePay, IsTheLastMonthsWage) {
  EXPECT_EQ(notice_pay(yuan("12345.67"), rules_for_test<SeveranceRules>()), yuan("12345.67"));
  EXPECT_EQ(high_wage_line(yuan("11600"), rules_for_test<SeveranceRules>()), yuan("34800"));
}

}  // namespace
}  // namespace fenhao::labour
