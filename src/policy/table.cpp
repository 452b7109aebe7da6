#include "policy/table.h"

#include <algorithm>

#include "base/text.h"

namespace fenhao::policy {

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_)
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column == widths.size()) widths.push_back(0);
      widths[column] = std::max(widths[column], display_width(row[column]));
    }
  std::string text;
  for (std::size_t index = 0; index < rows_.size(); ++index) {
    const auto& row = rows_[index];
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column)
      line += column + 1 == row.size() ? row[column] : pad_right(row[column], widths[column] + 2);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
    if (index > 0) continue;
    for (std::size_t column = 0; column < row.size(); ++column)
      text += std::string(widths[column], '-') + (column + 1 == row.size() ? "\n" : "  ");
  }
  return text;
}

}  // namespace fenhao::policy
