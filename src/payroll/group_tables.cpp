#include "payroll/group_tables.h"

namespace fenhao::payroll {
namespace {

using formula::Table;
using formula::Type;
Result<Type> column_type(const YamlNode& column, const GroupFields& fields) {
  FENHAO_TRY(name, fields.text(column, "type"));
  if (name == "text") return Type::text;
  if (name == "money") return Type::money;
  if (name == "number") return Type::number;
  if (name == "rate") return Type::rate;
  return fields.wrong(*column.find("type"), "列的类型“" + name + "”应为 text（文字）、money（金额）、number（数）或 rate（比例）",
                      "the type \"" + name + "\" of a column must be text, money, number or rate");
}

Status read_columns(const YamlNode& node, const GroupFields& fields, Table& table) {
  FENHAO_TRY(list, fields.child(node, "columns", YamlNode::Kind::sequence));
  if (list->items.size() < 2) return fields.wrong(*list, "公司表至少要有两列：键和值", "a table needs two columns at least: key and value");
  for (const auto& column : list->items) {
    if (column.kind != YamlNode::Kind::map) return fields.wrong(column, "列应写成 {name, type}", "a column is written {name, type}");
    FENHAO_CHECK(fields.only(column, {"name", "type"}));
    FENHAO_TRY(name, fields.text(column, "name"));
    FENHAO_TRY(type, column_type(column, fields));
    table.columns.push_back(name);
    table.types.push_back(type);
  }
  return {};
}

Status read_rows(const YamlNode& node, const GroupFields& fields, Table& table) {
  FENHAO_TRY(list, fields.child(node, "rows", YamlNode::Kind::sequence));
  for (const auto& row : list->items) {
    if (row.kind != YamlNode::Kind::sequence || row.items.size() != table.columns.size())
      return fields.wrong(row, "公司表“" + table.zh + "”的一行应有 " + std::to_string(table.columns.size()) + " 格",
                          "a row of table " + table.code + " has " + std::to_string(table.columns.size()) + " cells");
    std::vector<std::string> cells;
    for (const auto& cell : row.items) cells.push_back(cell.scalar);
    table.rows.push_back(std::move(cells));
  }
  return {};
}

Result<Table> read_table(const YamlNode& node, const GroupFields& fields) {
  if (node.kind != YamlNode::Kind::map) return fields.wrong(node, "公司表应写成 {code, name, columns, rows}", "a table is written {code, name, columns, rows}");
  FENHAO_CHECK(fields.only(node, {"code", "name", "columns", "rows"}));
  Table table;
  FENHAO_TRY(code, fields.code(node));
  FENHAO_TRY(name, fields.text(node, "name"));
  table.code = code;
  table.zh = name;
  FENHAO_CHECK(read_columns(node, fields, table));
  FENHAO_CHECK(read_rows(node, fields, table));
  return table;
}

}  // namespace

Result<std::vector<Table>> read_tables(const YamlNode& root, const GroupFields& fields) {
  std::vector<Table> tables;
  if (!root.find("tables")) return tables;
  FENHAO_TRY(list, fields.child(root, "tables", YamlNode::Kind::sequence));
  for (const auto& node : list->items) {
    FENHAO_TRY(table, read_table(node, fields));
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace fenhao::payroll
