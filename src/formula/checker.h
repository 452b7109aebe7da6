// Types and exact scales of every step of a formula. Internal to formula/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "formula/ast.h"
#include "formula/names.h"

namespace fenhao::formula {

// The types of formula.h, and two more: a number written in the text has not decided yet whether it is money,
// number or rate (plain); `unknown` is a mistake already reported, so that it is reported once.
enum class Kind : std::uint8_t { unknown, plain, money, number, rate, date, month, text, boolean };

Kind kind_of(Type type);
Type type_of(Kind kind);  // plain counts as number
Text label(Kind kind);
inline bool is_numeric(Kind kind) { return kind >= Kind::plain && kind <= Kind::rate; }

struct Typing {
  Kind kind = Kind::unknown;
  int scale = 0;
};

struct CheckedItem {
  std::vector<Typing> nodes;  // by node of the formula
  Kind kind = Kind::unknown;  // of the item, after its declared type
  int scale = 0;              // of the item's column
};

struct CheckContext {
  const std::vector<Item>& items;
  const Environment& environment;
  const Names& names;
  const std::vector<CheckedItem>& checked;  // items that stand before this one in the order
  Diagnostics& diagnostics;
};

CheckedItem check_item(const CheckContext& context, std::size_t index, const ResolvedItem& resolved);

// Decimals of a quotient.
inline constexpr int division_scale = 12;

// A whole number written in the formula, possibly with a minus sign.
std::optional<int> written_integer(const Ast& ast, NodeId id);
// A number written in the formula, possibly with a minus sign.
std::optional<Decimal> written_number(const Ast& ast, NodeId id);
// Decimals a column of a company table needs; dates, texts and booleans need none.
int table_column_scale(const Table& table, std::size_t column);
// Column of a table by heading; the table argument's node and the column argument's text.
std::optional<std::size_t> table_column(const Table& table, std::string_view heading);
// Rounding words of DIVIDE.
std::optional<RoundingMode> rounding_word(std::string_view word);

}  // namespace fenhao::formula
