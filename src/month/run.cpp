#include "month/run.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/ordered_work.h"
#include "intake/records_store.h"
#include "month/blocks.h"
#include "month/company_policy.h"
#include "month/facts.h"
#include "month/history.h"
#include "month/payments.h"
#include "month/reproduce.h"
#include "month/rules.h"
#include "payroll/calculate.h"
#include "payroll/payments_store.h"
#include "payroll/run_store.h"

namespace fenhao::month {
namespace {

using payroll::RunRecord;
using payroll::RunState;
using store::bind;
using store::Parameter;
using store::Row;

Status refuse_wrong_order(store::Store& store, EarningMonth month) {
  FENHAO_TRY(runs, payroll::list_runs(store));
  for (const auto& run : runs) {
    if (run.month > month && run.state == RunState::closed)
      return fail(Error(ErrorCode::conflict, {run.month.to_string() + " 已关闭，不能再计算更早的 " + month.to_string(), run.month.to_string() + " is closed: the earlier " + month.to_string() + " cannot be calculated any more"})
                      .way_out({"差额在以后月份补发或扣回", "pay or recover the difference in a later month"}));
    if (run.month < month && run.state != RunState::closed)
      return fail(Error(ErrorCode::conflict, {run.month.to_string() + " 的批次 " + std::to_string(run.id) + " 还没有关闭，累计数据不完整",
                                              "run " + std::to_string(run.id) + " of " + run.month.to_string() + " is not closed: cumulative figures are incomplete"})
                      .way_out({"先批准并关闭该月；算错了月份就用 fenhao discard --run " + std::to_string(run.id) + " 删除",
                                "approve and close that month first, or remove it if it was a mistake: fenhao discard --run " + std::to_string(run.id)}));
  }
  return {};
}

// The month's run on the knowledge asked for: the open one, or a draft that is not in the database yet (id 0).
Result<RunRecord> open_run(store::Store& store, const RunRequest& request) {
  FENHAO_TRY(batch, batch_known_on(store, request.known));
  FENHAO_TRY(existing, payroll::run_of(store, request.month));
  if (!existing) return RunRecord{.month = request.month, .known = request.known, .known_batch = batch, .created_by = request.actor};
  FENHAO_CHECK(payroll::may_advance(*existing, RunState::calculated, request.actor));
  existing->known = request.known;
  existing->known_batch = batch;
  return *existing;
}

// Until when rules count for a run: now, unless it was calculated on the knowledge of an earlier day on purpose.
std::string rules_known_until(const store::Store& store, const RunRecord& run) {
  const auto day = payroll::end_of_day(run.known);
  return run.calculated_at <= day ? std::max(day, store.now()) : day;
}

// Other rules hold for the month than those it was calculated with.
Status refuse_other_rules(Workspace& workspace, const RunRecord& run) {
  FENHAO_TRY(now, rules_in_force(workspace, run.month, rules_known_until(workspace.store(), run)));
  FENHAO_TRY(used, payroll::load_rules(workspace.store(), run.id));
  std::set<std::tuple<std::string, std::string, std::int64_t>> same;
  for (const auto& rule : used) same.emplace(rule.key, rule.text, rule.pilot);
  std::string changed;
  for (const auto& rule : as_run_rules(now))
    if (!same.erase({rule.key, rule.text, rule.pilot})) changed += (changed.empty() ? "" : "、") + rule.key;
  for (const auto& [key, unused_text, unused_pilot] : same)
    if (changed.find(key) == std::string::npos) changed += (changed.empty() ? "" : "、") + key;
  if (changed.empty()) return {};
  return fail(Error(ErrorCode::conflict, {"批次 " + std::to_string(run.id) + " 计算之后薪资规则变了：" + changed, "the rules changed after run " + std::to_string(run.id) + " was calculated: " + changed})
                  .way_out({"重新计算：fenhao run --month " + run.month.to_string(), "calculate again: fenhao run --month " + run.month.to_string()}));
}

// It would be approved unseen.
Status refuse_outdated(Workspace& workspace, const RunRecord& run) {
  FENHAO_CHECK(refuse_other_rules(workspace, run));
  FENHAO_TRY(names, came_in_after(workspace, run));
  if (names.empty()) return {};
  return fail(Error(ErrorCode::conflict, {"批次 " + std::to_string(run.id) + " 计算之后又导入或登记了 " + names, "after run " + std::to_string(run.id) + " was calculated, more came in: " + names})
                  .way_out({"重新计算：fenhao run --month " + run.month.to_string(), "calculate again: fenhao run --month " + run.month.to_string()}));
}

// Whom the run's errors concern, each once, the first twenty; empty when there are none.
Result<std::string> errors_of(store::Store& store, std::int64_t run) {
  FENHAO_TRY(notices, payroll::load_notices(store, run));
  std::set<std::string> subjects;
  for (const auto& notice : notices)
    if (notice.severity == payroll::Notice::Severity::error) subjects.insert(notice.subject);
  std::string text;
  std::size_t shown = 0;
  for (const auto& subject : subjects) {
    if (++shown > 20) return text + " …";
    text += (text.empty() ? "" : "、") + subject;
  }
  return text;
}

// Year-to-date figures at each payer after the run, as a batch of their own.
Status write_history(store::Store& store, const RunRecord& run, const std::vector<payroll::EmployeeRange>& ranges, const std::string& actor) {
  FENHAO_TRY(highest, store.highest_id("batch"));
  FENHAO_TRY(results, payroll::count_results(store, run.id));
  const std::int64_t batch = highest + 1;
  FENHAO_CHECK(store.connection().execute(
      "INSERT INTO batch (id, kind, file_name, digest, recorded_at, actor, row_count) VALUES ($1, 'close', $2, $3, $4, $5, $6)",
      {bind(batch), bind("run " + std::to_string(run.id)), bind("run " + std::to_string(run.id)), bind(store.now()), bind(actor), bind(results)}));
  for (const auto& range : ranges) {
    FENHAO_TRY(block, payroll::load_results(store, run.id, {{}, range}));
    std::vector<RunHistory> rows;
    rows.reserve(block.size());
    for (const auto& result : block) rows.emplace_back(run.id, history_after(result));
    FENHAO_CHECK(save_history(store, batch, rows));
  }
  return {};
}

// What a thread hands over of a block: rows ready to be written, and what is added up.
struct CalculatedBlock {
  std::vector<payroll::ResultRow> rows;
  payroll::Block block;  // no employees
};

Result<CalculatedBlock> calculate_rows(BlockWorker& worker, const BlockPlan& plan, std::size_t part) {
  FENHAO_TRY(block, calculate_block(worker, plan, plan.ranges[part]));
  CalculatedBlock out;
  out.rows.reserve(block.employees.size());
  for (const auto& result : block.employees) out.rows.push_back(payroll::row_of(result));
  block.employees = {};
  out.block = std::move(block);
  return out;
}

// All blocks calculated and written; what the whole run comes to is left in `totals`.
Status write_blocks(const BlockPlan& plan, std::vector<BlockWorker>& workers, payroll::RunWriter& writer, payroll::RunTotals& totals, const std::function<void(std::size_t, std::size_t)>& progress) {
  std::vector<std::function<Result<CalculatedBlock>(std::size_t)>> threads;
  for (auto& worker : workers) threads.emplace_back([&](std::size_t part) { return calculate_rows(worker, plan, part); });
  return work_in_order<CalculatedBlock>(plan.ranges.size(), threads, [&](std::size_t part, CalculatedBlock&& done) -> Status {
    FENHAO_CHECK(writer.write(std::move(done.rows)));
    totals.add(std::move(done.block));
    if (progress) progress(std::min((part + 1) * people_a_block, plan.people), plan.people);
    return {};
  });
}

payroll::RunView view_of(const BlockPlan& plan, const std::vector<people::LegalEntity>& entities, const std::vector<people::EmployerAccount>& accounts) {
  const payroll::MonthFacts nobody{.month = plan.month, .known = plan.knowledge.day, .entities = entities, .accounts = accounts};
  auto view = payroll::describe_run(nobody, *plan.rules.library);
  view.state = RunState::calculated;
  for (const auto& compiled : *plan.rules.groups) view.groups.push_back(payroll::columns_of(compiled));
  return view;
}

}  // namespace

Result<std::string> came_in_after(Workspace& workspace, const RunRecord& run) {
  std::string names;
  const auto add = [&](const std::string& name) { names += (names.empty() ? "" : "、") + name; };
  FENHAO_CHECK(workspace.store().connection().query("SELECT file_name FROM batch WHERE id > $1 AND (recorded_at <= $2 OR recorded_at >= $3) ORDER BY id",
                                                    {bind(run.known_batch), bind(payroll::end_of_day(run.known)), bind(run.calculated_at)}, [&](const Row& row) -> Status {
                                                      add(row.text(0));
                                                      return {};
                                                    }));
  FENHAO_TRY(known, company_knowledge(workspace.store()));
  if (known.fact > run.known_fact) add("fenhao policy record");
  if (known.decision > run.known_decision) add("fenhao policy carry-over");
  return names;
}

Result<Calculated> calculate_month(Workspace& workspace, const RunRequest& request) {
  auto& store = workspace.store();
  FENHAO_CHECK(refuse_wrong_order(store, request.month));
  FENHAO_TRY(run, open_run(store, request));
  run.known_fact = workspace.company_knowledge().fact;
  run.known_decision = workspace.company_knowledge().decision;
  FENHAO_TRY(library, workspace.library_known_to(run));
  FENHAO_TRY(texts, rules_in_force(workspace, run.month, payroll::end_of_day(run.known)));
  FENHAO_TRY(groups, compile_all(workspace, texts, run.month, run.known));
  FENHAO_TRY(division, divide(store, run.known_batch, people_a_block));
  FENHAO_TRY(entities, intake::load_entities(store, run.known_batch));
  FENHAO_TRY(accounts, intake::load_accounts(store, run.known_batch));
  BlockPlan plan{.month = run.month, .knowledge = {run.known, run.known_batch}, .rules = workspace.rules(run.known), .threads = request.threads, .ranges = std::move(division.ranges), .people = division.people};
  plan.rules.groups = &groups;
  plan.rules.library = library;
  FENHAO_TRY(workers, block_workers(workspace, plan));
  payroll::RunTotals totals;
  std::vector<payroll::Notice> notices;
  FENHAO_CHECK(store.transaction([&]() -> Status {
    if (run.id == 0) {
      FENHAO_TRY(created, payroll::create_run(store, run));
      run = created;
    }
    payroll::RunWriter writer(store, run, request.actor);
    FENHAO_CHECK(writer.begin());
    FENHAO_CHECK(write_blocks(plan, workers, writer, totals, request.progress));
    if (totals.employments() == 0)
      return fail(Error(ErrorCode::not_found, {request.month.to_string() + " 没有在职人员", "nobody is employed in " + request.month.to_string()})
                      .way_out({"先用 fenhao import 导入花名册", "import a roster first: fenhao import"}));
    notices = totals.take_notices(plan.rules, run.month);
    return writer.finish(totals.sums(), notices, as_run_rules(texts));
  }));
  FENHAO_TRY(saved, payroll::find_run(store, run.id));
  auto view = view_of(plan, entities, accounts);
  view.id = run.id;
  view.place_names = totals.place_names();
  view.notices = std::move(notices);
  return Calculated{saved, std::move(view), totals.sums()};
}

Result<Loaded> load_run(Workspace& workspace, std::int64_t id) {
  auto& store = workspace.store();
  FENHAO_TRY(run, payroll::find_run(store, id));
  FENHAO_TRY(facts, load_facts(store, run.month, {run.known, run.known_batch}, {}, {.recent_pay = false}));
  FENHAO_TRY(results, payroll::load_results(store, id, {}));
  FENHAO_TRY(notices, payroll::load_notices(store, id));
  FENHAO_TRY(groups, stored_groups(workspace, id));
  payroll::RunView view = payroll::describe_run(facts, workspace.law().library);
  view.id = id;
  view.state = run.state;
  view.calculated_at = run.calculated_at;
  view.calculated_by = run.created_by;
  view.reviewed_by = run.reviewed_by;
  view.approved_by = run.approved_by;
  view.notices = std::move(notices);
  for (const auto& compiled : groups) view.groups.push_back(payroll::columns_of(compiled));
  std::unordered_map<std::string_view, const people::Person*> persons;
  for (const auto& person : facts.persons) persons[person.employee] = &person;
  for (auto& result : results) {
    const auto person = persons.find(result.person.employee);
    if (person == persons.end())
      return fail(ErrorCode::internal, "批次里的员工 " + result.person.employee + " 没有人员档案", "employee " + result.person.employee + " of the run has no record");
    result.person = *person->second;
  }
  FENHAO_TRY(paid, payroll::load_paid(store, id));
  for (auto& result : results)
    if (const auto found = paid.find({result.entity, result.person.employee}); found != paid.end()) {
      result.paid_net = found->second.net;
      result.paid_tax = found->second.tax;
    }
  view.employees = std::move(results);
  return Loaded{run, std::move(view)};
}

Status review(Workspace& workspace, std::int64_t id, const std::string& actor) {
  auto& store = workspace.store();
  return store.transaction([&]() -> Status {
    FENHAO_TRY(run, payroll::find_run(store, id));
    FENHAO_CHECK(refuse_outdated(workspace, run));
    return payroll::set_state(store, run, RunState::reviewed, actor);
  });
}

Status approve(Workspace& workspace, std::int64_t id, const std::string& actor, bool accept_errors) {
  auto& store = workspace.store();
  return store.transaction([&]() -> Status {
    FENHAO_TRY(run, payroll::find_run(store, id));
    FENHAO_CHECK(refuse_outdated(workspace, run));
    FENHAO_CHECK(refuse_overpaid(workspace, id));
    FENHAO_TRY(left_out, errors_of(store, id));
    if (!left_out.empty() && !accept_errors)
      return fail(Error(ErrorCode::not_allowed, {"批次 " + std::to_string(id) + " 有错误未处理，涉及：" + left_out, "run " + std::to_string(id) + " has unsettled errors: " + left_out})
                      .way_out({"改正后重新计算；确认这些人本月不发，加 --accept-errors 批准", "mend them and calculate again; if these people are not to be paid this month, approve with --accept-errors"}));
    FENHAO_CHECK(payroll::set_state(store, run, RunState::approved, actor));
    if (left_out.empty()) return {};
    return store.audit(actor, "run.accept_errors", "run " + std::to_string(id) + ": " + left_out, "{}");
  });
}

Status discard(Workspace& workspace, std::int64_t id, const std::string& actor) {
  auto& store = workspace.store();
  return store.transaction([&]() -> Status {
    FENHAO_TRY(run, payroll::find_run(store, id));
    FENHAO_CHECK(refuse_paid(store, id));
    return payroll::discard_run(store, run, actor);
  });
}

Status withdraw(Workspace& workspace, std::int64_t id, const std::string& actor) {
  FENHAO_TRY(run, payroll::find_run(workspace.store(), id));
  if (run.state != RunState::approved)
    return fail(ErrorCode::not_allowed, "批次 " + std::to_string(id) + " 没有处于已批准状态，无可撤回", "run " + std::to_string(id) + " is not approved: nothing to withdraw");
  return payroll::set_state(workspace.store(), run, RunState::calculated, actor);
}

Status close(Workspace& workspace, std::int64_t id, const std::string& actor) {
  auto& store = workspace.store();
  FENHAO_TRY(run, payroll::find_run(store, id));
  FENHAO_TRY(division, divide(store, run.known_batch, people_a_block));
  return store.transaction([&]() -> Status {
    FENHAO_CHECK(payroll::set_state(store, run, RunState::closed, actor));
    return write_history(store, run, division.ranges, actor);
  });
}

}  // namespace fenhao::month
