#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "sheet/sheet.h"
#include "sheet/xlsx_file.h"

namespace fenhao::sheet {
namespace {

constexpr std::size_t longest_comment = 8000;  // bytes; Excel takes 32,767 characters

// The messages of one cell or row, as a comment.
std::string comment_of(const std::vector<const Issue*>& issues) {
  std::string text;
  for (const Issue* issue : issues) {
    const std::string &message = issue->error.message().zh, &hint = issue->error.hint().zh;
    std::string line = message + (hint.empty() ? "" : (message.ends_with("？") ? "处理办法：" : "。处理办法：") + hint);
    if (text.size() + line.size() > longest_comment) break;
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

class CopyWriter {
 public:
  CopyWriter(XlsxFile& file, const HeaderMatch& header, std::span<const Issue> issues, bool only_bad_rows)
      : file_(file), header_(header), only_bad_rows_(only_bad_rows) {
    // What concerns a whole row stands at its first known column.
    int first = header.columns.empty() ? 0 : header.columns.front().column;
    for (const ColumnMatch& match : header.columns) first = std::min(first, match.column);
    for (const Issue& issue : issues)
      if (issue.row >= 0) by_row_[{issue.sheet, issue.row}][issue.column < 0 ? first : issue.column].push_back(&issue);
  }

  void write(const Sheet& sheet, int number) {
    target_ = file_.add_sheet(sheet.name.empty() ? "Sheet1" : sheet.name);
    const bool is_matched = number == header_.sheet;
    std::map<int, int> new_rows;
    int next = 0;
    for (int row = 0; row < sheet.rows; ++row) {
      const auto bad = by_row_.find({number, row});
      const bool is_heading = is_matched && row < header_.first_data_row;
      if (only_bad_rows_ && !is_heading && bad == by_row_.end()) continue;
      new_rows[row] = next;
      write_row(sheet, row, next++, is_heading, bad == by_row_.end() ? nullptr : &bad->second);
    }
    write_merged(sheet, number, new_rows);
  }

 private:
  using IssuesByColumn = std::map<int, std::vector<const Issue*>>;

  void write_row(const Sheet& sheet, int row, int new_row, bool is_heading, const IssuesByColumn* issues) {
    const Style style = is_heading && row >= header_.first_header_row ? Style::heading : Style::text;
    for (int column = 0; column < sheet.columns; ++column) {
      const bool is_bad = issues && issues->contains(column);
      if (!is_bad && sheet.at(row, column).kind == Cell::Kind::empty) continue;
      write_cell(sheet.at(row, column), new_row, column, style, is_bad);
      if (is_bad) file_.comment(target_, new_row, column, comment_of(issues->at(column)));
    }
  }

  // As the cell was: numbers stay numbers, dates dates.
  void write_cell(const Cell& cell, int row, int column, Style style, bool is_bad) {
    const bool keeps_zeros = cell.text.size() > 1 && cell.text[0] == '0' && cell.text.find('.') == std::string::npos;
    if (cell.kind == Cell::Kind::number && !keeps_zeros)
      if (const auto number = Decimal::parse(cell.text))
        return file_.write_number(target_, row, column, *number, file_.format(Style::number, is_bad));
    if (cell.kind == Cell::Kind::date)
      if (const auto date = Date::parse(cell.text))
        return file_.write_date(target_, row, column, *date, file_.format(Style::date, is_bad));
    file_.write_text(target_, row, column, cell.text, file_.format(style, is_bad));
  }

  // Ranges whose rows all stand in the copy, side by side.
  void write_merged(const Sheet& sheet, int number, const std::map<int, int>& new_rows) {
    for (const MergedRange& range : sheet.merged) {
      const auto first = new_rows.find(range.first_row), last = new_rows.find(range.last_row);
      if (first == new_rows.end() || last == new_rows.end() ||
          last->second - first->second != range.last_row - range.first_row)
        continue;
      if (range.last_row > header_.first_data_row || range.first_column >= sheet.columns) continue;
      const Cell& cell = sheet.at(range.first_row, range.first_column);
      const auto bad = by_row_.find({number, range.first_row});
      const bool is_bad = bad != by_row_.end() && bad->second.contains(range.first_column);
      lxw_format* format = file_.format(range.first_row >= header_.first_header_row ? Style::heading : Style::title, is_bad);
      worksheet_merge_range(target_, static_cast<lxw_row_t>(first->second), static_cast<lxw_col_t>(range.first_column),
                            static_cast<lxw_row_t>(last->second), static_cast<lxw_col_t>(range.last_column),
                            cell.text.c_str(), format);
    }
  }

  XlsxFile& file_;
  const HeaderMatch& header_;
  bool only_bad_rows_;
  std::map<std::pair<int, int>, IssuesByColumn> by_row_;
  lxw_worksheet* target_ = nullptr;
};

}  // namespace

Status write_marked_copy(const Workbook& workbook, const HeaderMatch& header, std::span<const Issue> issues,
                         const std::filesystem::path& out, bool only_bad_rows) {
  FENHAO_TRY(file, XlsxFile::create(out, false));
  CopyWriter writer(file, header, issues, only_bad_rows);
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
    if (!only_bad_rows || static_cast<int>(i) == header.sheet) writer.write(workbook.sheets[i], static_cast<int>(i));
  return file.close();
}

}  // namespace fenhao::sheet
