#include "sample/presence.h"

namespace fenhao::sample {
namespace {

Status count_days(const WorkCalendar& calendar, Period days, Presence& presence) {
  for (Date day = days.from; day < days.to; day = day + 1) {
    FENHAO_TRY(kind, calendar.classify(day));
    const bool hot = day.month_number() >= 6 && day.month_number() <= 9;
    switch (kind) {
      case DayClass::workday:
        ++presence.workdays;
        if (hot) ++presence.hot_workdays;
        break;
      case DayClass::rest_day: ++presence.rest_days; break;
      case DayClass::statutory_holiday: ++presence.statutory_days; break;
    }
  }
  return {};
}

}  // namespace

Result<std::optional<Presence>> presence_of(const Setting& setting, const std::vector<people::Employment>& employments,
                                            const payroll::SalaryGroup& group) {
  const Period period = group.attendance_period(setting.month);
  Presence presence;
  int days = 0;
  for (const auto& employment : employments) {
    if (employment.entity != employments.back().entity) continue;
    const Date end = employment.last_day ? *employment.last_day + 1 : period.to;
    const Period part = Period{employment.from, std::max(employment.from, end)}.overlap(period);
    if (part.empty()) continue;
    days += part.days();
    FENHAO_CHECK(count_days(*setting.calendar, part, presence));
  }
  if (days == 0) return std::nullopt;
  presence.whole = days == period.days();
  return presence;
}

}  // namespace fenhao::sample
