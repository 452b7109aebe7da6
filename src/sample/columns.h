// A table as a list of columns: each a heading and how its cell is written from a row. Inside sample/ only.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sample/table_file.h"

namespace fenhao::sample {

template <class Row>
struct Column {
  Heading heading;
  std::function<void(TableFile&, const Row&)> write;
};

template <class Row>
std::vector<Heading> headings_of(const std::vector<Column<Row>>& columns) {
  std::vector<Heading> headings;
  for (const auto& column : columns) headings.push_back(column.heading);
  return headings;
}

template <class Row>
class Table {
 public:
  Table(TableFile& file, std::vector<Column<Row>> columns) : file_(&file), columns_(std::move(columns)) {}

  void add(const Row& row) {
    for (const auto& column : columns_) column.write(*file_, row);
    file_->end_row();
  }

 private:
  TableFile* file_;
  std::vector<Column<Row>> columns_;
};

inline void write_optional(TableFile& out, const std::optional<Date>& date) { date ? out.date(*date) : out.blank(); }
inline void write_optional(TableFile& out, const std::optional<Month>& month) {
  month ? out.month(*month) : out.blank();
}

}  // namespace fenhao::sample
