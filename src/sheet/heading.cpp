#include "sheet/heading.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace fenhao::sheet {
namespace {

constexpr int searched_rows = 60;
constexpr int searched_columns = 1024;

const std::string no_text;

// Unit or note, as heading_key() leaves it.
bool is_note(std::string_view inside) {
  constexpr std::array exact{"元",   "人民币", "人民币元", "元/月",  "月/元",    "元/人", "rmb",  "cny",  "天",
                             "日",   "小时",   "时",       "分钟",   "次",       "人",    "%",    "‰",    "百分比",
                             "可选", "可空",   "可不填",   "非必填", "文本",     "数字",  "日期", "填写", "工作日",
                             "年",   "月",     "下拉选择", "必录",   "文本格式", "起"};
  constexpr std::array beginnings{"必填", "选填", "必选", "格式", "例", "如", "单位元", "yyyy", "请", "注"};
  return std::any_of(exact.begin(), exact.end(), [&](const char* note) { return inside == note; }) ||
         std::any_of(beginnings.begin(), beginnings.end(), [&](const char* note) { return inside.starts_with(note); });
}

std::string without_notes(std::string text) {
  struct Brackets {
    std::string_view open, close;
  };
  constexpr std::array<Brackets, 3> kinds{{{"(", ")"}, {"[", "]"}, {"【", "】"}}};
  for (const auto& [open, close] : kinds) {
    std::size_t from = 0;
    while ((from = text.find(open, from)) != std::string::npos) {
      const std::size_t end = text.find(close, from);
      if (end == std::string::npos) break;
      const std::size_t inside = from + open.size();
      if (is_note(std::string_view(text).substr(inside, end - inside)))
        text.erase(from, end + close.size() - from);
      else
        from = end;
    }
  }
  return text;
}

}  // namespace

std::string heading_form(std::string_view text) {
  std::string form = without_notes(heading_key(text));
  return form.empty() ? heading_key(text) : form;
}

std::string heading_path_form(std::string_view path) {
  std::string form;
  for (const std::string& part : split(path, '/')) form += (form.empty() ? "" : "/") + heading_form(part);
  return form;
}

std::string to_string(const HeadingPath& path) {
  std::string text;
  for (const std::string& part : path) text += (text.empty() ? "" : "/") + part;
  return text;
}

bool looks_like_value(const Cell& cell) {
  if (cell.kind == Cell::Kind::number || cell.kind == Cell::Kind::date || cell.kind == Cell::Kind::boolean) return true;
  const std::string text = half_width(cell.text);
  return !text.empty() && text.find_first_of("0123456789") != std::string::npos &&
         text.find_first_not_of("0123456789.,-/+%() ") == std::string::npos;
}

HeadingGrid::HeadingGrid(const Sheet& sheet)
    : rows_(std::min(sheet.rows, searched_rows)), columns_(std::min(sheet.columns, searched_columns)) {
  const auto size = static_cast<std::size_t>(rows_ * columns_);
  texts_.resize(size);
  is_value_.resize(size);
  merged_ids_.assign(size, -1);
  const auto index = [&](int row, int column) { return static_cast<std::size_t>(row * columns_ + column); };
  for (int row = 0; row < rows_; ++row)
    for (int column = 0; column < columns_; ++column) {
      const Cell& cell = sheet.at(row, column);
      is_value_[index(row, column)] = looks_like_value(cell);
      std::string text = trim(cell.text);
      std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
      texts_[index(row, column)] = std::move(text);
    }
  for (std::size_t id = 0; id < sheet.merged.size(); ++id) {
    const MergedRange& range = sheet.merged[id];
    if (range.first_row >= rows_ || range.first_column >= columns_) continue;
    const std::string text = texts_[index(range.first_row, range.first_column)];
    const bool is_value = is_value_[index(range.first_row, range.first_column)];
    for (int row = range.first_row; row <= std::min(range.last_row, rows_ - 1); ++row)
      for (int column = range.first_column; column <= std::min(range.last_column, columns_ - 1); ++column) {
        texts_[index(row, column)] = text;
        is_value_[index(row, column)] = is_value;
        merged_ids_[index(row, column)] = static_cast<int>(id);
      }
  }
}

const std::string& HeadingGrid::text(int row, int column) const {
  if (row < 0 || row >= rows_ || column < 0 || column >= columns_) return no_text;
  return texts_[static_cast<std::size_t>(row * columns_ + column)];
}

bool HeadingGrid::is_blank(int row) const {
  for (int column = 0; column < columns_; ++column)
    if (!text(row, column).empty()) return false;
  return true;
}

bool HeadingGrid::reads_like_heading(int row) const {
  int words = 0, values = 0;
  for (int column = 0; column < columns_; ++column) {
    if (text(row, column).empty()) continue;
    ++(is_value_[static_cast<std::size_t>(row * columns_ + column)] ? values : words);
  }
  return words > 0 && values * 4 <= words;
}

bool HeadingGrid::reaches_below(int row, int column) const {
  if (row + 1 >= rows_) return false;
  const int id = merged_id(row, column);
  return id >= 0 && merged_id(row + 1, column) == id;
}

bool HeadingGrid::is_group(int row, int column) const {
  const int id = merged_id(row, column);
  if (id >= 0)
    return (column > 0 && merged_id(row, column - 1) == id) ||
           (column + 1 < columns_ && merged_id(row, column + 1) == id);
  return !text(row, column).empty() && column + 1 < columns_ && text(row, column + 1).empty();
}

// Where nobody merged cells: the name further left that stands over this column too.
std::string HeadingGrid::group_to_the_left(HeadingBlock block, int row, int column) const {
  if (row + 1 >= block.end_row() || merged_id(row, column) >= 0) return {};
  for (int left = column; left >= 0; --left) {
    if (text(row + 1, left).empty()) return {};
    if (!text(row, left).empty()) return merged_id(row, left) >= 0 ? std::string() : text(row, left);
  }
  return {};
}

std::vector<HeadingPath> HeadingGrid::paths(HeadingBlock block) const {
  std::vector<HeadingPath> paths(static_cast<std::size_t>(columns_));
  for (int column = 0; column < columns_; ++column)
    for (int row = block.first_row; row < block.end_row(); ++row) {
      std::string name = text(row, column);
      if (name.empty()) name = group_to_the_left(block, row, column);
      HeadingPath& path = paths[static_cast<std::size_t>(column)];
      if (!name.empty() && (path.empty() || path.back() != name)) path.push_back(std::move(name));
    }
  return paths;
}

}  // namespace fenhao::sheet
