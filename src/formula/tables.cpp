#include "formula/tables.h"

#include <limits>

#include "base/text.h"

namespace fenhao::formula {
namespace {

std::string row_name(std::size_t row) { return std::to_string(row + 1); }

// A cell as slots hold it: with `scale` decimals, or as day, month, text id, truth.
std::optional<Int128> parse_cell(Type type, int scale, const std::string& cell, TextPool& texts) {
  switch (type) {
    case Type::text: return texts.intern(cell);
    case Type::date: {
      const auto date = Date::parse(cell);
      return date ? std::optional<Int128>(date->days_since_1970()) : std::nullopt;
    }
    case Type::month: {
      const auto month = Month::parse(cell);
      return month ? std::optional<Int128>(month->index()) : std::nullopt;
    }
    case Type::boolean:
      if (cell == "是" || cell == "TRUE" || cell == "true" || cell == "1") return 1;
      if (cell == "否" || cell == "FALSE" || cell == "false" || cell == "0") return 0;
      return {};
    default: break;
  }
  const bool percent = cell.ends_with('%');
  auto value = Decimal::parse(percent ? cell.substr(0, cell.size() - 1) : cell);
  if (!value || value->scale() > Decimal::max_scale - 2) return {};
  const Decimal exact = (percent ? *value * Decimal::of(1, 2) : *value).normalized();
  if (exact.scale() > scale) return {};
  Int128 widened;
  if (__builtin_mul_overflow(exact.coefficient(), power_of_ten(scale - exact.scale()), &widened)) return {};
  return widened;
}

void check_shape(const Table& table, Diagnostics& diagnostics) {
  if (table.columns.size() < 2 || table.columns.size() != table.types.size())
    diagnostics.add(table.code,
                    {"公司表要有一个键列和至少一个值列，每列写明类型",
                     "a table needs a key column and at least one more, each with its type"},
                    {"补全列和类型", "complete columns and types"});
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (table.rows[row].size() != table.columns.size())
      diagnostics.add(table.code,
                      {"第 " + row_name(row) + " 行的格数和列数不同",
                       "row " + row_name(row) + " does not have one cell for each column"},
                      {"补全或删去多余的格", "complete the row or remove cells"});
}

LookupTable build(const Table& table, std::uint32_t index, std::size_t column, TextPool& texts,
                  Diagnostics& diagnostics) {
  LookupTable lookup{index, column, table_column_scale(table, 0), table_column_scale(table, column), {}};
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string key_text = trim(table.rows[row][0]), value_text = trim(table.rows[row][column]);
    const auto refuse = [&](const std::string& heading, const std::string& value, Type type) {
      const Text wanted = label(kind_of(type));
      diagnostics.add(table.code,
                      {"第 " + row_name(row) + " 行“" + heading + "”的“" + value + "”不是" + wanted.zh,
                       "row " + row_name(row) + ", " + heading + ": \"" + value + "\" is not " + wanted.en},
                      {"改正这一格", "correct the cell"});
    };
    const auto key = parse_cell(table.types[0], lookup.key_scale, key_text, texts);
    if (!key || *key > std::numeric_limits<std::int64_t>::max() || *key < std::numeric_limits<std::int64_t>::min()) {
      if (column == 1) refuse(table.columns[0], key_text, table.types[0]);
      continue;
    }
    if (value_text.empty() && table.types[column] != Type::text) continue;
    const auto value = parse_cell(table.types[column], lookup.scale, value_text, texts);
    if (!value) {
      refuse(table.columns[column], value_text, table.types[column]);
      continue;
    }
    if (!lookup.values.emplace(static_cast<std::int64_t>(*key), *value).second && column == 1)
      diagnostics.add(table.code,
                      {"键“" + key_text + "”出现了不止一次", "the key \"" + key_text + "\" appears more than once"},
                      {"一个键只留一行", "keep one row for each key"});
  }
  return lookup;
}

}  // namespace

void build_lookups(ProgramState& state, Diagnostics& diagnostics) {
  for (std::uint32_t index = 0; index < state.environment.tables.size(); ++index) {
    const Table& table = state.environment.tables[index];
    Diagnostics shape;
    check_shape(table, shape);
    if (!shape.empty()) {
      check_shape(table, diagnostics);
      continue;
    }
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
      state.lookup_of_column[{index, column}] = static_cast<std::uint32_t>(state.lookups.size());
      state.lookups.push_back(build(table, index, column, state.texts, diagnostics));
    }
  }
}

}  // namespace fenhao::formula
