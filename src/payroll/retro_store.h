// Differences of closed months in the database, and what closed runs paid before a month.
#pragma once

#include <string>
#include <vector>

#include "payroll/facts.h"
#include "payroll/result.h"
#include "payroll/whom_store.h"
#include "store/store.h"

namespace fenhao::payroll {

// Entries settled in a month, as of a batch; by employee, entity and the month they are of.
Result<std::vector<RetroEntry>> load_settled(store::Store& store, std::int64_t batch, EarningMonth settled, const Whom& whom);
// Entries of a closed month, wherever they were settled.
Result<std::vector<RetroEntry>> load_carried(store::Store& store, std::int64_t batch, EarningMonth earned, const Whom& whom);

// Writes entries as rows of a batch, or marks those of a month as taken back.
Status save_retro(store::Store& store, std::int64_t batch, EarningMonth settled, const std::vector<RetroEntry>& entries);
Status void_retro(store::Store& store, std::int64_t batch, EarningMonth settled);

// Pay of the runs closed before `month`, up to twelve earning months back.
Result<std::vector<RecentPay>> load_recent_pay(store::Store& store, EarningMonth month, const Whom& whom);

}  // namespace fenhao::payroll
