// The official calendar: rest days, make-up workdays and statutory holidays of the years that have a notice.
// A year without a notice is an error, never a guess. Holiday Measures (2024-11-10); yearly notices of the
// State Council General Office. Pure and immutable.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"

namespace fenhao {

enum class DayClass { workday, rest_day, statutory_holiday };

std::string_view to_string(DayClass day);

struct CalendarYear {
  int year = 0;
  std::set<Date> days_off;         // every day the notice frees, weekends inside a holiday included
  std::set<Date> makeup_workdays;  // Saturdays and Sundays that are worked
  std::set<Date> statutory;        // paid at 300%
  std::string source;              // the notice: title, number, address
  std::optional<Date> recorded;    // known since this day; absent = always
};

class WorkCalendar {
 public:
  // Of a year given twice the one recorded later holds.
  explicit WorkCalendar(std::vector<CalendarYear> years);
  // Without what was recorded after the day.
  WorkCalendar known_on(Date day) const;

  bool knows(int year) const { return year_data(year) != nullptr; }
  const CalendarYear* year(int year) const;
  Result<DayClass> classify(Date day) const;
  // Days worked in the period.
  Result<int> workdays(Period period) const;
  // 计薪日, days for which a monthly wage is paid: workdays and every statutory holiday, also one on a Saturday
  // or Sunday, because its substitute rest day is no workday (Labour Law art. 51; 人社部发〔2025〕2号: 261 a
  // year, 21.75 a month on average).
  Result<int> paid_days(Period period) const;

 private:
  struct YearData {
    CalendarYear official;
    std::vector<DayClass> days;  // from 1 January
  };
  const YearData* year_data(int year) const;
  // Days of the period that `counts` accepts; not_found for a year without a notice.
  Result<int> count(Period period, bool (*counts)(DayClass)) const;

  std::vector<CalendarYear> given_;
  std::map<int, YearData> years_;
};

}  // namespace fenhao
