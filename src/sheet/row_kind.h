// Rows below the heading that are no records: blank ones, column numbers, totals, signatures, group titles.
#pragma once

#include <string_view>

#include "sheet/sheet.h"

namespace fenhao::sheet {

enum class RowKind { record, blank, column_numbers, total, signature, group, example };

// `header` tells which columns carry fields. A row that fills its first required field is a record, whatever
// else it says; so a person called 合计 is not lost when she has a number.
RowKind row_kind(const Sheet& sheet, const Schema& schema, const HeaderMatch& header, int row);

// "1 2 3 …", "(1) (2) …", "A B C …": the numbering of columns under a heading.
bool is_column_numbers(const Sheet& sheet, int row);

}  // namespace fenhao::sheet
