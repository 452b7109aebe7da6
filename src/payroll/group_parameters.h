// Parameters that a group's text declares for its formulas. Internal to group_*.
#pragma once

#include <vector>

#include "payroll/group.h"
#include "payroll/group_fields.h"

namespace fenhao::payroll {

// parameters: [{code, name, type: money | number | rate, scale, value?}]. Absent = none.
Result<std::vector<GroupParameter>> read_parameters(const YamlNode& root, const GroupFields& fields);

}  // namespace fenhao::payroll
