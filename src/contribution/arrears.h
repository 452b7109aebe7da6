// What arrears cost: late fee, fine, and back payment after a base was corrected. Pure. Social Insurance Law
// art. 86; Housing Fund Regulations art. 20, 38. A late fee is never borne by the employee.
#pragma once

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "contribution/national_text.h"

namespace fenhao::contribution {

// Days from the first overdue day to the day of payment, both counted; 0 when paid before.
int overdue_days(Date first_overdue_day, Date payment_day);

// principal × rate × days, one rounding half-up to the fen; per person and insurance, then added.
// invalid_input when the principal or the days are negative.
Result<Money> late_fee(Money principal, Rate per_day, int days);

struct FineRange {
  Money least, most;
};
// The fine for arrears still unpaid after the agency's order.
FineRange fine_range(const NationalRules& rules, Money arrears);

// Back payment of the housing fund, one side: (new base − old base) × rate × months, rounded once as the place
// states; negative when the base was too high.
Money fund_back_payment(Money old_base, Money new_base, Rate rate, int months, Rounding rounding);

}  // namespace fenhao::contribution
