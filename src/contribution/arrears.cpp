#include "contribution/arrears.h"

#include <algorithm>

namespace fenhao::contribution {

int overdue_days(Date first_overdue_day, Date payment_day) { return std::max(0, payment_day - first_overdue_day + 1); }

Result<Money> late_fee(Money principal, Rate per_day, int days) {
  if (principal.is_negative() || days < 0)
    return fail(Error(ErrorCode::invalid_input,
                      {"滞纳金的本金和天数不能是负数", "principal and days of a late fee cannot be negative"})
                    .way_out({"更正欠费金额或日期", "correct the arrears or the dates"}));
  return Money::round(principal.decimal() * per_day.decimal() * Decimal(days), Rounding::half_up_fen);
}

FineRange fine_range(const NationalRules& rules, Money arrears) {
  return {arrears * rules.fine_least, arrears * rules.fine_most};
}

Money fund_back_payment(Money old_base, Money new_base, Rate rate, int months, Rounding rounding) {
  return Money::round((new_base - old_base).decimal() * rate.decimal() * Decimal(months), rounding);
}

}  // namespace fenhao::contribution
