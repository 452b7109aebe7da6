#include "base/date.h"

#include <gtest/gtest.h>

namespace fenhao {
namespace {

Date date(std::string_view iso) { return Date::parse(iso).value(); }
Month month(std::string_view iso) { return Month::parse(iso).value(); }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// Walks every day from 1900 to 2200 with a calendar of its own.
TEST(Date, EveryDayFollowsTheOneBefore) {
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Date day = Date::of(1900, 1, 1).value();
  int weekday = 1;  // a Monday
  for (int year = 1900; year <= 2200; ++year) {
    for (int number = 1; number <= 12; ++number) {
      const int days = lengths[number - 1] + (number == 2 && is_leap(year) ? 1 : 0);
      EXPECT_EQ(Month::of(year, number).value().days(), days);
      EXPECT_FALSE(Date::of(year, number, days + 1));
      for (int of_month = 1; of_month <= days; ++of_month, day = day + 1, weekday = weekday % 7 + 1) {
        ASSERT_EQ(Date::of(year, number, of_month).value(), day);
        ASSERT_EQ(day.year(), year);
        ASSERT_EQ(day.month_number(), number);
        ASSERT_EQ(day.day(), of_month);
        ASSERT_EQ(static_cast<int>(day.weekday()), weekday);
      }
    }
  }
}

TEST(Date, ReadsOnlyIso) {
  EXPECT_EQ(date("2026-11-01").to_string(), "2026-11-01");
  EXPECT_EQ(date("2024-02-29") + 1, date("2024-03-01"));
  for (const std::string_view text :
       {"", "2026-11-1", "2026/11/01", "20261101", "2026-13-01", "2026-00-01", "2026-02-29", "2026-11-00", "2026-11-31",
        "1899-12-31", "2026-1a-01", "+026-11-01", "2026-11-01 ", "２026-11-01"}) {
    const auto parsed = Date::parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().code(), ErrorCode::invalid_input);
    EXPECT_NE(parsed.error().describe(Lang::zh).find("2026-11-01"), std::string::npos);
  }
}

TEST(Date, NumbersThatOnlyFitAfterWrappingAreRefused) {
  EXPECT_FALSE(Date::of(2026, 257, 1));
  EXPECT_FALSE(Date::of(2026, 1, 257));
  EXPECT_FALSE(Date::of(2026, -255, 1));
  EXPECT_FALSE(Date::of(2026 + 65536, 1, 1));
  EXPECT_FALSE(Date::of(10000, 1, 1));
  EXPECT_FALSE(Month::of(2026, 13));
  EXPECT_FALSE(Month::of(2026, 0));
  EXPECT_FALSE(Month::of(1899, 12));
}

TEST(Date, Differences) {
  EXPECT_EQ(date("2026-03-01") - date("2026-02-01"), 28);
  EXPECT_EQ(date("2026-03-01") - 1, date("2026-02-28"));
  EXPECT_EQ(date("1970-01-01").days_since_1970(), 0);
  EXPECT_LT(date("2026-02-28"), date("2026-03-01"));
}

TEST(Month, CountsAcrossYears) {
  EXPECT_EQ(month("2026-11") + 2, month("2027-01"));
  EXPECT_EQ(month("2026-01") - 1, month("2025-12"));
  EXPECT_EQ(month("2027-01") - month("2026-11"), 2);
  EXPECT_EQ(month("2026-12").year(), 2026);
  EXPECT_EQ(month("2026-12").number(), 12);
  EXPECT_EQ(month("2026-02").first_day(), date("2026-02-01"));
  EXPECT_EQ(month("2026-02").last_day(), date("2026-02-28"));
  EXPECT_EQ(month("2024-02").last_day(), date("2024-02-29"));
  EXPECT_EQ(date("2024-02-29").month(), month("2024-02"));
  EXPECT_EQ(month("2026-02").to_string(), "2026-02");
}

TEST(Month, TheLastOneHasALastDay) {
  EXPECT_EQ(month("9999-12").last_day(), date("9999-12-31"));
  EXPECT_EQ(month("9999-12").days(), 31);
}

TEST(Month, ReadsOnlyIso) {
  for (const std::string_view text : {"", "2026", "2026-1", "2026-13", "202611", "2026-11-01", "2026年11月"})
    EXPECT_FALSE(Month::parse(text)) << text;
}

TEST(MonthKinds, CountWithinTheirKind) {
  const TaxMonth december(month("2026-12"));
  EXPECT_EQ((december + 1).month, month("2027-01"));
  EXPECT_EQ((december - 12).to_string(), "2025-12");
  EXPECT_LT(december, december + 1);
}

TEST(Period, IsHalfOpen) {
  const Period period = Period::of(date("2026-10-16"), date("2026-11-16")).value();
  EXPECT_EQ(period.days(), 31);
  EXPECT_TRUE(period.contains(date("2026-10-16")));
  EXPECT_TRUE(period.contains(date("2026-11-15")));
  EXPECT_FALSE(period.contains(date("2026-11-16")));
  EXPECT_EQ(period.to_string(), "2026-10-16..2026-11-15");
  EXPECT_FALSE(Period::of(date("2026-10-16"), date("2026-10-15")));
  EXPECT_TRUE(Period::of(date("2026-10-16"), date("2026-10-16")).value().empty());
  EXPECT_EQ(Period::whole(month("2026-02")).days(), 28);
}

// Against counting the days one by one.
TEST(Period, OverlapIsWhatBothContain) {
  const Date start = date("2026-01-01");
  for (int a = 0; a < 8; ++a)
    for (int b = a; b < 8; ++b)
      for (int c = 0; c < 8; ++c)
        for (int d = c; d < 8; ++d) {
          const Period one{start + a, start + b}, other{start + c, start + d};
          const Period both = one.overlap(other);
          int days = 0;
          for (int i = 0; i < 8; ++i) {
            const bool in_both = one.contains(start + i) && other.contains(start + i);
            EXPECT_EQ(both.contains(start + i), in_both);
            days += in_both;
          }
          EXPECT_EQ(both.days(), days);
          EXPECT_EQ(both.empty(), days == 0);
        }
}

}  // namespace
}  // namespace fenhao
