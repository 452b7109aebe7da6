// Executes every case of cases/holidays.yaml against policy/national/holidays.yaml.
#include <gtest/gtest.h>

#include "base/work_calendar_text.h"
#include "base/yaml.h"
#include "cases/run_cases.h"

namespace fenhao {
namespace {

using cases::must;
using cases::Node;

const WorkCalendar& official() {
  static const std::string path = std::string(FENHAO_SOURCE_DIR) + "/policy/national/holidays.yaml";
  static const WorkCalendar calendar = must(parse_work_calendar(must(read_file(path)), path));
  return calendar;
}

std::vector<std::string> texts(const std::set<Date>& days) {
  std::vector<std::string> result;
  for (const Date day : days) result.push_back(day.to_string());
  return result;
}

std::vector<std::string> texts(const std::vector<Node>& scalars) {
  std::vector<std::string> result;
  for (const auto& scalar : scalars) result.push_back(scalar.text());
  return result;
}

std::vector<std::string> days_of(const std::vector<Node>& ranges) {
  std::vector<std::string> result;
  for (const auto& range : ranges)
    for (Date day = range.date("from"); day <= range.date("to"); day = day + 1) result.push_back(day.to_string());
  return result;
}

void check_year(int year, const Node& expect) {
  const auto* calendar = official().year(year);
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(texts(calendar->days_off), days_of(expect.list("off")));
  EXPECT_EQ(texts(calendar->makeup_workdays), texts(expect.list("makeup_workdays")));
  EXPECT_EQ(texts(calendar->statutory), texts(expect.list("statutory_days")));
  EXPECT_EQ(calendar->statutory.size(), expect.count("statutory_count"));
  const auto by_month = expect.list("working_days_by_month");
  ASSERT_EQ(by_month.size(), 12u);
  for (int month = 1; month <= 12; ++month)
    EXPECT_EQ(must(official().workdays(Period::whole(must(Month::of(year, month))))), by_month[month - 1].count());
  const Period whole_year{must(Date::of(year, 1, 1)), must(Date::of(year + 1, 1, 1))};
  EXPECT_EQ(must(official().workdays(whole_year)), expect.count("working_days_total"));
}

void check_day(Date day, const Node& expect) {
  const DayClass actual = must(official().classify(day));
  EXPECT_EQ(to_string(actual), expect.text("day_class"));
  EXPECT_EQ(overtime_factor(actual), expect.decimal("overtime_factor"));
}

TEST(HolidayCases, AllHold) {
  cases::run_cases(std::string(FENHAO_SOURCE_DIR) + "/cases/holidays.yaml", [](const cases::Case& one) {
    if (one.input.has("year"))
      check_year(one.input.count("year"), one.expect);
    else
      check_day(one.input.date("date"), one.expect);
  });
}

}  // namespace
}  // namespace fenhao
