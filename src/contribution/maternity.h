// Maternity allowance and the employer's top-up. Pure. Special Rules on Labour Protection of Female Employees art. 8.
// The allowance is exempt from income tax (Caishui 2008 No. 8).
#pragma once

#include "base/dated_text.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::contribution {

// Days a month's amount is spread over: a setting (policy/national/settings.yaml), for no law names the number.
struct MaternityDays {
  static constexpr std::string_view item = "maternity_days";
  LegalBasis basis;
  Decimal days_of_month;
};

Fields fields(MaternityDays& setting);

// Monthly amount / days of a month × days, half-up to the fen. For the allowance the amount is the unit's average
// monthly contribution base of last year; for comparison the own wage. invalid_input when amount or days are negative.
Result<Money> leave_pay(Money monthly, int days, const MaternityDays& setting);

// What the employer adds when the allowance is below the own wage for the days, else nothing.
Result<Money> maternity_top_up(Money own_monthly_wage, int days, Money allowance, const MaternityDays& setting);

}  // namespace fenhao::contribution
