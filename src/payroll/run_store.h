// Runs and their results in the database.
#pragma once

#include <string>
#include <vector>

#include "payroll/result.h"
#include "payroll/run.h"
#include "payroll/run_sums.h"
#include "payroll/whom_store.h"
#include "store/store.h"

namespace fenhao::payroll {

// A text a run was calculated with, under the name its results know (CompiledGroup::key).
struct RunRule {
  std::string key, text;
  std::int64_t pilot = 0;  // the pilot it was used under; 0 = in force
};

Result<std::vector<RunRecord>> list_runs(store::Store& store);
// not_found naming the runs there are.
Result<RunRecord> find_run(store::Store& store, std::int64_t id);
// The run of a month, if any.
Result<std::optional<RunRecord>> run_of(store::Store& store, EarningMonth month);

Result<RunRecord> create_run(store::Store& store, const RunRecord& fresh);

// A result as its row: made where the result was calculated, written by RunWriter.
struct ResultRow {
  std::string employee, entity, group, department, place;
  Money gross, taxable, insurance_employee, fund_employee, insurance_employer, fund_employer, tax, net, cost;
  store::Blob payload;
};
ResultRow row_of(const EmployeeResult& result);

// Replaces a run's results, totals, notices and rules, part by part inside one transaction of the caller: begin(), then
// write() as often as there are parts, then finish(); the run is calculated then.
class RunWriter {
 public:
  RunWriter(store::Store& store, const RunRecord& run, std::string actor) : store_(store), run_(run), actor_(std::move(actor)) {}

  // not_allowed once the run is approved.
  Status begin();
  Status write(std::vector<ResultRow>&& rows);
  Status finish(const RunSums& sums, const std::vector<Notice>& notices, const std::vector<RunRule>& rules);

 private:
  store::Store& store_;
  const RunRecord& run_;
  std::string actor_;
  std::int64_t results_ = 0;
};

// Changes the state with its audit entry; may_advance() decides.
Status set_state(store::Store& store, const RunRecord& run, RunState to, const std::string& actor);

// Removes a run that was calculated by mistake; not_allowed once approved. The audit chain keeps that it was there.
Status discard_run(store::Store& store, const RunRecord& run, const std::string& actor);

// Results without persons (only employee numbers); by entity, department and employee.
Result<std::vector<EmployeeResult>> load_results(store::Store& store, std::int64_t run, const Whom& whom);
// The same as they are stored, by employee and entity; the amounts beside the payload are left zero.
Result<std::vector<ResultRow>> load_rows(store::Store& store, std::int64_t run, const Whom& whom);
Result<EmployeeResult> result_of(const ResultRow& row);
Result<std::int64_t> count_results(store::Store& store, std::int64_t run);
Result<std::vector<Notice>> load_notices(store::Store& store, std::int64_t run);
// The texts the run was calculated with, by key.
Result<std::vector<RunRule>> load_rules(store::Store& store, std::int64_t run);
// The one that results with EmployeeResult::group = key were calculated with; internal when the run has none.
Result<RunRule> load_rule(store::Store& store, std::int64_t run, const std::string& key);

}  // namespace fenhao::payroll
