// Why is this number what it is: the formula tree of a stored result, down to where each input came from (file
// and day, policy fact and its source, last month).
#pragma once

#include "formula/formula.h"
#include "month/workspace.h"

namespace fenhao::month {

struct ExplainRequest {
  std::int64_t run = 0;
  std::string employee;
  std::string item;  // code or Chinese name
  Lang lang = Lang::zh;
  bool full = false;  // also how zeros came about, and steps that change nothing
};

// One tree per payer (a person may have been paid by two entities in the month). The stored inputs are
// evaluated again by the stored rules; a difference from the stored result is an internal error.
// not_found with suggestions when the employee or the item is not in the run.
Result<std::vector<formula::Explanation>> explain(Workspace& workspace, const ExplainRequest& request);

}  // namespace fenhao::month
