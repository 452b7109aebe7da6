// The issues of a file for the screen. A mistake that runs through a whole column is shown a few times and counted;
// the marked copy and --json hold every one. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sheet/sheet.h"

namespace fenhao::cli {

// Issues of one message stand together, in the order in which they first occur: the first three, then how many more,
// with the columns and values not shown yet. Above fifty lines the rest is only counted.
std::vector<std::string> issue_lines(std::span<const sheet::Issue> issues, Lang lang);

}  // namespace fenhao::cli
