// A run in one screen: for the terminal, and as JSON for programs.
#pragma once

#include <string>

#include "base/error.h"
#include "payroll/result.h"

namespace fenhao::report {

// Heads, gross to net, contributions by place and insurance, cost, warnings and errors by kind.
std::string summary_text(const payroll::RunView& view, Lang lang);

// The same figures; amounts are strings ("1234.50"), so that no reader loses a fen.
std::string summary_json(const payroll::RunView& view);

}  // namespace fenhao::report
