// For tests: workbooks without files.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sheet/sheet.h"

namespace fenhao::sheet {

// A workbook as a reader would give it, from rows of text; "#" in front of a text makes a number cell.
inline Workbook workbook_of(const std::vector<std::vector<std::string>>& rows) {
  Sheet sheet{.name = "Sheet1", .rows = static_cast<int>(rows.size())};
  for (const auto& row : rows) sheet.columns = std::max(sheet.columns, static_cast<int>(row.size()));
  sheet.cells.resize(static_cast<std::size_t>(sheet.rows * sheet.columns));
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const std::string& text = rows[r][c];
      if (text.empty()) continue;
      const bool is_number = text.starts_with('#') && text.size() > 1;
      sheet.cells[r * static_cast<std::size_t>(sheet.columns) + c] =
          Cell{is_number ? Cell::Kind::number : Cell::Kind::text, is_number ? text.substr(1) : text};
    }
  Workbook workbook{.path = "测试.xlsx", .format = Workbook::Format::xlsx, .sheets = {}};
  workbook.sheets.push_back(std::move(sheet));
  return workbook;
}

inline std::string zh(const Error& error) { return error.describe(Lang::zh); }

}  // namespace fenhao::sheet
