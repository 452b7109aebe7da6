// Working calendars as text: policy/national/holidays.yaml, one entry a year, each with its notice.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/work_calendar.h"

namespace fenhao {

// invalid_input with the line for anything that is not a calendar: a day outside its year, a make-up workday on
// Monday–Friday or that is also off, a statutory holiday that is not off, a year twice (unless recorded on another day) or
// without its notice.
Result<WorkCalendar> parse_work_calendar(std::string_view yaml, const std::string& origin);

}  // namespace fenhao
