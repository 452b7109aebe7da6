// A run in one screen: for the terminal, and as JSON for programs.
#pragma once

#include <string>

#include "base/error.h"
#include "payroll/result.h"
#include "report/notice_groups.h"

namespace fenhao::report {

// Heads, gross to net, contributions by place and insurance, cost; of each kind of warning and error how many it
// concerns and the first three. `names`: of people the run could not calculate; those of its results are known.
std::string summary_text(const payroll::RunView& view, Lang lang, const Names& names = {});

// The same figures; amounts are strings ("1234.50"), so that no reader loses a fen.
std::string summary_json(const payroll::RunView& view);

}  // namespace fenhao::report
