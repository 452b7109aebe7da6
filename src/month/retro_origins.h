// How a difference of earlier months came about, for explanations.
#pragma once

#include <string>
#include <vector>

#include "formula/formula.h"
#include "payroll/result.h"

namespace fenhao::month {

// Steps below an input retro.*: one a month, with its items. Empty for other inputs.
std::vector<formula::Explanation> retro_origins(const payroll::EmployeeResult& result, const std::string& code, Lang lang);

// A contribution of an earlier coverage month paid or refunded with this one.
formula::Explanation back_payment(const payroll::ChargeLine& line, Lang lang);

}  // namespace fenhao::month
