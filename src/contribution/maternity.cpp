#include "contribution/maternity.h"

#include <algorithm>

namespace fenhao::contribution {

Fields fields(MaternityDays& setting) { return {{"days_of_month", &setting.days_of_month}}; }

Result<Money> leave_pay(Money monthly, int days, const MaternityDays& setting) {
  if (setting.days_of_month <= Decimal(0))
    return fail(Error(ErrorCode::invalid_input, {"生育津贴的月折算天数应大于零", "the days of a month for the maternity allowance must be above zero"})
                    .way_out({"检查 policy/national/settings.yaml 的 maternity_days", "see maternity_days in policy/national/settings.yaml"}));
  if (monthly.is_negative() || days < 0)
    return fail(Error(ErrorCode::invalid_input,
                      {"生育津贴的月金额和天数不能是负数", "monthly amount and days cannot be negative"})
                    .way_out({"更正基数或天数", "correct the base or the days"}));
  const Decimal exact = divide((monthly * days).decimal(), setting.days_of_month, 2, RoundingMode::half_up);
  return Money::round(exact, Rounding::half_up_fen);
}

Result<Money> maternity_top_up(Money own_monthly_wage, int days, Money allowance, const MaternityDays& setting) {
  FENHAO_TRY(own, leave_pay(own_monthly_wage, days, setting));
  return std::max(Money{}, own - allowance);
}

}  // namespace fenhao::contribution
