// The facts of a payroll month as the database holds them, as of a batch.
#pragma once

#include <optional>

#include "month/workspace.h"

namespace fenhao::month {

// What was known: policy on a day, company data through a batch. Attendance and variable pay may be taken from a batch
// of their own, to see what they alone change.
struct Knowledge {
  Date day;
  std::int64_t batch = 0;
  std::optional<std::int64_t> inputs_batch;
};

// Facts of one person when `employee` is not empty. History through the month before each payer's tax month;
// differences of earlier months settled in this one; pay of closed runs where a group in force reads it.
Result<payroll::MonthFacts> load_facts(Workspace& workspace, EarningMonth month, const Knowledge& knowledge, const std::string& employee = {});

// The latest batch recorded on or before the end of `known`; 0 when there is none.
Result<std::int64_t> batch_known_on(store::Store& store, Date known);

}  // namespace fenhao::month
