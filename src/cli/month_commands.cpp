// run, runs, review, approve, close: a month through its states.
#include <functional>
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/progress.h"
#include "intake/records_store.h"
#include "month/payments.h"
#include "month/run.h"
#include "payroll/run_store.h"
#include "report/summary.h"

namespace fenhao::cli {
namespace {

Result<Date> known_day(const store::Store& store, const std::string& text) { return text.empty() ? Result<Date>(store.today()) : Date::parse(text); }

// Opens the workspace and changes the state of one run.
int change_state(const Context& context, std::int64_t run, const Text& done,
                 const std::function<Status(month::Workspace&, std::int64_t, const std::string&)>& change) {
  if (context.actor.empty())
    return context.report(Error(ErrorCode::invalid_input, {"没有操作人", "nobody is named as acting"}).way_out({"用 --by 写明姓名", "name somebody with --by"}));
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  if (auto status = change(*workspace, run, context.actor); !status) return context.report(status.error());
  context.print(context.say("批次 " + std::to_string(run) + " " + done.zh, "run " + std::to_string(run) + " " + done.en));
  context.print_json({{"run", run}, {"state", done.en}});
  return ExitCode::ok;
}

bool has_errors(const payroll::RunView& view) {
  for (const auto& notice : view.notices)
    if (notice.severity == payroll::Notice::Severity::error) return true;
  return false;
}

}  // namespace

int run_run(const Context& context, const RunOptions& options) {
  auto month = Month::parse(options.month);
  if (!month) return context.report(month.error());
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto known = known_day(workspace->store(), options.known);
  if (!known) return context.report(known.error());
  if (!options.known.empty()) {
    auto run = payroll::run_of(workspace->store(), EarningMonth{*month});
    if (!run) return context.report(run.error());
    if (*run && (*run)->state == payroll::RunState::closed) return run_closed_again(context, *workspace, *month, *known, options.threads);
  }
  Progress progress(context, {"计算", "calculating"});
  const unsigned threads = options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  auto calculated = month::calculate_month(*workspace, {EarningMonth{*month}, *known, context.actor, threads, progress.callback()});
  if (!calculated) return context.report(calculated.error());
  auto names = intake::load_names(workspace->store(), calculated->run.known_batch);
  if (!names) return context.report(names.error());
  if (context.json) std::cout << report::summary_json(calculated->view, calculated->sums) << '\n';
  else std::cout << report::summary_text(calculated->view, calculated->sums, context.lang, *names);
  return has_errors(calculated->view) ? ExitCode::partial : ExitCode::ok;
}

int run_runs(const Context& context) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto runs = payroll::list_runs(workspace->store());
  if (!runs) return context.report(runs.error());
  std::vector<JsonObject> list;
  for (const auto& run : *runs) {
    context.print(std::to_string(run.id) + "  " + run.month.to_string() + "  " + payroll::label(run.state).in(context.lang) + "  " + run.created_by + "  " + run.calculated_at);
    list.push_back({{"run", run.id}, {"month", run.month.to_string()}, {"state", std::string(payroll::to_string(run.state))}, {"calculated_by", run.created_by}, {"calculated_at", run.calculated_at}});
  }
  if (runs->empty()) context.print(context.say("还没有批次。先计算一个月：fenhao run --month 2026-11", "There is no run yet. Calculate a month: fenhao run --month 2026-11"));
  context.print_json("runs", list);
  return ExitCode::ok;
}

int run_review(const Context& context, std::int64_t run) { return change_state(context, run, {"已复核", "reviewed"}, month::review); }

int run_discard(const Context& context, std::int64_t run) { return change_state(context, run, {"已删除", "discarded"}, month::discard); }

int run_approve(const Context& context, std::int64_t run, bool withdraw, bool accept_errors) {
  if (withdraw) return change_state(context, run, {"已撤回批准，可重新计算", "withdrawn"}, month::withdraw);
  return change_state(context, run, {"已批准", "approved"},
                      [&](month::Workspace& workspace, std::int64_t id, const std::string& actor) { return month::approve(workspace, id, actor, accept_errors); });
}

int run_pay(const Context& context, std::int64_t run, const std::string& on) {
  month::Payment payment;
  const int code = change_state(context, run, {"已登记发放", "paid"}, [&](month::Workspace& workspace, std::int64_t id, const std::string& actor) -> Status {
    FENHAO_TRY(day, known_day(workspace.store(), on));
    FENHAO_TRY(recorded, month::record_payment(workspace, id, day, actor));
    payment = recorded;
    return {};
  });
  if (code != ExitCode::ok) return code;
  const std::string number = std::to_string(payment.number), people = std::to_string(payment.people);
  context.print(context.say("  第 " + number + " 次：" + people + " 人，实发 " + payment.net.grouped() + "，随本次扣个税 " + payment.tax.grouped(),
                            "  payment " + number + ": " + people + " people, net " + payment.net.grouped() + ", tax withheld with it " + payment.tax.grouped()));
  context.print(context.say("  本月还要再发：撤回批准，导入，重新计算、复核、批准、导出，代发文件只含差额", "  to pay again this month: withdraw, import, calculate, review, approve, export; the bank file holds the difference"));
  return code;
}

int run_close(const Context& context, std::int64_t run) { return change_state(context, run, {"已关闭", "closed"}, month::close); }

}  // namespace fenhao::cli
