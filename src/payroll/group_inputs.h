// All inputs that a group's formulas and examples may name. Internal to group_*.
#pragma once

#include <vector>

#include "payroll/group.h"

namespace fenhao::payroll {

// The common inputs, the group's own, its parameters and, for each salary input x, its money-days x.days (定薪.x.日积).
std::vector<formula::Input> inputs_of(const SalaryGroup& group);

}  // namespace fenhao::payroll
