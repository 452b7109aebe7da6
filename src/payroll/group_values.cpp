#include "payroll/group_values.h"

#include <limits>

#include "base/date.h"
#include "base/money.h"

namespace fenhao::payroll {
namespace {

using formula::Type;

std::unexpected<Error> not_a(Type type, std::string_view text) {
  const std::string quoted(text);
  switch (type) {
    case Type::boolean:
      return fail(ErrorCode::invalid_input, "“" + quoted + "”不是“是”或“否”", "\"" + quoted + "\" is not yes or no");
    case Type::date:
      return fail(ErrorCode::invalid_input, "“" + quoted + "”不是 2026-10-15 这样的日期",
                  "\"" + quoted + "\" is not a date like 2026-10-15");
    case Type::month:
      return fail(ErrorCode::invalid_input, "“" + quoted + "”不是 2026-10 这样的月份",
                  "\"" + quoted + "\" is not a month like 2026-10");
    default: return fail(ErrorCode::invalid_input, "“" + quoted + "”不是数", "\"" + quoted + "\" is not a number");
  }
}

Result<Cell> parse_boolean(std::string_view text) {
  if (text == "是" || text == "yes" || text == "true") return Cell{Decimal(1), {}};
  if (text == "否" || text == "no" || text == "false") return Cell{Decimal(0), {}};
  return not_a(Type::boolean, text);
}

Result<Cell> parse_amount(Type type, int scale, std::string_view text) {
  Decimal value;
  if (type == Type::rate) {
    const auto rate = Rate::parse(text);
    if (!rate) return not_a(type, text);
    value = rate->decimal().normalized();
  } else {
    const auto number = Decimal::parse(text);
    if (!number) return not_a(type, text);
    value = number->normalized();
  }
  if (value.scale() > scale)
    return fail(ErrorCode::invalid_input, "“" + std::string(text) + "”的小数多于 " + std::to_string(scale) + " 位",
                "\"" + std::string(text) + "\" has more than " + std::to_string(scale) + " decimals");
  return Cell{value, {}};
}

}  // namespace

Result<Cell> parse_cell(Type type, int scale, std::string_view text) {
  switch (type) {
    case Type::text: return Cell{Decimal(), std::string(text)};
    case Type::boolean: return parse_boolean(text);
    case Type::date: {
      const auto date = Date::parse(text);
      if (!date) return not_a(type, text);
      return Cell{Decimal(date->days_since_1970()), {}};
    }
    case Type::month: {
      const auto month = Month::parse(text);
      if (!month) return not_a(type, text);
      return Cell{Decimal(month->index()), {}};
    }
    default: return parse_amount(type, scale, text);
  }
}

std::string format_cell(Type type, const Cell& cell) {
  switch (type) {
    case Type::text: return cell.text;
    case Type::boolean: return cell.number.is_zero() ? "否" : "是";
    case Type::date: return Date::from_days(static_cast<std::int32_t>(cell.number.coefficient())).to_string();
    case Type::month: return Month::from_index(static_cast<std::int32_t>(cell.number.coefficient())).to_string();
    default: return cell.number.to_string();
  }
}

bool same_value(Type type, const Cell& a, const Cell& b) {
  return type == Type::text ? a.text == b.text : a.number == b.number;
}

ColumnBuilder::ColumnBuilder(const formula::Input& input, std::size_t rows) {
  column_.type = input.type;
  const bool has_decimals = input.type == Type::money || input.type == Type::number || input.type == Type::rate;
  column_.scale = has_decimals ? input.scale : 0;
  if (input.type == Type::text)
    column_.texts.resize(rows);
  else
    column_.narrow.resize(rows);
  column_.missing.assign(rows, 1);
}

Status ColumnBuilder::set(std::size_t row, const Cell& cell) {
  column_.missing[row] = 0;
  if (column_.type == Type::text) {
    column_.texts[row] = cell.text;
    return {};
  }
  const auto coefficient = cell.number.round(column_.scale, RoundingMode::half_up).coefficient();
  if (coefficient > std::numeric_limits<std::int64_t>::max() || coefficient < std::numeric_limits<std::int64_t>::min())
    return fail(ErrorCode::overflow, "数值太大", "the value is too large");
  column_.narrow[row] = static_cast<std::int64_t>(coefficient);
  return {};
}

Cell cell_at(const formula::Column& column, std::size_t row) {
  if (column.type == Type::text) return {Decimal(), column.texts[row]};
  return {column.decimal(row), {}};
}

}  // namespace fenhao::payroll
