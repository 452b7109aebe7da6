// What a rule text would change in a month that was calculated: the run's own knowledge, once by its stored rules and
// once with the text instead.
#pragma once

#include "month/workspace.h"
#include "payroll/comparison.h"
#include "payroll/run.h"

namespace fenhao::month {

struct CompareRequest {
  std::string with;                 // a file, or the beginning of a submitted version's digest
  std::string group;                // empty = the text says; else it must say the same
  std::optional<std::int64_t> run;  // empty = the last closed one, without any the last calculated
  unsigned threads = 1;
};

struct Compared {
  payroll::RunRecord run;
  std::string group, group_name, digest;
  std::map<std::string, std::string> place_names;  // by code
  payroll::Comparison comparison;
};

// Nothing is changed. invalid_input when the text does not compile; not_found without a run to compare with.
Result<Compared> compare_rules(Workspace& workspace, const CompareRequest& request);

// Records who saw the comparison: publishing asks for it.
Status record_seen(Workspace& workspace, const Compared& compared, const std::string& actor);

}  // namespace fenhao::month
