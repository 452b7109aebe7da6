#include "base/work_calendar.h"

#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "base/work_calendar_text.h"
#include "base/yaml.h"

namespace fenhao {
namespace {

const std::string official_path = source_file("policy/national/holidays.yaml");

Date day(std::string_view iso) { return Date::parse(iso).value(); }

const WorkCalendar& official() {
  static const WorkCalendar calendar = parse_work_calendar(read_file(official_path).value(), official_path).value();
  return calendar;
}

TEST(WorkCalendar, PaidDaysAreWorkdaysAndStatutoryHolidaysOfTheMonth) {
  for (const int year : {2024, 2025, 2026}) {
    for (int number = 1; number <= 12; ++number) {
      const Month month = Month::of(year, number).value();
      int statutory = 0;
      for (const Date each : official().year(year)->statutory) statutory += each.month() == month;
      EXPECT_EQ(official().paid_days(Period::whole(month)).value(),
                official().workdays(Period::whole(month)).value() + statutory)
          << month.to_string();
    }
  }
}

// 人社部发〔2025〕2号: 365 − 104 = 261 paid days in a year of 13 statutory holidays, 21.75 a month.
TEST(WorkCalendar, AYearFrom2025Has261PaidDays) {
  for (const int year : {2025, 2026})
    EXPECT_EQ(official().paid_days({Date::of(year, 1, 1).value(), Date::of(year + 1, 1, 1).value()}).value(), 261);
}

TEST(WorkCalendar, AStatutoryHolidayOnASundayIsPaid) {
  EXPECT_EQ(day("2026-04-05").weekday(), Weekday::sunday);
  EXPECT_EQ(official().paid_days({day("2026-04-05"), day("2026-04-06")}).value(), 1);
  EXPECT_EQ(official().paid_days({day("2026-04-06"), day("2026-04-07")}).value(), 0);  // its substitute rest day
}

TEST(WorkCalendar, APeriodAcrossYearsCountsBoth) {
  const Period period{day("2024-12-30"), day("2025-01-03")};
  EXPECT_EQ(official().workdays(period).value(), 3);   // 30, 31 December, 2 January
  EXPECT_EQ(official().paid_days(period).value(), 4);  // and New Year's Day
  EXPECT_EQ(official().workdays({day("2025-01-03"), day("2025-01-03")}).value(), 0);
}

TEST(WorkCalendar, AYearWithoutANoticeIsRefused) {
  EXPECT_FALSE(official().knows(2027));
  EXPECT_EQ(official().year(2027), nullptr);
  const auto classified = official().classify(day("2027-01-01"));
  ASSERT_FALSE(classified);
  EXPECT_EQ(classified.error().code(), ErrorCode::not_found);
  EXPECT_NE(classified.error().describe(Lang::zh).find("2027 年"), std::string::npos);
  EXPECT_FALSE(official().workdays({day("2026-12-31"), day("2027-01-02")}));
  EXPECT_FALSE(official().paid_days(Period::whole(Month::of(2023, 12).value())));
}

TEST(WorkCalendar, EachYearNamesItsNotice) {
  for (const int year : {2024, 2025, 2026})
    EXPECT_NE(official().year(year)->source.find("国办发明电"), std::string::npos);
}

struct BadText {
  const char* what;
  std::string yaml;
  const char* message;
};

std::string year_text(const std::string& days_off, const std::string& makeup, const std::string& statutory) {
  return "kind: work_calendar\nyears:\n- year: 2026\n  source: {title: t, number: n, url: u}\n  days_off: [" +
         days_off + "]\n  makeup_workdays: [" + makeup + "]\n  statutory: [" + statutory + "]\n";
}

TEST(WorkCalendarText, RefusesWhatIsNoCalendar) {
  const std::vector<BadText> texts{
      {"another year", year_text("2025-01-01", "", ""), "within 2026"},
      {"no date", year_text("2026-02-30", "", ""), "within 2026"},
      {"backward range", year_text("2026-02-05..2026-02-01", "", ""), "within 2026"},
      {"twice", year_text("2026-02-05, 2026-02-01..2026-02-06", "", ""), "stands twice"},
      {"make-up on a Monday", year_text("2026-01-01", "2026-01-05", ""), "must be a Saturday or Sunday"},
      {"make-up on a day off", year_text("2026-01-03", "2026-01-03", ""), "must be a Saturday or Sunday"},
      {"statutory but not off", year_text("2026-01-01", "", "2026-01-02"), "not among the days off"},
      {"not a list", "kind: work_calendar\nyears: 2026\n", "list years is missing"},
      {"another kind", "kind: other\nyears: []\n", "kind must be"},
      {"unknown key", "kind: work_calendar\nyears:\n- {year: 2026, holidays: []}\n", "unknown key"},
      {"no source", "kind: work_calendar\nyears:\n- {year: 2026, days_off: [], makeup_workdays: [], statutory: []}\n",
       "notice is missing"},
      {"no year", "kind: work_calendar\nyears:\n- {year: soon}\n", "four digits"},
      {"list missing",
       "kind: work_calendar\nyears:\n- {year: 2026, source: {title: t, number: n, url: u}, days_off: []}\n",
       "makeup_workdays must be"},
  };
  for (const auto& each : texts) {
    const auto parsed = parse_work_calendar(each.yaml, "calendar.yaml");
    ASSERT_FALSE(parsed) << each.what;
    EXPECT_EQ(parsed.error().code(), ErrorCode::invalid_input);
    EXPECT_EQ(parsed.error().where().file, "calendar.yaml");
    EXPECT_NE(parsed.error().message().en.find(each.message), std::string::npos)
        << each.what << ": " << parsed.error().message().en;
  }
  const auto twice = parse_work_calendar(year_text("2026-01-01", "", "") +
                                             "- year: 2026\n  source: {title: t, number: n, url: u}\n"
                                             "  days_off: []\n  makeup_workdays: []\n  statutory: []\n",
                                         "calendar.yaml");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().where().row, 8);
}

// A year amended later: the days of before hold for what was known before.
TEST(WorkCalendar, IsAskedAsItWasKnownOnADay) {
  const auto year = [](const std::string& more, const std::string& off) {
    return "- year: 2026\n  source: {title: 通知, number: 1, url: 'https://www.gov.cn'}\n" + more + "  days_off: [" + off + "]\n  makeup_workdays: []\n  statutory: []\n";
  };
  const std::string head = "kind: work_calendar\nyears:\n", first = year("", "2026-10-01"), amended = year("  recorded: 2026-11-23\n", "2026-10-01, 2026-11-04");
  for (const auto& text : {head + first + amended, head + amended + first}) {
    const auto calendar = parse_work_calendar(text, "holidays.yaml");
    ASSERT_TRUE(calendar) << calendar.error().describe(Lang::en);
    EXPECT_EQ(*calendar->classify(day("2026-11-04")), DayClass::rest_day);
    EXPECT_EQ(*calendar->known_on(day("2026-11-23")).classify(day("2026-11-04")), DayClass::rest_day);
    EXPECT_EQ(*calendar->known_on(day("2026-11-22")).classify(day("2026-11-04")), DayClass::workday);
  }
  EXPECT_FALSE(parse_work_calendar(head + first + first, "holidays.yaml"));
  EXPECT_FALSE(parse_work_calendar(head + year("  recorded: soon\n", "2026-10-01"), "holidays.yaml"));
}

}  // namespace
}  // namespace fenhao
