#include "formula/names.h"

#include <algorithm>

#include "base/text.h"

namespace fenhao::formula {
namespace {

std::string key(std::string_view name) { return trim(half_width(name)); }

Text describe(const Symbol& symbol, const std::vector<Item>& items, const Environment& environment) {
  const std::size_t i = symbol.index;
  switch (symbol.kind) {
    case Symbol::Kind::input: return {"输入项 " + environment.inputs[i].code, "input " + environment.inputs[i].code};
    case Symbol::Kind::item: return {"薪资项目 " + items[i].code, "item " + items[i].code};
    default: return {"公司表 " + environment.tables[i].code, "table " + environment.tables[i].code};
  }
}

}  // namespace

Names::Names(const std::vector<Item>& items, const Environment& environment, Diagnostics& diagnostics) {
  const auto enter = [&](const std::string& name, Symbol symbol, auto report) {
    const std::string normal = key(name);
    if (normal.empty()) return;
    const auto [found, added] = by_name_.emplace(normal, symbol);
    if (added) {
      spellings_.push_back(normal);
    } else if (found->second != symbol) {
      const Text other = describe(found->second, items, environment);
      report(
          Text{"名称“" + normal + "”已经是" + other.zh, "the name \"" + normal + "\" already belongs to " + other.en});
    }
  };
  const Text rename{"换一个名称；名称和编码都不能重复", "choose another; names and codes are unique"};
  for (std::uint32_t i = 0; i < environment.inputs.size(); ++i) {
    const auto& input = environment.inputs[i];
    const auto report = [&](Text message) { diagnostics.add(input.code, std::move(message), rename); };
    enter(input.code, {Symbol::Kind::input, i}, report);
    enter(input.zh, {Symbol::Kind::input, i}, report);
    inputs_.emplace(input.code, i);
  }
  for (std::uint32_t i = 0; i < environment.tables.size(); ++i) {
    const auto& table = environment.tables[i];
    const auto report = [&](Text message) { diagnostics.add(table.code, std::move(message), rename); };
    enter(table.code, {Symbol::Kind::table, i}, report);
    enter(table.zh, {Symbol::Kind::table, i}, report);
  }
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    const auto report = [&](Text message) { diagnostics.add(item, 0, std::move(message), rename); };
    if (key(item.code).empty())
      diagnostics.add(item, 0, {"薪资项目没有编码", "a pay item has no code"},
                      {"写上英文编码", "give it an English code"});
    enter(item.code, {Symbol::Kind::item, i}, report);
    enter(item.zh, {Symbol::Kind::item, i}, report);
    items_.emplace(item.code, i);
  }
}

std::optional<Symbol> Names::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return {};
  return found->second;
}

std::optional<std::uint32_t> Names::input_by_code(std::string_view code) const {
  const auto found = inputs_.find(code);
  return found == inputs_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> Names::item_by_code(std::string_view code) const {
  const auto found = items_.find(code);
  return found == items_.end() ? std::nullopt : std::optional(found->second);
}

Text Names::advice(std::string_view unknown) const {
  if (unknown.find("且") != std::string_view::npos || unknown.find("或") != std::string_view::npos ||
      unknown.starts_with("非"))
    return {"如果是“且”“或”“非”连接的条件，在它两边留空格",
            "put blanks around 且, 或 and 非 when they join conditions"};
  const auto near = suggestions(unknown, spellings_);
  if (near.empty()) {
    if (const auto* function = find_function(unknown); function != nullptr)
      return {"函数后面要有括号：" + std::string(function->shown.zh) + "（" +
                  std::string(function->shown.arguments_zh) + "）",
              "a function needs parentheses: " + std::string(function->shown.code) + "(" +
                  std::string(function->shown.arguments_en) + ")"};
    return {"写已有的输入项、薪资项目或公司表的名称；文字要用引号",
            "use the name of an input, an item or a table; quote texts"};
  }
  std::string list;
  for (const auto& each : near) list += (list.empty() ? "" : ", ") + each;
  return {"是不是：" + list + "？", "did you mean " + list + "?"};
}

namespace {

// Arguments that are not values: the table and the column of LOOKUP.
std::vector<bool> column_names(const Ast& ast) {
  std::vector<bool> marked(ast.nodes.size(), false);
  for (const auto& node : ast.nodes) {
    if (node.kind != NodeKind::call || node.function != FunctionId::lookup) continue;
    const auto arguments = ast.arguments_of(node);
    if (arguments.size() > 2) marked[arguments[2]] = ast.nodes[arguments[2]].kind == NodeKind::name;
  }
  return marked;
}

}  // namespace

void resolve_names(const Item& item, const Environment& environment, const Names& names, Diagnostics& diagnostics,
                   ResolvedItem& resolved) {
  const Ast& ast = resolved.ast;
  resolved.symbols.assign(ast.nodes.size(), {});
  const auto depend = [&](Symbol symbol, std::uint32_t at) {
    const bool known = std::any_of(resolved.dependencies.begin(), resolved.dependencies.end(),
                                   [&](const Dependency& each) { return each.symbol == symbol; });
    if (!known) resolved.dependencies.push_back({symbol, at});
  };
  const std::vector<bool> is_column = column_names(ast);
  for (NodeId id = 0; id < ast.nodes.size(); ++id) {
    const Node& node = ast.nodes[id];
    if (node.kind != NodeKind::name || is_column[id]) continue;
    const auto symbol = names.find(node.text);
    if (!symbol) {
      const Text name = quoted(node.text);
      diagnostics.add(item, node.span.begin, {"不认识的名称" + name.zh, "unknown name " + name.en},
                      names.advice(node.text));
      continue;
    }
    resolved.symbols[id] = *symbol;
  }
  // PRORATE of a dated input reads its money-days and the full days instead of the input itself.
  std::vector<bool> replaced(ast.nodes.size(), false);
  for (const auto& node : ast.nodes) {
    if (node.kind != NodeKind::call || node.function != FunctionId::prorate || node.argument_count != 1) continue;
    const NodeId argument = ast.arguments_of(node)[0];
    const Symbol symbol = resolved.symbols[argument];
    if (ast.nodes[argument].kind != NodeKind::name || symbol.kind != Symbol::Kind::input) continue;
    const auto product = names.input_by_code(environment.inputs[symbol.index].day_product);
    const auto full = names.input_by_code(environment.full_days);
    if (!product || !full) continue;
    replaced[argument] = true;
    depend({Symbol::Kind::input, *product}, node.span.begin);
    depend({Symbol::Kind::input, *full}, node.span.begin);
  }
  for (NodeId id = 0; id < ast.nodes.size(); ++id) {
    const Symbol symbol = resolved.symbols[id];
    if (replaced[id] || (symbol.kind != Symbol::Kind::input && symbol.kind != Symbol::Kind::item)) continue;
    depend(symbol, ast.nodes[id].span.begin);
  }
}

}  // namespace fenhao::formula
