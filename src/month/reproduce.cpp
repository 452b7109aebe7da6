#include "month/reproduce.h"

#include <map>

#include "month/facts.h"
#include "month/rules.h"
#include "payroll/calculate.h"
#include "payroll/payload.h"
#include "payroll/retro.h"
#include "payroll/run_store.h"

namespace fenhao::month {
namespace {

using payroll::EmployeeResult;
using Key = std::pair<std::string, std::string>;  // entity, employee

Result<payroll::RunRecord> closed_run(store::Store& store, EarningMonth month) {
  FENHAO_TRY(run, payroll::run_of(store, month));
  if (!run)
    return fail(Error(ErrorCode::not_found, {month.to_string() + " 没有批次", "there is no run of " + month.to_string()})
                    .way_out({"用 fenhao runs 查看有哪些批次", "see the runs with fenhao runs"}));
  if (run->state != payroll::RunState::closed)
    return fail(Error(ErrorCode::conflict, {month.to_string() + " 还没有关账", month.to_string() + " is not closed"})
                    .way_out({"未关账的月份用 fenhao run 重新计算", "calculate an open month again with fenhao run"}));
  return *run;
}

std::map<Key, const EmployeeResult*> by_payee(const std::vector<EmployeeResult>& results) {
  std::map<Key, const EmployeeResult*> index;
  for (const auto& result : results) index[{result.entity, result.person.employee}] = &result;
  return index;
}

const payroll::GroupColumns* columns_of(const payroll::RunView& view, const EmployeeResult* result) { return result ? view.group(result->group) : nullptr; }

void compare(const payroll::RunView& now, const std::vector<EmployeeResult>& stored, Reproduced& out) {
  const auto then_index = by_payee(stored), now_index = by_payee(now.employees);
  auto all = then_index;
  all.insert(now_index.begin(), now_index.end());
  for (const auto& [key, unused] : all) {
    const auto then = then_index.find(key), again = now_index.find(key);
    const auto* before = then == then_index.end() ? nullptr : then->second;
    const auto* after = again == now_index.end() ? nullptr : again->second;
    if (before && after && payroll::encode(*before) == payroll::encode(*after)) continue;
    out.different.push_back(key.second);
    out.differences.push_back(payroll::difference(before, after, columns_of(now, before), columns_of(now, after), now.month));
  }
}

}  // namespace

Result<std::vector<payroll::CompiledGroup>> stored_groups(Workspace& workspace, std::int64_t run) {
  FENHAO_TRY(record, payroll::find_run(workspace.store(), run));
  FENHAO_TRY(texts, rules_of_run(workspace, run));
  return compile_stored(workspace, texts, record.month);
}

Result<Reproduced> reproduce(Workspace& workspace, EarningMonth month, Date known, unsigned threads) {
  auto& store = workspace.store();
  Reproduced out;
  FENHAO_TRY(run, closed_run(store, month));
  out.run = run;
  if (known != run.known) {
    FENHAO_TRY(batch, batch_known_on(store, known));
    run.known = known;
    run.known_batch = batch;
    run.known_fact = workspace.company_knowledge().fact;
    run.known_decision = workspace.company_knowledge().decision;
  }
  FENHAO_TRY(groups, stored_groups(workspace, run.id));
  FENHAO_TRY(library, workspace.library_known_to(run));
  auto rules = workspace.rules();
  rules.groups = &groups;
  rules.library = library;
  FENHAO_TRY(facts, load_facts(workspace, month, {run.known, run.known_batch}));
  FENHAO_TRY(view, payroll::calculate(facts, rules, {.threads = threads, .progress = {}}));
  FENHAO_TRY(stored, payroll::load_results(store, run.id, {}));
  out.people = stored.size();
  compare(view, stored, out);
  return out;
}

}  // namespace fenhao::month
