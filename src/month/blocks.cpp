#include "month/blocks.h"

#include "intake/records_store.h"

namespace fenhao::month {

Result<Division> divide(store::Store& store, std::int64_t batch, std::size_t people) {
  FENHAO_TRY(employees, intake::load_employees(store, batch));
  std::vector<payroll::EmployeeRange> ranges(1);
  for (std::size_t i = people; i < employees.size(); i += people) {
    ranges.back().before = employees[i];
    ranges.push_back({employees[i], {}});
  }
  return Division{std::move(ranges), employees.size()};
}

Result<payroll::Block> calculate_block(BlockWorker& worker, const BlockPlan& plan, const payroll::EmployeeRange& range) {
  const FactParts parts{.secrets = false, .recent_pay = reads_recent_pay(*plan.rules.groups)};
  FENHAO_TRY(facts, load_facts(worker.store, plan.month, plan.knowledge, {{}, range}, parts));
  return worker.calculator.calculate(facts);
}

Result<std::vector<BlockWorker>> block_workers(Workspace& workspace, const BlockPlan& plan) {
  std::vector<BlockWorker> workers;
  const std::size_t wanted = std::min<std::size_t>(std::max(plan.threads, 1u), plan.ranges.size());
  for (std::size_t i = 0; i < wanted; ++i) {
    FENHAO_TRY(store, workspace.another_store());
    workers.push_back({std::move(store), payroll::BlockCalculator(plan.rules, plan.month, plan.knowledge.day)});
  }
  return workers;
}

}  // namespace fenhao::month
