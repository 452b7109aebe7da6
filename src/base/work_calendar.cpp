#include "base/work_calendar.h"

#include <algorithm>

namespace fenhao {
namespace {

DayClass classify_in(const CalendarYear& year, Date day) {
  if (year.statutory.contains(day)) return DayClass::statutory_holiday;
  if (year.makeup_workdays.contains(day)) return DayClass::workday;
  if (year.days_off.contains(day) || day.weekday() >= Weekday::saturday) return DayClass::rest_day;
  return DayClass::workday;
}

Date first_day_of(int year) { return Month::from_index(year * 12).first_day(); }

Error no_notice(int year) {
  const std::string text = std::to_string(year);
  return Error(ErrorCode::not_found,
               {text + " 年的放假安排尚未收录", "the holiday schedule of " + text + " is not on record"})
      .way_out({"国务院办公厅公布后，写入 policy/national/holidays.yaml",
                "add it to policy/national/holidays.yaml once the State Council has published it"});
}

}  // namespace

std::string_view to_string(DayClass day) {
  switch (day) {
    case DayClass::workday: return "workday";
    case DayClass::rest_day: return "rest_day";
    case DayClass::statutory_holiday: return "statutory_holiday";
  }
  return "workday";
}

WorkCalendar::WorkCalendar(std::vector<CalendarYear> years) : given_(std::move(years)) {
  std::ranges::stable_sort(given_, {}, &CalendarYear::recorded);
  for (auto official : given_) {
    YearData data;
    for (Date day = first_day_of(official.year); day < first_day_of(official.year + 1); day = day + 1)
      data.days.push_back(classify_in(official, day));
    const int year = official.year;
    data.official = std::move(official);
    years_.insert_or_assign(year, std::move(data));
  }
}

WorkCalendar WorkCalendar::known_on(Date day) const {
  auto known = given_;
  std::erase_if(known, [&](const CalendarYear& year) { return year.recorded && *year.recorded > day; });
  return WorkCalendar(std::move(known));
}

const WorkCalendar::YearData* WorkCalendar::year_data(int year) const {
  const auto found = years_.find(year);
  return found == years_.end() ? nullptr : &found->second;
}

const CalendarYear* WorkCalendar::year(int year) const {
  const auto* data = year_data(year);
  return data ? &data->official : nullptr;
}

Result<DayClass> WorkCalendar::classify(Date day) const {
  const auto* data = year_data(day.year());
  if (!data) return fail(no_notice(day.year()));
  return data->days[static_cast<std::size_t>(day - first_day_of(day.year()))];
}

Result<int> WorkCalendar::count(Period period, bool (*counts)(DayClass)) const {
  int total = 0;
  for (Date from = period.from; from < period.to;) {
    const int year = from.year();
    const auto* data = year_data(year);
    if (!data) return fail(no_notice(year));
    const Date to = std::min(period.to, first_day_of(year + 1));
    const auto first = data->days.begin() + (from - first_day_of(year));
    total += static_cast<int>(std::count_if(first, first + (to - from), counts));
    from = to;
  }
  return total;
}

Result<int> WorkCalendar::workdays(Period period) const {
  return count(period, [](DayClass day) { return day == DayClass::workday; });
}

Result<int> WorkCalendar::paid_days(Period period) const {
  return count(period, [](DayClass day) { return day != DayClass::rest_day; });
}

}  // namespace fenhao
