// The texts of the first rows of a sheet as headings: merged cells spread out, group headings above names
// joined to paths, units and notes in brackets dropped. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sheet/sheet.h"

namespace fenhao::sheet {

// "组/名" part by part.
std::string heading_path_form(std::string_view path);

// A run of rows that may be the heading.
struct HeadingBlock {
  int first_row = 0;
  int height = 1;

  int end_row() const { return first_row + height; }
};

// The texts above a column within a block, top to bottom, repeated ones once: {"养老保险", "单位"}.
using HeadingPath = std::vector<std::string>;
std::string to_string(const HeadingPath& path);  // "养老保险/单位"

class HeadingGrid {
 public:
  explicit HeadingGrid(const Sheet& sheet);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  // Empty beyond the grid. A cell inside a merged range has the range's text.
  const std::string& text(int row, int column) const;
  bool is_blank(int row) const;
  // Mostly words: neither numbers nor dates.
  bool reads_like_heading(int row) const;
  std::vector<HeadingPath> paths(HeadingBlock block) const;
  // True when the column's text in this row is a group over several columns.
  bool is_group(int row, int column) const;
  // True when the cell goes down into the row below.
  bool reaches_below(int row, int column) const;

 private:
  std::string group_to_the_left(HeadingBlock block, int row, int column) const;
  int merged_id(int row, int column) const { return merged_ids_[static_cast<std::size_t>(row * columns_ + column)]; }

  int rows_ = 0;
  int columns_ = 0;
  std::vector<std::string> texts_;
  std::vector<bool> is_value_;  // a number or a date
  std::vector<int> merged_ids_;
};

// True for "12", "1,234.50", "2026-11-01" ... : content, not a name.
bool looks_like_value(const Cell& cell);

}  // namespace fenhao::sheet
