// Months and years counted in dates, as labour law does.
#pragma once

#include "base/date.h"

namespace fenhao::labour {

// The day with the same number `months` later; the last day of that month when it is shorter (01-31 → 02-28).
Date months_after(Date day, int months);

// Whole months and the days beyond them in a stretch of days, both ends included.
struct MonthsAndDays {
  int months = 0;
  int days = 0;
  friend bool operator==(const MonthsAndDays&, const MonthsAndDays&) = default;
};

// invalid_input when `last` is before `first`.
Result<MonthsAndDays> months_and_days(Date first, Date last);

}  // namespace fenhao::labour
