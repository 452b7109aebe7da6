// explain: prints the tree of a number, down to its sources.
#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/explanation_tree.h"
#include "cli/item_names.h"
#include "cli/opening.h"
#include "month/explain.h"
#include "payroll/run_store.h"

namespace fenhao::cli {
namespace {

// Who has no result either could not be calculated or is not in the run.
Error no_result(store::Store& store, const ExplainOptions& options) {
  const std::string run = std::to_string(options.run);
  const auto notices = payroll::load_notices(store, options.run);
  const bool has_notices = notices && std::ranges::any_of(*notices, [&](const auto& notice) { return notice.subject == options.employee; });
  const std::string command = "fenhao notices --run " + run + (has_notices ? " --employee " + options.employee : " --severity error");
  return Error(ErrorCode::not_found, {"批次 " + run + " 里没有工号 " + options.employee + " 的结果", "run " + run + " has no result of employee " + options.employee})
      .way_out(has_notices ? Text{"看为什么没有算出来：" + command, "see why: " + command}
                           : Text{"核对工号；没有算出来的人见 " + command, "check the number; who could not be calculated: " + command});
}

// The item asked for, in the words of the employee's salary group as the run used it.
Result<std::string> item_of(store::Store& store, const ExplainOptions& options) {
  FENHAO_TRY(run, payroll::find_run(store, options.run));
  FENHAO_TRY(results, payroll::load_results(store, run.id, {options.employee}));
  if (results.empty()) return fail(no_result(store, options));
  const auto& key = results.front().group;
  FENHAO_TRY(rule, payroll::load_rule(store, run.id, key));
  FENHAO_TRY(group, payroll::parse_group(rule.text, "rule_version " + key));
  return item_meant(group, options.item);
}

}  // namespace

int run_explain(const Context& context, const ExplainOptions& options) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto item = item_of(workspace->store(), options);
  if (!item) return context.report(item.error());
  auto trees = month::explain(*workspace, {options.run, options.employee, *item, context.lang, options.full});
  if (!trees) return context.report(trees.error());
  if (auto status = workspace->store().audit(context.actor, "run.explain", "run " + std::to_string(options.run) + " employee " + options.employee, "{}"); !status)
    return context.report(status.error());
  std::vector<JsonObject> lines;
  for (const auto& tree : *trees) {
    print_tree(context, tree);
    flatten(tree, lines);
  }
  context.print_json("steps", lines);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
