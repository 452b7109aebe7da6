// Which pay item somebody means who asks for an explanation: by its own name, or by a line of the run's summary.
// Pure.
#pragma once

#include <string>

#include "payroll/group.h"

namespace fenhao::cli {

// The item's code when `wanted` is a line of the summary (report/summary.h) that the group has an item for; any other
// name unchanged. not_found for a line that is the rest of others and no item: it says which item to look at.
Result<std::string> item_meant(const payroll::SalaryGroup& group, const std::string& wanted);

}  // namespace fenhao::cli
