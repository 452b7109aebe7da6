#include "formula/workload_spec.h"

#include "base/yaml.h"

namespace fenhao::formula {
namespace {

Result<Item> read_item(const std::string& origin, const YamlNode& node) {
  if (node.kind != YamlNode::Kind::map)
    return fail(yaml_error(origin, node, {"项目要写成 {name, formula}", "an item is {name, formula}"}));
  FENHAO_CHECK(refuse_unknown_keys(origin, node, {"name", "formula"}));
  for (const auto* key : {"name", "formula"})
    if (const YamlNode* entry = node.find(key); entry == nullptr || entry->kind != YamlNode::Kind::scalar)
      return fail(yaml_error(origin, node, {std::string("项目缺少 ") + key, std::string("the item has no ") + key}));
  Item item;
  item.code = node.text("name");
  item.formula = node.text("formula");
  item.type = Type::number;
  item.line = node.find("formula")->line;
  return item;
}

}  // namespace

Result<WorkloadSpec> read_workload_spec(const std::filesystem::path& path) {
  const std::string origin = path.string();
  FENHAO_TRY(text, read_file(origin));
  FENHAO_TRY(root, parse_yaml(text, origin));
  if (root.kind != YamlNode::Kind::map)
    return fail(yaml_error(origin, root, {"文件要写成 {inputs, items}", "the file is {inputs, items}"}));
  FENHAO_CHECK(refuse_unknown_keys(origin, root, {"about", "inputs", "items"}));
  const YamlNode* inputs = root.find("inputs");
  const YamlNode* items = root.find("items");
  for (const auto* list : {inputs, items})
    if (list == nullptr || list->kind != YamlNode::Kind::sequence)
      return fail(yaml_error(origin, list == nullptr ? root : *list,
                             {"缺少 inputs 或 items 列表", "inputs and items must be lists"}));
  WorkloadSpec spec;
  for (const auto& input : inputs->items) {
    if (input.kind != YamlNode::Kind::scalar || input.scalar.empty())
      return fail(yaml_error(origin, input, {"输入项要写名称", "an input is a name"}));
    spec.inputs.push_back(input.scalar);
  }
  for (const auto& each : items->items) {
    FENHAO_TRY(item, read_item(origin, each));
    spec.items.push_back(std::move(item));
  }
  if (spec.items.empty()) return fail(yaml_error(origin, *items, {"没有任何项目", "there are no items"}));
  return spec;
}

Error as_error(const std::filesystem::path& path, const std::vector<Diagnostic>& diagnostics) {
  Text message{std::to_string(diagnostics.size()) + " 处公式错误",
               std::to_string(diagnostics.size()) + " mistakes in formulas"};
  constexpr std::size_t shown = 20;
  for (std::size_t i = 0; i < diagnostics.size() && i < shown; ++i) {
    message.zh += "\n" + diagnostics[i].describe(Lang::zh);
    message.en += "\n" + diagnostics[i].describe(Lang::en);
  }
  if (diagnostics.size() > shown) {
    message.zh += "\n……";
    message.en += "\n...";
  }
  return Error(ErrorCode::invalid_input, std::move(message))
      .at({.file = path.string(), .row = diagnostics.front().line});
}

}  // namespace fenhao::formula
