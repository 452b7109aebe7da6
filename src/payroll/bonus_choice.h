// The full-year bonus before approval: which treatment leaves less tax over the year, and whether a smaller bonus would
// leave more. Advisory: the choice is the employee's and is never changed. Pure.
#pragma once

#include <vector>

#include "payroll/withholding.h"
#include "tax/bonus.h"

namespace fenhao::payroll {

// The year without the bonus: what is known through this month, and the months left as this one. `months_left`: in the
// tax year after this month.
tax::AnnualFigures expected_year(const TaxWorking& working, const Declared& declared, int months_left);

// One notice for a resident with a bonus, none otherwise: "bonus_cheaper_way" when the chosen way is no dearer,
// "bonus_dearer_way" when the other leaves less tax. Silent when the bonus alone was used up this year.
std::vector<Notice> bonus_notices(const tax::Parameters& parameters, const std::string& employee, const TaxWorking& working,
                                  const Declared& declared, int months_left);

}  // namespace fenhao::payroll
