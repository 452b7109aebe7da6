#include "labour/civil_months.h"

#include <algorithm>

namespace fenhao::labour {

Date months_after(Date day, int months) {
  const Month month = day.month() + months;
  return month.first_day() + (std::min(day.day(), month.days()) - 1);
}

Result<MonthsAndDays> months_and_days(Date first, Date last) {
  if (last < first)
    return fail(Error(ErrorCode::invalid_input,
                      {"结束日 " + last.to_string() + " 早于开始日 " + first.to_string(),
                       "the last day " + last.to_string() + " is before the first " + first.to_string()})
                    .way_out({"更正入职日或离职日", "correct the first or the last day"}));
  const Date end = last + 1;
  int months = end.month() - first.month();
  if (months_after(first, months) > end) --months;
  return MonthsAndDays{months, end - months_after(first, months)};
}

}  // namespace fenhao::labour
