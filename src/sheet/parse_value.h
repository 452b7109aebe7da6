// A cell as a typed value, the way people write them. Pure. What could mean two things is refused.
#pragma once

#include <expected>

#include "sheet/sheet.h"

namespace fenhao::sheet {

// Why a cell is refused, for its Error; never with the value in it.
struct Problem {
  Text message;
  Text way_out;
};

// Nothing written, or a sign for nothing: "-", "--", "—", "/", "无".
bool is_absent(const Cell& cell, FieldType type);

std::expected<Value, Problem> parse_value(const Cell& cell, FieldType type, DateSystem dates);

// The parts of parse_value(), by type. `text` is trimmed and half-width.
std::expected<Decimal, Problem> parse_number(std::string_view text, bool percent_allowed);
std::expected<Date, Problem> parse_date(std::string_view text);
std::expected<Month, Problem> parse_month(std::string_view text);

}  // namespace fenhao::sheet
