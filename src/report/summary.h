// A run in one screen: for the terminal, and as JSON for programs.
#pragma once

#include <string>

#include "base/error.h"
#include "payroll/result.h"
#include "payroll/run_sums.h"
#include "report/notice_groups.h"

namespace fenhao::report {

// Heads, gross to net, contributions by place and insurance, cost; of each kind of warning and error how many it
// concerns and the first three. Of the view only what is said of the run itself and its notices is read, no results.
// `names`: of people the notices concern.
std::string summary_text(const payroll::RunView& view, const payroll::RunSums& sums, Lang lang, const Names& names = {});

// The same figures; amounts are strings ("1234.50"), so that no reader loses a fen.
std::string summary_json(const payroll::RunView& view, const payroll::RunSums& sums);

}  // namespace fenhao::report
