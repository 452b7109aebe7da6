// Whether a month's pay reaches the minimum wage of the place. Pure. Minimum Wage Regulations (Order 21 of 2004)
// art. 12.
#pragma once

#include "base/error.h"
#include "base/money.h"

namespace fenhao::labour {

struct PayOfMonth {
  Money total;                   // everything earned in the month for normal work, before deductions
  Money overtime;                // these are parts of the total and do not count
  Money special_allowances;      // shift, heat, cold, underground, toxic and hazardous work
  Money statutory_benefits;      // welfare by law: meals, travel, housing and the like
  Money employee_contributions;  // the employee's insurance and fund
};

// Whether the minimum wage includes the employee's contributions: by the place's rule (Beijing, Shanghai: it does not).
enum class ContributionsInMinimum { included, excluded };

struct MinimumWageCheck {
  Money counted;
  Money shortfall;  // to be made up; zero when the pay is enough
  bool enough() const { return shortfall.is_zero(); }
};

// For a month of full normal work; the caller scales the minimum for part of a month by the place's rule.
// invalid_input: negative amounts.
Result<MinimumWageCheck> check_minimum_wage(const PayOfMonth& pay, Money minimum_wage, ContributionsInMinimum rule);

}  // namespace fenhao::labour
