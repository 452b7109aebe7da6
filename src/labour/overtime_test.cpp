#include "labour/overtime.h"

#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "base/work_calendar_text.h"
#include "labour/law_for_test.h"

namespace fenhao::labour {
namespace {

const WorkCalendar& calendar() {
  static const WorkCalendar one = [] {
    const std::string path = source_file("policy/national/holidays.yaml");
    return parse_work_calendar(read_file(path).value(), path).value();
  }();
  return one;
}

Money pay(const char* base, const ByDayClass& hours) {
  return overtime_pay(yuan(base), hours, rules_for_test<OvertimeRules>(), rules_for_test<PaidTime>()).value();
}

TEST(Overtime, EachKindOfDayHasItsMultiple) {
  const auto rules = rules_for_test<OvertimeRules>();
  EXPECT_EQ(overtime_factor(DayClass::workday, rules), number("1.5"));
  EXPECT_EQ(overtime_factor(DayClass::rest_day, rules), number("2"));
  EXPECT_EQ(overtime_factor(DayClass::statutory_holiday, rules), number("3"));
}

TEST(Overtime, TheCalendarDecidesTheKindOfAnHour) {
  const OvertimeDay days[] = {
      {day("2026-02-17"), number("8"), false},    // Spring Festival: 300%
      {day("2026-02-21"), number("4"), false},    // day off inside the long holiday: 200%
      {day("2026-02-28"), number("2.5"), false},  // make-up Saturday: 150%
      {day("2026-03-07"), number("8"), true},     // Saturday with time off given: nothing
  };
  const auto hours = overtime_by_calendar(days, calendar()).value();
  EXPECT_EQ(hours.statutory_holiday, number("8"));
  EXPECT_EQ(hours.rest_day, number("4"));
  EXPECT_EQ(hours.workday, number("2.5"));
}

TEST(Overtime, TimeOffSettlesRestDaysOnly) {
  const OvertimeDay workday[] = {{day("2026-03-09"), number("2"), true}};
  const OvertimeDay holiday[] = {{day("2026-05-01"), number("8"), true}};
  EXPECT_EQ(overtime_by_calendar(workday, calendar()).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(overtime_by_calendar(holiday, calendar()).error().code(), ErrorCode::invalid_input);
}

TEST(Overtime, UnknownYearsAndNegativeHoursAreRefused) {
  const OvertimeDay far[] = {{day("2031-05-01"), number("8"), false}};
  const OvertimeDay negative[] = {{day("2026-03-09"), number("-1"), false}};
  EXPECT_EQ(overtime_by_calendar(far, calendar()).error().code(), ErrorCode::not_found);
  EXPECT_EQ(overtime_by_calendar(negative, calendar()).error().code(), ErrorCode::invalid_input);
}

TEST(Overtime, OneRoundingAtTheEnd) {
  EXPECT_EQ(pay("10000", {number("10"), {}, {}}), yuan("862.07"));
  EXPECT_EQ(pay("10000", {number("0.5"), number("7.5"), number("3.25")}), yuan("1465.52"));  // × 25.5
  EXPECT_EQ(pay("0", {number("10"), {}, {}}), yuan("0"));
}

TEST(Overtime, ComprehensiveHoursPayTheExcessAndTheHolidays) {
  const auto time = rules_for_test<PaidTime>();
  const auto over = comprehensive_overtime(number("200"), number("8"), 22, time).value();
  EXPECT_EQ(over.workday, number("16"));
  EXPECT_EQ(over.rest_day, number("0"));
  EXPECT_EQ(over.statutory_holiday, number("8"));
  EXPECT_TRUE(comprehensive_overtime(number("100"), number("8"), 22, time)->workday.is_zero());
  EXPECT_FALSE(comprehensive_overtime(number("4"), number("8"), 22, time));
}

TEST(Overtime, FlexibleHoursFollowThePlacesRule) {
  EXPECT_EQ(flexible_overtime(number("8"), FlexibleHolidayPay::paid)->statutory_holiday, number("8"));
  EXPECT_TRUE(flexible_overtime(number("8"), FlexibleHolidayPay::not_paid)->statutory_holiday.is_zero());
}

TEST(Overtime, TheBaseIsNotBelowTheMinimumWage) {
  EXPECT_EQ(overtime_base(yuan("2000"), yuan("2540")), yuan("2540"));
  EXPECT_EQ(overtime_base(yuan("9000"), yuan("2540")), yuan("9000"));
}

TEST(Overtime, HolidayHoursCountTowardsTheLimitAsTheCompanyReadsIt) {
  const auto rules = rules_for_test<OvertimeLimitRules>();
  const ByDayClass hours{number("30"), number("6"), number("8")};
  EXPECT_TRUE(overtime_limit(hours, HolidayHours::not_counted, rules)->excess.is_zero());
  EXPECT_EQ(overtime_limit(hours, HolidayHours::counted, rules)->excess, number("8"));
}

TEST(PaidTime, EachEntryHoldsFromItsDay) {
  EXPECT_EQ(rules_for_test<PaidTime>("2024-12-31").working_days_a_month, number("20.83"));
  EXPECT_EQ(rules_for_test<PaidTime>("2025-01-01").working_days_a_month, number("20.67"));
  EXPECT_EQ(law_for_test().at<PaidTime>(day("2007-12-31")).error().code(), ErrorCode::not_found);
}

TEST(PaidTime, PartsOfAMonthStayWithinTheMonth) {
  const auto time = rules_for_test<PaidTime>();
  EXPECT_EQ(pay_of_days_present(yuan("8700"), 23, time), yuan("8700"));
  EXPECT_EQ(pay_of_days_present(yuan("10000"), 1, time), yuan("459.77"));
  EXPECT_EQ(pay_less_days_absent(yuan("8700"), 1, time), yuan("8300"));
  EXPECT_EQ(pay_less_days_absent(yuan("8700"), 23, time), yuan("0"));
  EXPECT_FALSE(pay_of_days_present(yuan("8700"), -1, time));
  EXPECT_FALSE(daily_wage(yuan("8700"), Decimal(0)));
}

}  // namespace
}  // namespace fenhao::labour
