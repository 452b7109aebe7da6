// Empty forms: one workbook a kind of file, with its headings, which are required, what they hold and what else
// they may be called.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "intake/intake.h"

namespace fenhao::intake {

// Columns a company's salary groups add to salary, attendance and variable pay, by kind: label → note.
using GroupColumns = std::map<Kind, std::vector<std::pair<std::string, std::string>>>;

// Writes all ten forms below `folder`, which is made when absent; returns their paths. conflict naming the first
// file that is there already.
Result<std::vector<std::filesystem::path>> write_forms(const std::filesystem::path& folder, const GroupColumns& columns);

}  // namespace fenhao::intake
