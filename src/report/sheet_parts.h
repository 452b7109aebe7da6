// Pieces that our own workbooks share.
#pragma once

#include <string>

#include "report/run_index.h"
#include "sheet/sheet.h"

namespace fenhao::report {

// Rows 0 and 1: the title over all columns, then month, payment date, state and number of the run. Of one legal
// entity, or of all.
void write_title(sheet::WorkbookWriter& writer, const RunIndex& index, const std::string& title, int columns,
                 const people::LegalEntity* entity = nullptr);
inline constexpr int title_rows = 2;

// 制表 · 审核 · 批准 with the names the run has; a line to sign on where it has none yet.
void write_signatures(sheet::WorkbookWriter& writer, const RunView& view, int row, int columns);

// Width in characters for a content of so many display columns, within reason.
double column_width(std::size_t display_columns);

double entity_column_width(const RunIndex& index);  // for the names of the legal entities

std::string department_name(const std::string& department);  // （未分部门） when empty
Members everyone(const RunIndex& index);                     // by entity, in the order of the run

}  // namespace fenhao::report
