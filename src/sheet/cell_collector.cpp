#include "sheet/cell_collector.h"

#include <algorithm>

namespace fenhao::sheet {

bool CellCollector::put(int row, int column, Cell cell) {
  if (cell.kind == Cell::Kind::empty) return within_limits_;
  if (row < 0 || column < 0 || row >= limits_.rows || column >= limits_.columns || cells_.size() >= limits_.cells) {
    rows_ = std::max(rows_, row + 1);
    columns_ = std::max(columns_, column + 1);
    return within_limits_ = false;
  }
  rows_ = std::max(rows_, row + 1);
  columns_ = std::max(columns_, column + 1);
  cells_.push_back({row, column, std::move(cell)});
  return within_limits_;
}

void CellCollector::merge(MergedRange range) {
  const bool sane = range.first_row >= 0 && range.first_column >= 0 && range.first_row <= range.last_row &&
                    range.first_column <= range.last_column;
  if (sane && merged_.size() < limits_.cells) merged_.push_back(range);
}

Result<Sheet> CellCollector::finish() && {
  const auto area = static_cast<std::uint64_t>(rows_) * static_cast<std::uint64_t>(columns_);
  constexpr std::uint64_t large_area = 2'000'000, least_filled = 50;  // one cell in fifty
  const bool is_stray = area > large_area && cells_.size() < area / least_filled;
  if (!within_limits_ || area > limits_.cells || is_stray) {
    const std::string corner = column_letters(columns_ - 1) + std::to_string(rows_);
    return fail(
        Error(ErrorCode::invalid_input, {"工作表内容过大：一直延伸到单元格 " + corner + "（每张表至多 " +
                                             std::to_string(limits_.cells) + " 个单元格）",
                                         "the sheet is too large: it reaches to cell " + corner + " (at most " +
                                             std::to_string(limits_.cells) + " cells a sheet)"})
            .at({.sheet = name_})
            .way_out({"删除数据区域右侧和下方多余的内容，或拆成几个文件分别导入",
                      "delete what stands right of and below the data, or split the file and import the parts"}));
  }
  Sheet sheet{.name = std::move(name_), .rows = rows_, .columns = columns_, .cells = {}, .merged = std::move(merged_)};
  sheet.cells.resize(static_cast<std::size_t>(area));
  for (Placed& placed : cells_)
    sheet.cells[static_cast<std::size_t>(placed.row) * static_cast<std::size_t>(columns_) +
                static_cast<std::size_t>(placed.column)] = std::move(placed.cell);
  return sheet;
}

std::string column_letters(int column) {
  std::string letters;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

}  // namespace fenhao::sheet
