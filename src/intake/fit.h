// How far a file fits a schema whose columns are not all there: for people who are told what is missing. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sheet/sheet.h"

namespace fenhao::intake {

struct Fit {
  std::vector<std::string> found, missing;  // labels of the required columns
  sheet::HeaderMatch header;                // every column that fits, required or not
};

// Absent when no column fits at all, or two columns claim one field.
std::optional<Fit> fit(const sheet::Workbook& workbook, const sheet::Schema& schema);

// "有 工号、姓名；缺少 薪资组": the required columns of a fit.
Text required_columns(const Fit& fit);

// The headings of the file: the row with the most texts near the top of a sheet.
std::vector<std::string> headings_seen(const sheet::Workbook& workbook);

// That the file lacks required columns of the schema: which are there, which are missing, what was seen. Absent when
// none is missing, or nothing fits: then the search for a heading has its own say.
std::optional<Error> lacks_columns(const sheet::Workbook& workbook, const sheet::Schema& schema);

}  // namespace fenhao::intake
