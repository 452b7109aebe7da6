#include <algorithm>
#include <map>

#include "base/identifiers.h"
#include "base/text.h"
#include "sheet/cell_collector.h"
#include "sheet/parse_value.h"
#include "sheet/row_kind.h"
#include "sheet/sheet.h"

namespace fenhao::sheet {
namespace {

constexpr std::size_t longest_shown_value = 40;

const Field* find_field(const Schema& schema, std::string_view code) {
  for (const Field& field : schema.fields)
    if (field.code == code) return &field;
  return nullptr;
}

bool is_number_type(FieldType type) {
  return type == FieldType::integer || type == FieldType::decimal || type == FieldType::money ||
         type == FieldType::rate;
}

// What a message may show of a value: nothing of an amount that is nobody's business, the ends of a number.
std::string shown_value(const Cell& cell, const Field* field) {
  std::string text = trim(cell.text);
  const bool is_pay = !field || (field->sensitive && is_number_type(field->type));
  if (text.empty()) return text;
  if (is_pay) return "***";
  if (field->sensitive) return Secret(std::move(text)).masked();
  const auto letters = characters(text);
  if (letters.size() <= longest_shown_value) return text;
  std::string shown;
  for (std::size_t i = 0; i < longest_shown_value; ++i) shown += letters[i];
  return shown + "…";
}

class RecordReader {
 public:
  RecordReader(const Workbook& workbook, const Schema& schema, const HeaderMatch& header)
      : workbook_(workbook),
        sheet_(workbook.sheets[static_cast<std::size_t>(header.sheet)]),
        schema_(schema),
        header_(header) {
    for (const ColumnMatch& match : header.columns) columns_.push_back({&match, find_field(schema, match.field)});
    find_merged_rows();
    find_width();
  }

  ReadResult run() && {
    result_.header = header_;
    for (int row = header_.first_data_row; row < sheet_.rows; ++row) {
      if (row_kind(sheet_, schema_, header_, row) != RowKind::record) continue;
      ++result_.rows_seen;
      read_row(row);
    }
    return std::move(result_);
  }

 private:
  struct Column {
    const ColumnMatch* match;
    const Field* field;  // null for a kept extra column
  };

  // Cells below the first one of a merged range show its content.
  void find_merged_rows() {
    for (const MergedRange& range : sheet_.merged)
      if (range.last_row > range.first_row && range.first_row >= header_.first_data_row &&
          range.first_row < sheet_.rows && range.first_column < sheet_.columns)
        for (int row = range.first_row + 1; row <= std::min(range.last_row, sheet_.rows - 1); ++row)
          merged_[{row, range.first_column}] = range.first_row;
  }

  // In csv a comma inside an amount shifts the cells: the row then is wider than its headings.
  void find_width() {
    if (workbook_.format != Workbook::Format::csv) return;
    for (int row = header_.first_header_row; row < header_.first_data_row; ++row)
      for (int column = 0; column < sheet_.columns; ++column)
        if (!trim(sheet_.at(row, column).text).empty()) width_ = std::max(width_, column + 1);
  }

  bool is_too_wide(int row) const {
    if (width_ == 0) return false;
    for (int column = width_; column < sheet_.columns; ++column)
      if (!trim(sheet_.at(row, column).text).empty()) return true;
    return false;
  }

  void complain_of_width(int row) {
    result_.issues.push_back(issue_at(workbook_, schema_, header_, row + 1, "",
                                      Error(ErrorCode::invalid_input, {"这一行的格子比表头的 " + std::to_string(width_) + " 列多",
                                                                       "the row has more cells than the " + std::to_string(width_) + " headings"})
                                          .way_out({"金额里有逗号时整格加英文引号，或删去千位逗号", "put an amount with a comma in quotes, or leave the comma out"})));
  }

  void read_row(int row) {
    Record record{.row = row + 1, .values = {}};
    record.values.reserve(columns_.size());
    const std::size_t issues_before = result_.issues.size();
    if (is_too_wide(row)) complain_of_width(row);
    for (const Column& column : columns_) read_cell(row, column, record);
    const bool is_good = result_.issues.size() == issues_before;
    (is_good ? result_.records : result_.flawed).push_back(std::move(record));
  }

  void read_cell(int row, const Column& column, Record& record) {
    const FieldType type = column.field ? column.field->type : FieldType::decimal;
    const Cell* cell = &sheet_.at(row, column.match->column);
    if (!merged_.empty()) {
      const auto merged = merged_.find({row, column.match->column});
      if (merged != merged_.end()) cell = &sheet_.at(merged->second, column.match->column);
      if (merged != merged_.end() && is_number_type(type) && !is_absent(*cell, type))
        return complain(row, column,
                        {{"数字写在合并单元格里，分不清属于哪一行",
                          "the number is in a merged cell; it is unclear which row it belongs to"},
                         {"取消合并，并在每一行分别填写", "unmerge the cells and fill in each row"}});
    }
    if (is_absent(*cell, type)) {
      if (column.field && column.field->required)
        complain(row, column,
                 {{"必填项“" + column.field->label + "”为空", "“" + column.field->label + "” must be filled in"},
                  {"填写后再导入", "fill it in"}});
      return;
    }
    auto value = parse_value(*cell, type, workbook_.dates);
    if (value)
      record.values.emplace_back(column.match->field, std::move(*value));
    else if (!column.field && cell->kind == Cell::Kind::text)
      record.values.emplace_back(column.match->field, Value{.text = trim(cell->text)});
    else
      complain(row, column, value.error());
  }

  void complain(int row, const Column& column, const Problem& problem) {
    result_.issues.push_back(issue_at(workbook_, schema_, header_, row + 1, column.match->field,
                                      Error(ErrorCode::invalid_input, problem.message).way_out(problem.way_out)));
  }

  const Workbook& workbook_;
  const Sheet& sheet_;
  const Schema& schema_;
  const HeaderMatch& header_;
  std::vector<Column> columns_;
  int width_ = 0;                              // columns with a heading, csv only; 0 = not checked
  std::map<std::pair<int, int>, int> merged_;  // (row, column) → row that holds the content
  ReadResult result_;
};

}  // namespace

const Value* Record::find(std::string_view field) const {
  for (const auto& [code, value] : values)
    if (code == field) return &value;
  return nullptr;
}

Issue issue_at(const Workbook& workbook, const Schema& schema, const HeaderMatch& header, int row,
               std::string_view field, Error error) {
  const Sheet& sheet = workbook.sheets[static_cast<std::size_t>(header.sheet)];
  Location where{.file = workbook.path.filename().string(), .sheet = sheet.name, .row = row};
  where.subject = error.where().subject;
  int column = -1;
  for (const ColumnMatch& match : header.columns) {
    if (match.field != field) continue;
    column = match.column;
    where.column = match.heading + " (" + column_letters(match.column) + ")";
    if (row > header.first_data_row) where.value = shown_value(sheet.at(row - 1, match.column), find_field(schema, field));
  }
  return {.error = std::move(error).at(std::move(where)), .sheet = header.sheet, .row = row - 1, .column = column};
}

ReadResult read_records(const Workbook& workbook, const Schema& schema, const HeaderMatch& header) {
  return RecordReader(workbook, schema, header).run();
}

}  // namespace fenhao::sheet
