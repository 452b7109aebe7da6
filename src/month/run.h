// A payroll month from data to results, and through its states. Each step is one transaction; a step that was
// interrupted is simply done again.
#pragma once

#include <functional>

#include "month/workspace.h"
#include "payroll/result.h"
#include "payroll/run.h"
#include "payroll/run_sums.h"

namespace fenhao::month {

struct RunRequest {
  EarningMonth month{Month{}};
  Date known;         // policy and company data as known on this day
  std::string actor;  // who calculates
  unsigned threads = 1;
  std::function<void(std::size_t done, std::size_t total)> progress;
};

// A run without its results: they are in the database.
struct Calculated {
  payroll::RunRecord run;
  payroll::RunView view;  // no employees
  payroll::RunSums sums;
};

struct Loaded {
  payroll::RunRecord run;
  payroll::RunView view;
};

// Creates the month's run or calculates it again, block by block and in one transaction: all of it or nothing. What it
// needs in memory does not grow with the number of people. conflict when an earlier month is still open (its figures
// would be missing from the cumulative tax); not_allowed when the month is approved or closed.
Result<Calculated> calculate_month(Workspace& workspace, const RunRequest& request);

// A run as it was calculated with all its results, persons joined as known then.
Result<Loaded> load_run(Workspace& workspace, std::int64_t id);

// What came in after the run was calculated, on the same day or later, by name: files and the company's own policy facts
// and decisions; empty when nothing did.
Result<std::string> came_in_after(Workspace& workspace, const payroll::RunRecord& run);

// Review and approval are a conflict when files were taken in, rules published or policy recorded after the calculation,
// on the same day or later.
Status review(Workspace& workspace, std::int64_t id, const std::string& actor);
// not_allowed while the run has errors, unless they are accepted: who is left out then goes on the audit chain.
Status approve(Workspace& workspace, std::int64_t id, const std::string& actor, bool accept_errors = false);
// Removes a run that was calculated by mistake; not_allowed once approved.
Status discard(Workspace& workspace, std::int64_t id, const std::string& actor);
// Takes an approval back; the run is calculated again afterwards.
Status withdraw(Workspace& workspace, std::int64_t id, const std::string& actor);
// Closes for good and writes the year-to-date figures that the next month starts from, block by block.
Status close(Workspace& workspace, std::int64_t id, const std::string& actor);

}  // namespace fenhao::month
