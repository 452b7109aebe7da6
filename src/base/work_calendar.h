// The official calendar: rest days, make-up workdays and statutory holidays of the years that have a notice.
// A year without a notice is an error, never a guess. Holiday Measures (2024-11-10); yearly notices of the
// State Council General Office. Pure and immutable.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace fenhao {

enum class DayClass { workday, rest_day, statutory_holiday };

struct CalendarYear {
  int year = 0;
  std::set<Date> days_off;         // by the notice, beyond ordinary weekends
  std::set<Date> makeup_workdays;  // Saturdays and Sundays that are worked
  std::set<Date> statutory;        // paid at 300%
  std::string source;
};

class WorkCalendar {
 public:
  explicit WorkCalendar(std::vector<CalendarYear> years);

  bool knows(int year) const;
  const CalendarYear* year(int year) const;
  Result<DayClass> classify(Date day) const;
  // Days worked in the period.
  Result<int> workdays(Period period) const;
  // Days that are paid: workdays and statutory holidays that fall on Monday–Friday (they are paid days).
  Result<int> paid_days(Period period) const;

 private:
  std::map<int, CalendarYear> years_;
};

}  // namespace fenhao
