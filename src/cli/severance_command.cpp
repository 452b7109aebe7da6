// severance: what is owed to an employee who leaves, estimated.
#include "cli/commands.h"
#include "cli/explanation_tree.h"
#include "cli/opening.h"
#include "month/severance.h"

namespace fenhao::cli {
namespace {

Error unknown_word(const std::string& option, const std::string& word, const std::string& known) {
  return Error(ErrorCode::invalid_input, {option + " 不认识“" + word + "”", option + ": unknown word \"" + word + "\""}).way_out({"写 " + known + " 之一", "write one of " + known});
}

Status read_earlier(const SeveranceOptions& options, month::SeveranceRequest& request) {
  using labour::EarlierCause;
  using labour::EarlierServiceReading;
  if (options.earlier == "one_count") request.earlier = EarlierServiceReading::one_count;
  else if (options.earlier == "law_of_the_time") request.earlier = EarlierServiceReading::law_of_the_time;
  else if (!options.earlier.empty()) return fail(unknown_word("--earlier", options.earlier, "one_count, law_of_the_time"));
  if (options.earlier_cause == "limited") request.earlier_cause = EarlierCause::limited;
  else if (options.earlier_cause == "not_compensated") request.earlier_cause = EarlierCause::not_compensated;
  else if (options.earlier_cause != "unlimited") return fail(unknown_word("--earlier-cause", options.earlier_cause, "limited, unlimited, not_compensated"));
  return {};
}

Result<month::SeveranceRequest> request_of(const SeveranceOptions& options) {
  month::SeveranceRequest request{.employee = options.employee, .last_day = {}, .known = {}, .unlawful = options.unlawful, .in_lieu = options.in_lieu, .earlier = {}, .average = {}, .last_month = {}};
  FENHAO_TRY(last_day, Date::parse(options.last_day));
  request.last_day = last_day;
  FENHAO_CHECK(read_earlier(options, request));
  for (const auto& [text, target] : {std::pair(&options.average, &request.average), std::pair(&options.last_month, &request.last_month)}) {
    if (text->empty()) continue;
    FENHAO_TRY(amount, Money::parse(*text));
    *target = amount;
  }
  return request;
}

}  // namespace

int run_severance(const Context& context, const SeveranceOptions& options) {
  auto request = request_of(options);
  if (!request) return context.report(request.error());
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  request->known = workspace->store().today();
  const auto estimate = month::estimate_severance(*workspace, *request);
  if (!estimate) return context.report(estimate.error());
  if (auto status = workspace->store().audit(context.actor, "severance", "employee " + options.employee, "{}"); !status) return context.report(status.error());
  const auto tree = month::explain(*estimate, context.lang);
  print_tree(context, tree);
  context.print(context.say("是否应付、按哪一种解除由公司和员工依法确定；发放时录入变动薪资的“一次性补偿”", "whether it is owed is for the law and the parties to say; pay it through 一次性补偿 of the variable pay"));
  std::vector<JsonObject> lines;
  flatten(tree, lines);
  context.print_json("steps", lines);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
