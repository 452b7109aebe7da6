// How much of what an employee saves is free of tax: the housing fund on both sides, the own part of an annuity.
// Inside payroll/ only. Caishui 2006 No. 10 art. 2; Caishui 2013 No. 103 art. 1.
#pragma once

#include <optional>

#include "payroll/withholding.h"

namespace fenhao::payroll {

// Brings `working` within the limits. Housing fund above 12% of its base becomes income on the employer's side and is no
// deduction on the employee's; the base is that of the deposit, which the place's own cap (三倍平均工资) already bounds: the
// average wages of the library are of another measure and would tax who pays on the cap. A declared annuity is deducted
// up to 4% of the own average wage of last year (as declared for the pension, else for the fund), at most of three times
// the place's average wage. not_found: a declared annuity without a base or without the average wage.
Status apply_tax_free_limits(const tax::Parameters& parameters, const std::vector<ChargeLine>& charges, std::optional<Money> average_wage, TaxWorking& working);

}  // namespace fenhao::payroll
