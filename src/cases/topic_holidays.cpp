// The official calendar: a year's notice, and the class of one day with its overtime factor.
#include <algorithm>

#include "cases/topic.h"
#include "labour/labour.h"

namespace fenhao::cases {
namespace {

std::vector<std::string> texts(const std::set<Date>& days) {
  std::vector<std::string> result;
  for (const Date day : days) result.push_back(day.to_string());
  return result;
}

// The days of a list of {from, to}, both included.
std::set<Date> days_of(const std::vector<Node>& ranges) {
  std::set<Date> days;
  for (const auto& range : ranges)
    for (Date day = range.date("from"); day <= range.date("to"); day = day + 1) days.insert(day);
  return days;
}

void expect_off(const Expected& expect, const std::set<Date>& got) {
  if (!expect.has("off")) return expect.differ("off", "", std::to_string(got.size()));
  const auto wanted = days_of(expect.node().list("off"));
  std::vector<Date> differing;
  std::ranges::set_symmetric_difference(wanted, got, std::back_inserter(differing));
  for (const Date day : differing)
    expect.differ("off", wanted.contains(day) ? day.to_string() : "", got.contains(day) ? day.to_string() : "");
}

void check_year(const Node& input, const Expected& expect, const WorkCalendar& calendar) {
  const int year = input.count("year");
  const auto* official = calendar.year(year);
  if (!official) input.at("year").refuse({"没有这一年的放假通知", "there is no notice for this year"});
  expect_off(expect, official->days_off);
  expect.texts("makeup_workdays", texts(official->makeup_workdays));
  expect.texts("statutory_days", texts(official->statutory));
  expect.count("statutory_count", static_cast<std::int64_t>(official->statutory.size()));
  std::vector<int> workdays;
  for (int month = 1; month <= 12; ++month)
    workdays.push_back(must(calendar.workdays(Period::whole(must(Month::of(year, month))))));
  expect.counts("working_days_by_month", workdays);
  const Period whole_year{must(Date::of(year, 1, 1)), must(Date::of(year + 1, 1, 1))};
  expect.count("working_days_total", must(calendar.workdays(whole_year)));
}

}  // namespace

void check_holidays(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("year")) return check_year(input, expect, context.law.calendar);
  const Date date = input.date("date");
  const DayClass day = must(context.law.calendar.classify(date));
  expect.text("day_class", to_string(day));
  expect.decimal("overtime_factor", labour::overtime_factor(day, must(context.law.labour.at<labour::OvertimeRules>(date))));
}

}  // namespace fenhao::cases
