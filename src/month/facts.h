// The facts of a payroll month as the database holds them, as of a batch.
#pragma once

#include "month/workspace.h"

namespace fenhao::month {

// Company data up to and including `batch`, of one person when `employee` is not empty; history through the
// month before each payer's tax month.
Result<payroll::MonthFacts> load_facts(Workspace& workspace, EarningMonth month, Date known, std::int64_t batch,
                                       const std::string& employee = {});

// The latest batch recorded on or before the end of `known`; 0 when there is none.
Result<std::int64_t> batch_known_on(store::Store& store, Date known);

}  // namespace fenhao::month
