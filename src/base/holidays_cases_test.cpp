// Executes every case of cases/holidays.yaml against policy/national/holidays.yaml.
#include <gtest/gtest.h>

#include "base/case_file_test.h"
#include "base/work_calendar_text.h"

namespace fenhao {
namespace {

WorkCalendar official_calendar() {
  const std::string path = std::string(FENHAO_SOURCE_DIR) + "/policy/national/holidays.yaml";
  return parse_work_calendar(read_file(path).value(), path).value();
}

std::vector<std::string> texts(const std::set<Date>& days) {
  std::vector<std::string> result;
  for (const Date day : days) result.push_back(day.to_string());
  return result;
}

std::vector<std::string> days_of_ranges(const YamlNode& ranges) {
  std::vector<std::string> result;
  for (const auto& range : ranges.items)
    for (Date day = Date::parse(range.text("from")).value(); day <= Date::parse(range.text("to")).value();
         day = day + 1)
      result.push_back(day.to_string());
  return result;
}

std::vector<std::string> workdays_by_month(const WorkCalendar& calendar, int year) {
  std::vector<std::string> result;
  for (int month = 1; month <= 12; ++month)
    result.push_back(std::to_string(calendar.workdays(Period::whole(Month::of(year, month).value())).value()));
  return result;
}

void expect_year(const WorkCalendar& calendar, int year, const YamlNode& expect) {
  const auto* official = calendar.year(year);
  ASSERT_NE(official, nullptr);
  for (const auto& [field, expected] : expect.entries) {
    if (field == "off") {
      EXPECT_EQ(texts(official->days_off), days_of_ranges(expected));
    } else if (field == "makeup_workdays") {
      EXPECT_EQ(texts(official->makeup_workdays), scalars(expected));
    } else if (field == "statutory_days") {
      EXPECT_EQ(texts(official->statutory), scalars(expected));
    } else if (field == "statutory_count") {
      EXPECT_EQ(std::to_string(official->statutory.size()), expected.scalar);
    } else if (field == "working_days_by_month") {
      EXPECT_EQ(workdays_by_month(calendar, year), scalars(expected));
    } else if (field == "working_days_total") {
      const Period whole_year{Date::of(year, 1, 1).value(), Date::of(year + 1, 1, 1).value()};
      EXPECT_EQ(std::to_string(calendar.workdays(whole_year).value()), expected.scalar);
    } else {
      ADD_FAILURE() << "nothing checks " << field;
    }
  }
}

void expect_day(const WorkCalendar& calendar, Date day, const YamlNode& expect) {
  const DayClass actual = calendar.classify(day).value();
  for (const auto& [field, expected] : expect.entries) {
    if (field == "day_class") {
      EXPECT_EQ(to_string(actual), expected.scalar);
    } else if (field == "overtime_factor") {
      EXPECT_EQ(overtime_factor(actual), Decimal::parse(expected.scalar).value());
    } else {
      ADD_FAILURE() << "nothing checks " << field;
    }
  }
}

TEST(HolidayCases, AllHold) {
  const WorkCalendar calendar = official_calendar();
  for (const auto& each : read_cases("holidays")) {
    SCOPED_TRACE(each.text("id") + " " + each.text("title"));
    const auto& input = *each.find("input");
    ASSERT_EQ(input.entries.size(), 1u);
    ASSERT_FALSE(each.find("expect")->entries.empty());
    if (input.find("year"))
      expect_year(calendar, std::stoi(input.text("year")), *each.find("expect"));
    else if (input.find("date"))
      expect_day(calendar, Date::parse(input.text("date")).value(), *each.find("expect"));
    else
      ADD_FAILURE() << "no function for " << input.entries[0].first;
  }
}

}  // namespace
}  // namespace fenhao
