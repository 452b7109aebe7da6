#include "formula/checker.h"

namespace fenhao::formula {

std::string_view to_string(Type type) {
  switch (type) {
    case Type::money: return "money";
    case Type::number: return "number";
    case Type::rate: return "rate";
    case Type::date: return "date";
    case Type::month: return "month";
    case Type::text: return "text";
    case Type::boolean: return "boolean";
  }
  return "number";
}

Kind kind_of(Type type) {
  switch (type) {
    case Type::money: return Kind::money;
    case Type::number: return Kind::number;
    case Type::rate: return Kind::rate;
    case Type::date: return Kind::date;
    case Type::month: return Kind::month;
    case Type::text: return Kind::text;
    case Type::boolean: return Kind::boolean;
  }
  return Kind::unknown;
}

Type type_of(Kind kind) {
  switch (kind) {
    case Kind::money: return Type::money;
    case Kind::rate: return Type::rate;
    case Kind::date: return Type::date;
    case Kind::month: return Type::month;
    case Kind::text: return Type::text;
    case Kind::boolean: return Type::boolean;
    default: return Type::number;
  }
}

Text label(Kind kind) {
  switch (kind) {
    case Kind::money: return {"金额", "money"};
    case Kind::number: return {"数值", "a number"};
    case Kind::rate: return {"比例", "a rate"};
    case Kind::date: return {"日期", "a date"};
    case Kind::month: return {"月份", "a month"};
    case Kind::text: return {"文字", "text"};
    case Kind::boolean: return {"是/否", "yes/no"};
    default: return {"数字", "a number"};
  }
}

std::optional<Decimal> written_number(const Ast& ast, NodeId id) {
  const Node* node = &ast.nodes[id];
  bool negative = false;
  while (node->kind == NodeKind::negate) {
    negative = !negative;
    node = &ast.nodes[ast.arguments_of(*node)[0]];
  }
  if (node->kind != NodeKind::number) return {};
  return negative ? -node->number : node->number;
}

std::optional<int> written_integer(const Ast& ast, NodeId id) {
  const auto value = written_number(ast, id);
  if (!value || value->scale() != 0) return {};
  if (*value > Decimal(1000) || *value < Decimal(-1000)) return {};
  return static_cast<int>(value->coefficient());
}

int table_column_scale(const Table& table, std::size_t column) {
  int scale = table.types[column] == Type::money ? 2 : 0;
  if (!is_numeric(kind_of(table.types[column]))) return 0;
  for (const auto& row : table.rows) {
    if (column >= row.size()) continue;
    const bool percent = row[column].ends_with('%');
    const auto value = Decimal::parse(percent ? row[column].substr(0, row[column].size() - 1) : row[column]);
    if (!value) continue;
    scale = std::max(scale, value->normalized().scale() + (percent ? 2 : 0));
  }
  return std::min(scale, Decimal::max_scale);
}

std::optional<std::size_t> table_column(const Table& table, std::string_view heading) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i] == heading) return i;
  return {};
}

std::optional<RoundingMode> rounding_word(std::string_view word) {
  if (word == "half_up" || word == "四舍五入") return RoundingMode::half_up;
  if (word == "half_even" || word == "五成双") return RoundingMode::half_even;
  if (word == "up" || word == "进位") return RoundingMode::up;
  if (word == "down" || word == "舍去") return RoundingMode::down;
  return {};
}

}  // namespace fenhao::formula
