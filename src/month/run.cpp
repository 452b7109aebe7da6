#include "month/run.h"

#include <algorithm>
#include <unordered_map>

#include "month/facts.h"
#include "payroll/calculate.h"
#include "payroll/run_store.h"

namespace fenhao::month {
namespace {

using payroll::RunRecord;
using payroll::RunState;
using store::bind;
using store::Parameter;
using store::Row;

Status refuse_open_earlier_month(store::Store& store, EarningMonth month) {
  FENHAO_TRY(runs, payroll::list_runs(store));
  for (const auto& run : runs)
    if (run.month < month && run.state != RunState::closed)
      return fail(Error(ErrorCode::conflict, {run.month.to_string() + " 的批次 " + std::to_string(run.id) + " 还没有关闭，累计数据不完整",
                                              "run " + std::to_string(run.id) + " of " + run.month.to_string() + " is not closed: cumulative figures are incomplete"})
                      .way_out({"先批准并关闭该月", "approve and close that month first"}));
  return {};
}

// The month's run on today's knowledge: the open one, or a new draft.
Result<RunRecord> open_run(store::Store& store, const RunRequest& request) {
  FENHAO_TRY(batch, batch_known_on(store, request.known));
  FENHAO_TRY(existing, payroll::run_of(store, request.month));
  if (!existing)
    return payroll::create_run(store, {.month = request.month, .known = request.known, .known_batch = batch, .created_by = request.actor});
  FENHAO_CHECK(payroll::may_advance(*existing, RunState::calculated, request.actor));
  existing->known = request.known;
  existing->known_batch = batch;
  return *existing;
}

std::map<std::string, std::string> rule_texts(const Workspace& workspace) {
  std::map<std::string, std::string> texts;
  for (const auto& compiled : workspace.groups()) texts[compiled.group.code] = compiled.group.text;
  return texts;
}

// Year-to-date figures at each payer after the run, as a batch of their own.
Status write_history(store::Store& store, const Calculated& calculated, const std::string& actor) {
  std::int64_t batch = 0;
  FENHAO_CHECK(store.connection().query("SELECT coalesce(max(id), 0) + 1 FROM batch", {}, [&](const Row& row) -> Status {
    batch = row.integer(0);
    return {};
  }));
  const auto& results = calculated.view.employees;
  FENHAO_CHECK(store.connection().execute(
      "INSERT INTO batch (id, kind, file_name, digest, recorded_at, actor, row_count) VALUES ($1, 'close', $2, $3, $4, $5, $6)",
      {bind(batch), bind("run " + std::to_string(calculated.run.id)), bind("run " + std::to_string(calculated.run.id)), bind(store.now()), bind(actor),
       bind(static_cast<std::int64_t>(results.size()))}));
  auto at = results.begin();
  return store.connection().insert_many(
      "year_to_date",
      std::vector<std::string>{"employee", "entity", "through_month", "income", "exempt", "special", "special_additional", "other", "reliefs", "donation",
                               "withheld", "basic_rule", "bonus_taxed_alone", "run", "batch"},
      [&](std::vector<Parameter>& out) {
        if (at == results.end()) return false;
        const auto& result = *at++;
        const auto& after = result.tax.wage.after;
        const Money bonus = result.tax.bonus_taxed_alone_before + (result.tax.bonus ? result.tax.bonus->bonus : Money{});
        out = {bind(result.person.employee), bind(result.entity), bind(result.tax.month.month), bind(after.income), bind(after.exempt), bind(after.special),
               bind(after.special_additional), bind(after.other), bind(after.reliefs), bind(after.donation), bind(after.withheld),
               bind(std::string(tax::to_string(result.tax.input.rule))), bind(bonus), bind(calculated.run.id), bind(batch)};
        return true;
      });
}

}  // namespace

Result<Calculated> calculate_month(Workspace& workspace, const RunRequest& request) {
  auto& store = workspace.store();
  FENHAO_CHECK(refuse_open_earlier_month(store, request.month));
  FENHAO_TRY(run, open_run(store, request));
  FENHAO_TRY(facts, load_facts(workspace, run.month, run.known, run.known_batch));
  if (facts.employments.empty())
    return fail(Error(ErrorCode::not_found, {request.month.to_string() + " 没有在职人员", "nobody is employed in " + request.month.to_string()})
                    .way_out({"先用 fenhao import 导入花名册", "import a roster first: fenhao import"}));
  FENHAO_TRY(view, payroll::calculate(facts, workspace.rules(), {request.threads, request.progress}));
  view.id = run.id;
  FENHAO_CHECK(payroll::save_results(store, run, view, rule_texts(workspace), request.actor));
  FENHAO_TRY(saved, payroll::find_run(store, run.id));
  return Calculated{saved, std::move(view)};
}

Result<Calculated> load_run(Workspace& workspace, std::int64_t id) {
  auto& store = workspace.store();
  FENHAO_TRY(run, payroll::find_run(store, id));
  FENHAO_TRY(facts, load_facts(workspace, run.month, run.known, run.known_batch));
  FENHAO_TRY(results, payroll::load_results(store, id, {}));
  FENHAO_TRY(notices, payroll::load_notices(store, id));
  FENHAO_TRY(texts, payroll::load_rules(store, id));
  payroll::RunView view = payroll::describe_run(facts, *workspace.rules().library);
  view.id = id;
  view.state = run.state;
  view.notices = std::move(notices);
  for (const auto& [code, text] : texts) {
    FENHAO_TRY(compiled, compile_checked(text, "rule_version " + code, workspace.law().calendar));
    view.groups.push_back(payroll::columns_of(compiled));
  }
  std::unordered_map<std::string_view, const people::Person*> persons;
  for (const auto& person : facts.persons) persons[person.employee] = &person;
  for (auto& result : results) {
    const auto person = persons.find(result.person.employee);
    if (person == persons.end())
      return fail(ErrorCode::internal, "批次里的员工 " + result.person.employee + " 没有人员档案", "employee " + result.person.employee + " of the run has no record");
    result.person = *person->second;
  }
  view.employees = std::move(results);
  return Calculated{run, std::move(view)};
}

Status review(Workspace& workspace, std::int64_t id, const std::string& actor) {
  FENHAO_TRY(run, payroll::find_run(workspace.store(), id));
  return payroll::set_state(workspace.store(), run, RunState::reviewed, actor);
}

Status approve(Workspace& workspace, std::int64_t id, const std::string& actor) {
  FENHAO_TRY(run, payroll::find_run(workspace.store(), id));
  return payroll::set_state(workspace.store(), run, RunState::approved, actor);
}

Status withdraw(Workspace& workspace, std::int64_t id, const std::string& actor) {
  FENHAO_TRY(run, payroll::find_run(workspace.store(), id));
  if (run.state != RunState::approved)
    return fail(ErrorCode::not_allowed, "批次 " + std::to_string(id) + " 没有处于已批准状态，无可撤回", "run " + std::to_string(id) + " is not approved: nothing to withdraw");
  return payroll::set_state(workspace.store(), run, RunState::calculated, actor);
}

Status close(Workspace& workspace, std::int64_t id, const std::string& actor) {
  FENHAO_TRY(calculated, load_run(workspace, id));
  auto& store = workspace.store();
  return store.transaction([&]() -> Status {
    FENHAO_CHECK(payroll::set_state(store, calculated.run, RunState::closed, actor));
    return write_history(store, calculated, actor);
  });
}

}  // namespace fenhao::month
