// Maternity allowance and the employer's top-up. Pure. Special Rules on Labour Protection of Female Employees art. 8;
// day basis 30. The allowance is exempt from income tax (Caishui 2008 No. 8).
#pragma once

#include "base/error.h"
#include "base/money.h"

namespace fenhao::contribution {

// Monthly amount / 30 × days, half-up to the fen. For the allowance the amount is the unit's average monthly
// contribution base of last year; for comparison the own wage. invalid_input when amount or days are negative.
Result<Money> leave_pay(Money monthly, int days);

// What the employer adds when the allowance is below the own wage for the days, else nothing.
Result<Money> maternity_top_up(Money own_monthly_wage, int days, Money allowance);

}  // namespace fenhao::contribution
