#include "labour/overtime.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {
namespace {

Status check(const ByDayClass& amounts) {
  return refuse_negative({"加班时数（件数）", "overtime hours or pieces"},
                         {amounts.workday, amounts.rest_day, amounts.statutory_holiday});
}

// What the quantities weigh in plain hours or pieces.
Decimal weighted(const ByDayClass& amounts, const OvertimeRules& rules) {
  return amounts.workday * rules.workday + amounts.rest_day * rules.rest_day +
         amounts.statutory_holiday * rules.statutory_holiday;
}

Decimal& of(ByDayClass& amounts, DayClass day) {
  switch (day) {
    case DayClass::workday: return amounts.workday;
    case DayClass::rest_day: return amounts.rest_day;
    case DayClass::statutory_holiday: break;
  }
  return amounts.statutory_holiday;
}

}  // namespace

Decimal overtime_factor(DayClass day, const OvertimeRules& rules) {
  switch (day) {
    case DayClass::workday: return rules.workday;
    case DayClass::rest_day: return rules.rest_day;
    case DayClass::statutory_holiday: break;
  }
  return rules.statutory_holiday;
}

Fields fields(OvertimeRules& rules) {
  return {{"workday", &rules.workday}, {"rest_day", &rules.rest_day}, {"statutory_holiday", &rules.statutory_holiday}};
}

Fields fields(OvertimeLimitRules& rules) {
  return {{"hours_a_month", &rules.hours_a_month}, {"holiday_hours", &rules.holiday_hours}};
}

std::string_view to_string(HolidayHours reading) {
  return reading == HolidayHours::counted ? "counted" : "not_counted";
}

Result<ByDayClass> overtime_by_calendar(std::span<const OvertimeDay> days, const WorkCalendar& calendar) {
  ByDayClass hours;
  for (const auto& one : days) {
    FENHAO_TRY(kind, calendar.classify(one.day));
    if (one.time_off_given && kind != DayClass::rest_day)
      return fail(Error(ErrorCode::invalid_input,
                        {one.day.to_string() + " 不是休息日，加班不能用补休抵偿",
                         one.day.to_string() + " is no rest day: time off does not settle its overtime"})
                      .at({.value = one.day.to_string()})
                      .way_out({"支付加班费（《劳动法》第四十四条）", "pay the overtime (Labour Law art. 44)"}));
    if (!one.time_off_given) of(hours, kind) = of(hours, kind) + one.hours;
    FENHAO_CHECK(refuse_negative({one.day.to_string() + " 的加班时数", "overtime hours on " + one.day.to_string()},
                                 {one.hours}));
  }
  return hours;
}

Result<ByDayClass> comprehensive_overtime(const Decimal& hours_worked, const Decimal& holiday_hours,
                                          int workdays_of_period, const PaidTime& time) {
  const Decimal standard = Decimal(workdays_of_period) * time.hours_a_day;
  const Decimal ordinary = hours_worked - holiday_hours;
  FENHAO_CHECK(refuse_negative({"综合工时的工作时数", "the hours of the period"}, {holiday_hours, ordinary, standard}));
  return ByDayClass{std::max(Decimal(0), ordinary - standard), Decimal(0), holiday_hours};
}

Result<ByDayClass> flexible_overtime(const Decimal& holiday_hours, FlexibleHolidayPay rule) {
  FENHAO_CHECK(refuse_negative({"法定休假日的工作时数", "the hours on statutory holidays"}, {holiday_hours}));
  return ByDayClass{Decimal(0), Decimal(0), rule == FlexibleHolidayPay::paid ? holiday_hours : Decimal(0)};
}

Money overtime_base(Money agreed_monthly, Money minimum_wage) { return std::max(agreed_monthly, minimum_wage); }

Result<Money> overtime_pay(Money monthly_base, const ByDayClass& hours, const OvertimeRules& rules,
                           const PaidTime& time) {
  FENHAO_CHECK(check(hours));
  FENHAO_CHECK(refuse_negative({"加班费基数", "the overtime base"}, {monthly_base.decimal()}));
  const Decimal exact = divide(monthly_base.decimal() * weighted(hours, rules),
                               time.paid_days_a_month * time.hours_a_day, 2, RoundingMode::half_up);
  return Money::round(exact, Rounding::half_up_fen);
}

Result<Money> piece_overtime_pay(const Decimal& piece_rate, const ByDayClass& pieces, const OvertimeRules& rules) {
  FENHAO_CHECK(check(pieces));
  FENHAO_CHECK(refuse_negative({"计件单价", "the piece rate"}, {piece_rate}));
  return Money::round(piece_rate * weighted(pieces, rules), Rounding::half_up_fen);
}

Result<OvertimeOfMonth> overtime_limit(const ByDayClass& hours, HolidayHours reading, const OvertimeLimitRules& rules) {
  FENHAO_CHECK(check(hours));
  FENHAO_CHECK(rules.holiday_hours.offers(to_string(reading), rules.basis));
  OvertimeOfMonth month;
  month.counted = hours.workday + hours.rest_day;
  if (reading == HolidayHours::counted) month.counted = month.counted + hours.statutory_holiday;
  month.excess = std::max(Decimal(0), month.counted - rules.hours_a_month);
  return month;
}

}  // namespace fenhao::labour
