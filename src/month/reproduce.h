// A closed month calculated again on the knowledge of a day: with the run's own day it comes to what was closed.
#pragma once

#include "month/workspace.h"
#include "payroll/result.h"
#include "payroll/run.h"

namespace fenhao::month {

// The salary groups a run was calculated with, compiled from the stored texts under national law as the run knew it, or
// as known on another day.
Result<std::vector<payroll::CompiledGroup>> stored_groups(Workspace& workspace, std::int64_t run, std::optional<Date> known = {});

struct Reproduced {
  payroll::RunRecord run;
  std::size_t people = 0;
  std::vector<std::string> different;  // employee numbers whose result is not the stored one to the byte
  std::vector<payroll::RetroEntry> differences;
};

// A closed month on the knowledge of a day, by the rules it was closed with. With the run's own day the company data is
// that of the run, also when more was taken in later on that day. not_found without a run; conflict when it is open.
Result<Reproduced> reproduce(Workspace& workspace, EarningMonth month, Date known, unsigned threads = 1);

}  // namespace fenhao::month
