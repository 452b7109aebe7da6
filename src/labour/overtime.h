// Overtime: which hours are of which kind by the official calendar, what they cost, how many are allowed. Pure.
// Labour Law art. 36, 39, 41, 44; 劳部发〔1994〕489号 art. 13. A decimal out of range throws Failure(overflow).
#pragma once

#include <span>

#include "base/dated_text.h"
#include "base/work_calendar.h"
#include "labour/paid_time.h"

namespace fenhao::labour {

struct OvertimeRules {
  static constexpr std::string_view item = "overtime";
  LegalBasis basis;
  Decimal workday, rest_day, statutory_holiday;  // multiples of the hourly wage or the piece rate
};

struct OvertimeLimitRules {
  static constexpr std::string_view item = "overtime_limit";
  LegalBasis basis;
  Decimal hours_a_month;
  Readings holiday_hours;  // whether hours on statutory holidays count towards the limit
};

// The least multiple of the hourly wage for overtime on such a day.
Decimal overtime_factor(DayClass day, const OvertimeRules& rules);

Fields fields(OvertimeRules& rules);
Fields fields(OvertimeLimitRules& rules);

// Hours, or pieces, by the kind of day. None is negative.
struct ByDayClass {
  Decimal workday, rest_day, statutory_holiday;
};

struct OvertimeDay {
  Date day;
  Decimal hours;
  bool time_off_given = false;  // 补休; settles work on a rest day only
};

// Standard working time: each day's hours by its class; a make-up Saturday is a workday, a day off that is no statutory
// holiday a rest day. invalid_input for time off given for a workday or a statutory holiday; not_found for a year
// without a notice.
Result<ByDayClass> overtime_by_calendar(std::span<const OvertimeDay> days, const WorkCalendar& calendar);

// 综合计算工时: hours of the period above its standard count as workday overtime; those on statutory holidays apart
// (`holiday_hours`, part of `hours_worked`).
Result<ByDayClass> comprehensive_overtime(const Decimal& hours_worked, const Decimal& holiday_hours,
                                          int workdays_of_period, const PaidTime& time);

// 不定时: nothing but statutory holidays, and those only where the place's rule says so.
enum class FlexibleHolidayPay { paid, not_paid };
Result<ByDayClass> flexible_overtime(const Decimal& holiday_hours, FlexibleHolidayPay rule);

// The base is agreed or set by local rule; never below the minimum wage.
Money overtime_base(Money agreed_monthly, Money minimum_wage);

// base / paid days / hours × Σ hours × factor, rounded once, half-up to the fen. Also for hours above the limit: they
// are owed all the same.
Result<Money> overtime_pay(Money monthly_base, const ByDayClass& hours, const OvertimeRules& rules,
                           const PaidTime& time);
// Piece rate × Σ pieces × factor, rounded once, half-up to the fen.
Result<Money> piece_overtime_pay(const Decimal& piece_rate, const ByDayClass& pieces, const OvertimeRules& rules);

enum class HolidayHours { counted, not_counted };
std::string_view to_string(HolidayHours reading);

struct OvertimeOfMonth {
  Decimal counted;  // hours that count towards the limit
  Decimal excess;   // above it; zero when within

  bool over() const { return !excess.is_zero(); }
};

// invalid_input when the law on that day does not offer the reading.
Result<OvertimeOfMonth> overtime_limit(const ByDayClass& hours, HolidayHours reading, const OvertimeLimitRules& rules);

}  // namespace fenhao::labour
