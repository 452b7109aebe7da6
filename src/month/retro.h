// Closed months calculated again on today's knowledge: what became known since, and the difference carried into the
// open month. Closed months themselves never change.
#pragma once

#include <functional>

#include "month/workspace.h"
#include "payroll/result.h"
#include "payroll/retro.h"
#include "payroll/run.h"

namespace fenhao::month {

// What of today's knowledge is looked at; the rest stays as the month knew it.
struct RetroScope {
  bool policy = true;
  bool people = true;  // persons, employments, salaries, declared deductions, enrolments
  bool inputs = true;  // attendance and variable pay
  bool rules = false;  // the salary groups in force now
};
// "policy,people,inputs,rules", any of them.
Result<RetroScope> parse_retro_scope(std::string_view text);

struct RetroRequest {
  EarningMonth from{Month{}};  // the first closed month looked at; all later closed ones follow
  Date known;                  // today
  RetroScope scope;
  payroll::RetroTreatment treatment = payroll::RetroTreatment::when_paid;
  std::string employee;  // empty = everybody
  unsigned threads = 1;
};

struct RetroMonth {
  payroll::RunRecord run;
  std::vector<payroll::RetroEntry> entries;    // of those that differ, less what was carried before
  std::vector<payroll::Notice> unsettled;      // who could not be calculated on today's knowledge and is left out
  std::vector<payroll::History> corrected;     // year-to-date figures after the month: when earned, and of who had no pay in it
};

struct RetroFound {
  EarningMonth settled{Month{}};  // the open month that would carry the differences
  std::int64_t batch = 0;         // what was known when they were looked for
  std::vector<RetroMonth> months;
};

// conflict when nothing from `from` on is closed; when the treatment is by earned months and a month lies in another
// tax year than the settling one, or was settled when paid before.
Result<RetroFound> find_differences(Workspace& workspace, const RetroRequest& request);

// Writes the entries into the open month, in addition to what it carries; its run must be calculated again. not_allowed
// when that is approved; conflict when differences were carried or taken back since these were looked for, or when the
// month carries the same person's with the other treatment.
// Returns the number of entries; nothing is written when there is none.
Result<std::size_t> carry_differences(Workspace& workspace, const RetroFound& found, const std::string& actor);

// Takes back what was carried into a month that is not approved yet. not_found when there is nothing.
Status take_back_differences(Workspace& workspace, EarningMonth settled, const std::string& actor);

}  // namespace fenhao::month
