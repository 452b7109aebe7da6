// Values in a group's text (examples, stated absences) as the engine holds them, and back. Internal to group_*.
#pragma once

#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/error.h"
#include "formula/formula.h"

namespace fenhao::payroll {

// One value: text for Type::text, else a number — dates as days since 1970, months as indices, booleans 0/1.
struct Cell {
  Decimal number;
  std::string text;
};

// "1200.50", "60%" (rate), "是" | "否" (boolean), "2026-10-15", "2026-10". invalid_input naming the text when it
// is not of the type or has more than `scale` decimals.
Result<Cell> parse_cell(formula::Type type, int scale, std::string_view text);

// As people read it, exactly.
std::string format_cell(formula::Type type, const Cell& cell);

bool same_value(formula::Type type, const Cell& a, const Cell& b);

// A column of `rows` values, all missing until set.
class ColumnBuilder {
 public:
  ColumnBuilder(const formula::Input& input, std::size_t rows);
  // The cell must come from parse_cell with the input's type and scale. overflow when beyond 64 bits.
  Status set(std::size_t row, const Cell& cell);
  formula::Column take() { return std::move(column_); }

 private:
  formula::Column column_;
};

// The cell of a column that is not missing at `row`.
Cell cell_at(const formula::Column& column, std::size_t row);

}  // namespace fenhao::payroll
