#include "month/reproduce.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/ordered_work.h"
#include "month/blocks.h"
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

// A payee whose result is not the stored one.
struct Different {
  Key payee;
  payroll::RetroEntry difference;
};

struct ComparedBlock {
  std::size_t people = 0;
  std::vector<Different> different;
};

// The stored bytes, written anew where an older version of the payload wrote them.
Result<bool> is_same(const payroll::ResultRow& stored, const EmployeeResult& now) {
  const auto bytes = payroll::encode(now);
  if (bytes == stored.payload) return true;
  FENHAO_TRY(then, payroll::result_of(stored));
  return payroll::encode(then) == bytes;
}

// Results and rows of some people, both by employee; of one person in any order of payers.
class Comparison {
 public:
  Comparison(const std::vector<payroll::GroupColumns>& columns, EarningMonth month) : columns_(columns), month_(month) {}

  Result<ComparedBlock> compare(const std::vector<EmployeeResult>& now, const std::vector<payroll::ResultRow>& stored) const {
    ComparedBlock out{.people = stored.size()};
    std::map<std::pair<std::string_view, std::string_view>, const EmployeeResult*> left;  // not matched yet
    for (const auto& result : now) left.emplace_hint(left.end(), std::pair<std::string_view, std::string_view>(result.person.employee, result.entity), &result);
    for (const auto& row : stored) {
      const auto found = left.find({row.employee, row.entity});
      const auto* again = found == left.end() ? nullptr : found->second;
      if (again) left.erase(found);
      if (again) {
        FENHAO_TRY(same, is_same(row, *again));
        if (same) continue;
      }
      FENHAO_TRY(then, payroll::result_of(row));
      out.different.push_back(difference(&then, again));
    }
    for (const auto& [unused, again] : left) out.different.push_back(difference(nullptr, again));
    return out;
  }

 private:
  Different difference(const EmployeeResult* then, const EmployeeResult* now) const {
    const auto& either = then ? *then : *now;
    return {{either.entity, either.person.employee}, payroll::difference(then, now, columns_of(then), columns_of(now), month_)};
  }
  const payroll::GroupColumns* columns_of(const EmployeeResult* result) const {
    if (!result) return nullptr;
    const auto found = std::ranges::find(columns_, result->group, &payroll::GroupColumns::code);
    return found == columns_.end() ? nullptr : &*found;
  }

  const std::vector<payroll::GroupColumns>& columns_;
  EarningMonth month_;
};

}  // namespace

Result<std::vector<payroll::CompiledGroup>> stored_groups(Workspace& workspace, std::int64_t run, std::optional<Date> known) {
  FENHAO_TRY(record, payroll::find_run(workspace.store(), run));
  FENHAO_TRY(texts, rules_of_run(workspace, run));
  return compile_stored(workspace, texts, record.month, known.value_or(record.known));
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
  FENHAO_TRY(groups, stored_groups(workspace, run.id, run.known));
  FENHAO_TRY(library, workspace.library_known_to(run));
  FENHAO_TRY(division, divide(store, run.known_batch, people_a_block));
  BlockPlan plan{.month = month, .knowledge = {run.known, run.known_batch}, .rules = workspace.rules(run.known), .threads = threads, .ranges = std::move(division.ranges), .people = division.people};
  plan.rules.groups = &groups;
  plan.rules.library = library;
  std::vector<payroll::GroupColumns> columns;
  for (const auto& compiled : groups) columns.push_back(payroll::columns_of(compiled));
  const Comparison comparison(columns, month);
  FENHAO_TRY(workers, block_workers(workspace, plan));
  std::vector<std::function<Result<ComparedBlock>(std::size_t)>> compare;
  for (auto& worker : workers)
    compare.emplace_back([&](std::size_t part) -> Result<ComparedBlock> {
      FENHAO_TRY(block, calculate_block(worker, plan, plan.ranges[part]));
      FENHAO_TRY(stored, payroll::load_rows(worker.store, run.id, {{}, plan.ranges[part]}));
      return comparison.compare(block.employees, stored);
    });
  std::vector<Different> different;
  FENHAO_CHECK(work_in_order<ComparedBlock>(plan.ranges.size(), compare, [&](std::size_t, ComparedBlock&& block) -> Status {
    out.people += block.people;
    std::ranges::move(block.different, std::back_inserter(different));
    return {};
  }));
  std::ranges::sort(different, {}, &Different::payee);
  for (auto& each : different) {
    out.different.push_back(each.payee.second);
    out.differences.push_back(std::move(each.difference));
  }
  return out;
}

}  // namespace fenhao::month
