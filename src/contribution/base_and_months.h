// Which base a person has, and the first and last month that is due. Pure. Social Insurance Law art. 58; State
// Statistics Bureau Order No. 1 of 1990 (total wages); Housing Fund Regulations art. 16–18.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::contribution {

// Own average monthly wage of a year: all wages of the months worked (bonus, allowances and overtime included)
// over the number of those months, rounded as the place states. Floor and cap come after, in charge().
// invalid_input when there is no month or more than twelve.
Result<Money> average_wage_of_year(const std::vector<Money>& wages_of_months_worked, Rounding rounding);

// Social insurance is due from the month of employment; a new hire's base is the first full month's wage.
CoverageMonth first_insurance_month(Date hired);
// The month of the last day; where the place has a cut-off day, a leaver up to and including that day is no longer
// due in the month.
CoverageMonth last_insurance_month(Date last_day, std::optional<int> cutoff_day);

// Housing fund: someone's first job from the second month of work (art. 16), a person who moves in from the month
// the new employer first pays wages (art. 17).
CoverageMonth first_fund_month(Date hired, bool first_job, Month first_wage_month);

}  // namespace fenhao::contribution
