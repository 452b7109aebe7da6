// A payroll run as a record: which month, on what knowledge, in which state, by whom. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "payroll/result.h"

namespace fenhao::payroll {

struct RunRecord {
  std::int64_t id = 0;
  EarningMonth month{Month{}};
  RunState state = RunState::draft;
  Date known;                   // policy and rules as known on this day
  std::int64_t known_batch = 0; // company data up to this batch
  std::int64_t known_fact = 0, known_decision = 0;  // the company's own policy facts and decisions up to these
  std::string created_by;
  std::string reviewed_by, approved_by, closed_by;
  std::string created_at, calculated_at, closed_at;
};

std::string_view to_string(RunState state);
Text label(RunState state);
Result<RunState> parse_run_state(std::string_view text);

// draft → calculated → reviewed → approved → closed; calculated again from calculated or reviewed; approved can
// be withdrawn to calculated. Closed never changes. Whoever calculated may not approve (maker ≠ checker).
// not_allowed otherwise, saying what must come first.
Status may_advance(const RunRecord& run, RunState to, const std::string& actor);

}  // namespace fenhao::payroll
