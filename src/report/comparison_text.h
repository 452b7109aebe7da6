// What a rule text changes in a month, for the terminal.
#pragma once

#include <map>
#include <string>

#include "base/error.h"
#include "payroll/comparison.h"

namespace fenhao::report {

// Who changes by how much: whom the new rules fail, sizes of change, departments, places, items, the `most` largest.
// `place_names`: by code.
std::string comparison_text(const payroll::Comparison& comparison, const std::map<std::string, std::string>& place_names, Lang lang, std::size_t most = 10);

}  // namespace fenhao::report
