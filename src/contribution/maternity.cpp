#include "contribution/maternity.h"

#include <algorithm>

namespace fenhao::contribution {
namespace {

constexpr int days_of_month = 30;

}  // namespace

Result<Money> leave_pay(Money monthly, int days) {
  if (monthly.is_negative() || days < 0)
    return fail(Error(ErrorCode::invalid_input,
                      {"生育津贴的月金额和天数不能是负数", "monthly amount and days cannot be negative"})
                    .way_out({"更正基数或天数", "correct the base or the days"}));
  const Decimal exact = divide((monthly * days).decimal(), Decimal(days_of_month), 2, RoundingMode::half_up);
  return Money::round(exact, Rounding::half_up_fen);
}

Result<Money> maternity_top_up(Money own_monthly_wage, int days, Money allowance) {
  FENHAO_TRY(own, leave_pay(own_monthly_wage, days));
  return std::max(Money{}, own - allowance);
}

}  // namespace fenhao::contribution
