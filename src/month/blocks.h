// The people of a month in blocks of employee numbers, each read and calculated by itself on several threads, its outcome
// taken in order by the caller. What a month needs in memory does not grow with the number of people.
#pragma once

#include <functional>
#include <vector>

#include "month/facts.h"
#include "month/workspace.h"
#include "payroll/block.h"
#include "payroll/whom_store.h"

namespace fenhao::month {

// Ranges that together cover every employee number, each with `people` persons known in the batch, the last with fewer;
// and how many persons there are.
struct Division {
  std::vector<payroll::EmployeeRange> ranges;
  std::size_t people = 0;
};
Result<Division> divide(store::Store& store, std::int64_t batch, std::size_t people);

inline constexpr std::size_t people_a_block = 2'000;

// A month to be calculated: rules and library are those of the month.
struct BlockPlan {
  EarningMonth month{Month{}};
  Knowledge knowledge;
  payroll::Rules rules;
  unsigned threads = 1;
  std::vector<payroll::EmployeeRange> ranges;
  std::size_t people = 0;
};

// A thread's own view of the database and what it keeps over its blocks.
struct BlockWorker {
  store::Store store;
  payroll::BlockCalculator calculator;
};

Result<payroll::Block> calculate_block(BlockWorker& worker, const BlockPlan& plan, const payroll::EmployeeRange& range);

// One worker a thread, each with a connection of its own; made before the caller begins a transaction.
Result<std::vector<BlockWorker>> block_workers(Workspace& workspace, const BlockPlan& plan);

}  // namespace fenhao::month
