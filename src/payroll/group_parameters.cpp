#include "payroll/group_parameters.h"

#include "payroll/group_values.h"

namespace fenhao::payroll {
namespace {

using formula::Type;

Result<Type> type_of(const YamlNode& node, const GroupFields& fields) {
  FENHAO_TRY(name, fields.text(node, "type"));
  if (name == "money") return Type::money;
  if (name == "number") return Type::number;
  if (name == "rate") return Type::rate;
  return fields.wrong(*node.find("type"), "参数的类型“" + name + "”应为 money（金额）、number（数）或 rate（比例）", "the type \"" + name + "\" of a parameter must be money, number or rate");
}

Result<GroupParameter> read_parameter(const YamlNode& node, const GroupFields& fields) {
  if (node.kind != YamlNode::Kind::map) return fields.wrong(node, "参数应写成 {code, name, type, scale, value}", "a parameter is written {code, name, type, scale, value}");
  FENHAO_CHECK(fields.only(node, {"code", "name", "type", "scale", "value"}));
  FENHAO_TRY(code, fields.code(node));
  FENHAO_TRY(name, fields.text(node, "name"));
  FENHAO_TRY(type, type_of(node, fields));
  FENHAO_TRY(scale, fields.text(node, "scale"));
  if (scale.size() != 1 || scale[0] < '0' || scale[0] > '8') return fields.wrong(*node.find("scale"), "小数位数“" + scale + "”应为 0 到 8", "the scale \"" + scale + "\" must be 0 to 8");
  GroupParameter parameter{.name = name, .line = node.line};
  parameter.input = {.code = "parameter." + code, .zh = "参数." + name, .type = type, .scale = scale[0] - '0'};
  if (!node.find("value")) return parameter;
  FENHAO_TRY(written, fields.text(node, "value"));
  const auto cell = parse_cell(type, parameter.input.scale, written);
  if (!cell) return fields.wrong(*node.find("value"), cell.error().message());
  parameter.value = cell->number;
  return parameter;
}

}  // namespace

Result<std::vector<GroupParameter>> read_parameters(const YamlNode& root, const GroupFields& fields) {
  std::vector<GroupParameter> parameters;
  if (!root.find("parameters")) return parameters;
  FENHAO_TRY(list, fields.child(root, "parameters", YamlNode::Kind::sequence));
  for (const auto& node : list->items) {
    FENHAO_TRY(parameter, read_parameter(node, fields));
    parameters.push_back(std::move(parameter));
  }
  return parameters;
}

}  // namespace fenhao::payroll
