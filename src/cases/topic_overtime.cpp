// Daily and hourly wage, pay of overtime by hours and by pieces, the monthly limit.
#include "cases/topic.h"
#include "labour/labour.h"

namespace fenhao::cases {
namespace {

using labour::ByDayClass;

// Cases name no day and hold today.

struct Law {
  const labour::LabourLaw& text;
  labour::PaidTime time = must(text.at<labour::PaidTime>(new_year_2026));
  labour::OvertimeRules overtime = must(text.at<labour::OvertimeRules>(new_year_2026));
};

void check_wage_rates(const Node& input, const Expected& expect, const Law& law) {
  const Money monthly = input.money("monthly_base");
  expect.money("daily", must(labour::daily_wage(monthly, law.time.paid_days_a_month)));
  if (expect.has("hourly")) expect.money("hourly", must(labour::hourly_wage(monthly, law.time)));
  if (expect.has("wrong_with_20_67"))
    expect.money("wrong_with_20_67", must(labour::daily_wage(monthly, law.time.working_days_a_month)));
}

void check_pay(const Node& input, const Expected& expect, const Law& law) {
  const ByDayClass hours{input.decimal("weekday_hours"), input.decimal("rest_day_hours"),
                         input.decimal("statutory_holiday_hours")};
  expect.money("overtime_pay", must(labour::overtime_pay(input.money("monthly_base"), hours, law.overtime, law.time)));
}

void check_pieces(const Node& input, const Expected& expect, const Law& law) {
  const auto pieces = input.at("pieces");
  const ByDayClass made{pieces.decimal("weekday_ot"), pieces.decimal("rest_day"), pieces.decimal("holiday")};
  expect.money("pay", must(labour::piece_overtime_pay(input.decimal("piece_rate"), made, law.overtime)));
}

void check_limit(const Node& input, const Expected& expect, const Law& law) {
  const ByDayClass hours{input.decimal("weekday_hours"), input.decimal("rest_day_hours"), Decimal(0)};
  const auto month = must(labour::overtime_limit(hours, labour::HolidayHours::not_counted,
                                                 must(law.text.at<labour::OvertimeLimitRules>(new_year_2026))));
  expect.flag("over_limit", month.over());
  expect.decimal("excess_hours", month.excess);
}

}  // namespace

void check_overtime(const Node& input, const Expected& expect, const Context& context) {
  const Law law{context.law.labour};
  if (input.has("hourly"))
    return expect.money("monthly", must(labour::monthly_of_hourly(input.money("hourly"), law.time)));
  if (input.has("piece_rate")) return check_pieces(input, expect, law);
  if (!input.has("monthly_base")) return check_limit(input, expect, law);
  if (input.has("weekday_hours")) return check_pay(input, expect, law);
  check_wage_rates(input, expect, law);
}

}  // namespace fenhao::cases
