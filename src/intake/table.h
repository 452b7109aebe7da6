// One spreadsheet being read as one kind: its rows with typed access, and everything that is wrong with them.
// A row with a complaint goes nowhere; the others may.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "sheet/sheet.h"

namespace fenhao::intake {

class Table;

class Row {
 public:
  Row(Table& table, const sheet::Record& record) : table_(&table), record_(&record) {}

  int number() const { return record_->row; }  // 1-based, as the spreadsheet shows it
  const std::vector<std::pair<std::string, sheet::Value>>& values() const { return record_->values; }

  // What the cell says; empty or absent when it is blank or could not be read.
  bool states(std::string_view field) const { return record_->find(field) != nullptr; }
  std::string text(std::string_view field) const;
  std::optional<Decimal> number_of(std::string_view field) const;
  std::optional<Money> money(std::string_view field) const;
  std::optional<Rate> rate(std::string_view field) const;
  std::optional<Date> date(std::string_view field) const;
  std::optional<Month> month(std::string_view field) const;

  // Of a cell, or of the whole row when `field` is empty.
  void complain(std::string_view field, Error error);
  void require(std::string_view field, const Text& what);  // complains when nothing readable is there
  bool has_complaint(std::string_view field) const;
  bool is_bad() const;

 private:
  Table* table_;
  const sheet::Record* record_;
};

class Table {
 public:
  // What kept extra columns mean, where the schema keeps them. A heading without a code is told, with the known
  // names to choose from, and spoils the whole file: pay may not get lost. Two headings of one code: conflict.
  struct Items {
    std::function<std::string(const std::string& heading)> code_of;  // empty = unknown
    std::function<bool(const std::string& heading)> is_ignored;      // named by who imports: concerns no pay
    std::vector<std::string> known;
    Text what;  // {"定薪项目", "salary item"}
  };
  static Result<Table> open(const sheet::Workbook& workbook, const sheet::Schema& schema, const Items* items = nullptr);

  // Every data row in the order of the sheet, those with bad cells too; rows marked 作废 stand apart.
  std::vector<Row> rows() { return rows_where(false); }
  std::vector<Row> voided_rows() { return rows_where(true); }
  const sheet::HeaderMatch& header() const { return result_.header; }
  int rows_seen() const { return result_.rows_seen; }
  int rows_without_complaint() const;
  bool is_spoilt() const { return is_spoilt_; }
  bool has_column(std::string_view field) const;
  // In the order of the sheet, those of the whole file first.
  std::vector<sheet::Issue> take_issues();

 private:
  friend class Row;
  Table(const sheet::Workbook& workbook, const sheet::Schema& schema) : workbook_(&workbook), schema_(&schema) {}
  std::vector<Row> rows_where(bool is_voided);
  int row_of_words(const sheet::HeaderMatch& header, const sheet::ColumnMatch& match) const;
  void refuse_unknown_items(sheet::HeaderMatch& header, const Items& items);
  Status refuse_items_twice(const sheet::HeaderMatch& header, const Items& items) const;
  void remember(const sheet::Issue& issue);
  void complain(int row, std::string_view field, Error error);

  const sheet::Workbook* workbook_;
  const sheet::Schema* schema_;
  sheet::ReadResult result_;
  std::vector<sheet::Issue> issues_;
  std::set<int> bad_rows_;                   // 1-based
  std::set<std::pair<int, int>> bad_cells_;  // 1-based row, 0-based column
  bool is_spoilt_ = false;
};

// Rows that say the same: each is told of the other. `key` is what may not repeat, empty = nothing to compare.
class Repeats {
 public:
  // `message` names the other row: {"与第 5 行是同一工号", "…"} from the number of that row.
  explicit Repeats(std::function<Text(int other_row)> message) : message_(std::move(message)) {}
  void add(const std::string& key, Row& row, std::string_view field);

 private:
  struct First {
    Row row;
    bool is_told = false;
  };
  std::function<Text(int)> message_;
  std::unordered_map<std::string, First> seen_;
};

}  // namespace fenhao::intake
