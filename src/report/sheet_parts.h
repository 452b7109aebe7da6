// Pieces that our own workbooks share.
#pragma once

#include <string>

#include "report/run_index.h"
#include "sheet/sheet.h"

namespace fenhao::report {

// Rows 0 and 1: the title over all columns, then month, payment date, state and number of the run.
void write_title(sheet::WorkbookWriter& writer, const RunIndex& index, const std::string& title, int columns);
inline constexpr int title_rows = 2;

// Width in characters for a content of so many display columns, within reason.
double column_width(std::size_t display_columns);

}  // namespace fenhao::report
