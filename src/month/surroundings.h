// What intake needs to know about the company before it reads a file.
#pragma once

#include "intake/intake.h"
#include "month/workspace.h"

namespace fenhao::month {

// Names of inputs from all salary groups (a heading that means two inputs is a conflict naming both), entities,
// employees and groups known so far. `month` is for files of a month that do not say which.
Result<intake::Surroundings> surroundings(Workspace& workspace, std::optional<EarningMonth> month, Date today);

}  // namespace fenhao::month
