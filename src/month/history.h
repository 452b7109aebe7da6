// Year-to-date figures that closed months leave for the next one, and their correction. IIT: cumulative withholding
// (STA announcement 2018 No. 61 art. 6).
#pragma once

#include <utility>
#include <vector>

#include "payroll/facts.h"
#include "payroll/result.h"
#include "store/store.h"

namespace fenhao::month {

// The figures of one payee after a month.
payroll::History history_after(const payroll::EmployeeResult& result);

// The figures after a month in which the payee was paid nothing: those before it.
payroll::History history_before(const payroll::EmployeeResult& result);

// Whether figures of the payee through that month are known in the batch.
Result<bool> has_history(store::Store& store, std::int64_t batch, const payroll::History& of);

// Rows of a batch, each with the closed run it belongs to.
using RunHistory = std::pair<std::int64_t, payroll::History>;
Status save_history(store::Store& store, std::int64_t batch, const std::vector<RunHistory>& rows);

// Puts back, as rows of `batch`, what the differences settled in a month had corrected.
Status restore_history(store::Store& store, std::int64_t batch, EarningMonth settled);

}  // namespace fenhao::month
