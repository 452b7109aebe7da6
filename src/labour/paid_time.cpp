#include "labour/paid_time.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {
namespace {

// Monthly wage × days / paid days of a month.
Result<Money> pay_of(Money monthly, int days, const PaidTime& time) {
  FENHAO_CHECK(refuse_negative({"天数", "days"}, {Decimal(days)}));
  return daily_wage(monthly * days, time.paid_days_a_month);
}

}  // namespace

Fields fields(PaidTime& time) {
  return {{"paid_days_a_month", &time.paid_days_a_month},
          {"working_days_a_month", &time.working_days_a_month},
          {"hours_a_day", &time.hours_a_day}};
}

Result<Money> daily_wage(Money monthly, const Decimal& days_a_month) {
  FENHAO_CHECK(refuse_negative({"月工资", "the monthly wage"}, {monthly.decimal()}));
  if (days_a_month <= Decimal(0))
    return fail(Error(ErrorCode::invalid_input, {"月计薪天数应大于零", "the days of a month must be above zero"})
                    .way_out({"检查 policy/national/labour.yaml 的 paid_time",
                              "see paid_time in policy/national/labour.yaml"}));
  return Money::round(divide(monthly.decimal(), days_a_month, 2, RoundingMode::half_up), Rounding::half_up_fen);
}

Result<Money> hourly_wage(Money monthly, const PaidTime& time) {
  return daily_wage(monthly, time.paid_days_a_month * time.hours_a_day);
}

Result<Money> monthly_of_hourly(Money hourly, const PaidTime& time) {
  FENHAO_CHECK(refuse_negative({"小时工资", "the hourly wage"}, {hourly.decimal()}));
  return Money::round(hourly.decimal() * time.hours_a_day * time.paid_days_a_month, Rounding::half_up_fen);
}

Result<Money> pay_of_days_present(Money monthly, int days_present, const PaidTime& time) {
  FENHAO_TRY(pay, pay_of(monthly, days_present, time));
  return std::min(pay, monthly);
}

Result<Money> pay_less_days_absent(Money monthly, int days_absent, const PaidTime& time) {
  FENHAO_TRY(absence, pay_of(monthly, days_absent, time));
  return std::max(Money{}, monthly - absence);
}

}  // namespace fenhao::labour
