// settle: the annual settlement of one employee, estimated.
#include "cli/commands.h"
#include "cli/explanation_tree.h"
#include "cli/opening.h"
#include "month/settle.h"

namespace fenhao::cli {

int run_settle(const Context& context, const SettleOptions& options) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  const auto settlement = month::settle_year(*workspace, options.year, options.employee);
  if (!settlement) return context.report(settlement.error());
  if (auto status = workspace->store().audit(context.actor, "settle", "employee " + options.employee, "{}"); !status) return context.report(status.error());
  const auto tree = month::explain(*settlement, context.lang);
  print_tree(context, tree);
  context.print(context.say("只含本公司知道的收入；其他单位的收入、大病医疗等由本人在汇算时补充", "only what this company knows: income from others and serious illness are added by the person"));
  std::vector<JsonObject> lines;
  flatten(tree, lines);
  context.print_json("steps", lines);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
