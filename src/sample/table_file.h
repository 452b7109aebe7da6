// One sheet written row by row, as xlsx with title and group headings or as csv in GB18030: the two ways in which
// companies keep such lists. Memory stays flat whatever the number of rows.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::sample {

struct Heading {
  std::string text;
  std::string group;  // heading above it; empty = none
  double width = 12;  // in characters
};

// The cells of a row in order; every row has as many as there are headings.
class TableFile {
 public:
  virtual ~TableFile() = default;
  virtual void text(const std::string& value) = 0;  // empty = a blank cell
  virtual void number(const Decimal& value) = 0;
  virtual void money(Money value) = 0;
  virtual void date(Date value) = 0;
  virtual void end_row() = 0;
  virtual Status close() = 0;

  void blank() { text({}); }
  void month(Month value) { text(value.to_string()); }
  void integer(int value) { number(Decimal(value)); }
  template <class Value>
  void amount_or_blank(const Value* value) {
    value ? put(*value) : blank();
  }
  std::size_t rows() const { return rows_; }

 protected:
  std::size_t rows_ = 0;

 private:
  void put(Money value) { money(value); }
  void put(const Decimal& value) { number(value); }
};

struct TableLayout {
  std::string sheet;
  std::string title;  // a line over all columns; empty = none
  std::vector<Heading> headings;
  bool merge_down = false;  // headings without a group reach over both rows; the whole file then stays in memory
};

Result<std::unique_ptr<TableFile>> create_xlsx(const std::filesystem::path& path, const TableLayout& layout);
// Without title and groups; CRLF line ends.
Result<std::unique_ptr<TableFile>> create_gb18030_csv(const std::filesystem::path& path, const TableLayout& layout);

}  // namespace fenhao::sample
