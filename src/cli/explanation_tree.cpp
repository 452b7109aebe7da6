#include "cli/explanation_tree.h"

namespace fenhao::cli {
namespace {

using formula::Explanation;

void print_node(const Context& context, const Explanation& node, const std::string& indent, const std::string& branch, const std::string& below) {
  std::string line = indent + branch + node.title;
  if (!node.value.empty()) line += " = " + node.value;
  const bool named = !node.item.empty();  // of a step without a name the title is the formula already
  if (named && !node.formula.empty() && !node.steps.empty()) line += "    = " + node.formula;
  context.print(line);
  for (std::size_t i = 0; i < node.steps.size(); ++i) {
    const bool last = i + 1 == node.steps.size();
    print_node(context, node.steps[i], indent + below, last ? "└─ " : "├─ ", last ? "   " : "│  ");
  }
}

void flatten_node(const Explanation& node, std::int64_t depth, std::vector<JsonObject>& out) {
  out.push_back({{"depth", depth}, {"title", node.title}, {"value", node.value}, {"formula", node.formula}, {"item", node.item}, {"input", node.input}});
  for (const auto& step : node.steps) flatten_node(step, depth + 1, out);
}

}  // namespace

void print_tree(const Context& context, const Explanation& node) { print_node(context, node, "", "", ""); }

void flatten(const Explanation& node, std::vector<JsonObject>& out) { flatten_node(node, 0, out); }

}  // namespace fenhao::cli
