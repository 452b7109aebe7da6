// explain: prints the tree of a number, down to its sources.
#include <iostream>

#include "cli/commands.h"
#include "month/explain.h"

namespace fenhao::cli {
namespace {

using formula::Explanation;

void print_tree(const Context& context, const Explanation& node, const std::string& indent, const std::string& branch, const std::string& below) {
  std::string line = indent + branch + node.title;
  if (!node.value.empty()) line += " = " + node.value;
  const bool named = !node.item.empty();  // of a step without a name the title is the formula already
  if (named && !node.formula.empty() && !node.steps.empty()) line += "    = " + node.formula;
  context.print(line);
  for (std::size_t i = 0; i < node.steps.size(); ++i) {
    const bool last = i + 1 == node.steps.size();
    print_tree(context, node.steps[i], indent + below, last ? "└─ " : "├─ ", last ? "   " : "│  ");
  }
}

// The tree as flat lines with their depth: simple for programs to walk.
void flatten(const Explanation& node, std::int64_t depth, std::vector<JsonObject>& out) {
  out.push_back({{"depth", depth}, {"title", node.title}, {"value", node.value}, {"formula", node.formula}, {"item", node.item}, {"input", node.input}});
  for (const auto& step : node.steps) flatten(step, depth + 1, out);
}

}  // namespace

int run_explain(const Context& context, const ExplainOptions& options) {
  auto workspace = month::Workspace::open(context.paths);
  if (!workspace) return context.report(workspace.error());
  auto trees = month::explain(*workspace, {options.run, options.employee, options.item, context.lang, options.full});
  if (!trees) return context.report(trees.error());
  if (auto status = workspace->store().audit(context.actor, "run.explain", "run " + std::to_string(options.run) + " employee " + options.employee, "{}"); !status)
    return context.report(status.error());
  std::vector<JsonObject> lines;
  for (const auto& tree : *trees) {
    print_tree(context, tree, "", "", "");
    flatten(tree, 0, lines);
  }
  context.print_json("steps", lines);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
