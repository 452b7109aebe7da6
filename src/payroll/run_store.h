// Runs and their results in the database. Writing results is one transaction: the old results or the new.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "payroll/result.h"
#include "payroll/run.h"
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

// Replaces the run's results, totals, notices and rules; the run becomes calculated. not_allowed once approved.
Status save_results(store::Store& store, const RunRecord& run, const RunView& view, const std::vector<RunRule>& rules, const std::string& actor);

// Changes the state with its audit entry; may_advance() decides.
Status set_state(store::Store& store, const RunRecord& run, RunState to, const std::string& actor);

// Removes a run that was calculated by mistake; not_allowed once approved. The audit chain keeps that it was there.
Status discard_run(store::Store& store, const RunRecord& run, const std::string& actor);

// Results without persons (only employee numbers); of one employee when `employee` is not empty.
Result<std::vector<EmployeeResult>> load_results(store::Store& store, std::int64_t run, const std::string& employee);
Result<std::vector<Notice>> load_notices(store::Store& store, std::int64_t run);
// The texts the run was calculated with, by key.
Result<std::vector<RunRule>> load_rules(store::Store& store, std::int64_t run);
// The one that results with EmployeeResult::group = key were calculated with; internal when the run has none.
Result<RunRule> load_rule(store::Store& store, std::int64_t run, const std::string& key);

}  // namespace fenhao::payroll
