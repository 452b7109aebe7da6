#include "payroll/calculate.h"

#include <algorithm>

#include "payroll/block.h"

namespace fenhao::payroll {

RunView describe_run(const MonthFacts& facts, const policy::Library& library) {
  RunView view;
  view.month = facts.month;
  view.known = facts.known;
  view.entities = facts.entities;
  view.accounts = facts.accounts;
  for (const auto& entity : facts.entities) {
    const PaymentMonth paid{facts.month.month + entity.pay_month_offset};
    const int day = std::clamp(entity.pay_day, 1, paid.month.days());
    view.payment_months.emplace(entity.code, paid);
    view.payment_dates.emplace(entity.code, paid.month.first_day() + (day - 1));
  }
  const auto name_place = [&](const std::string& code) {
    if (view.place_names.contains(code)) return;
    if (const auto place = library.find_place(code)) view.place_names[code] = place->name;
  };
  for (const auto& employment : facts.employments) name_place(employment.place);
  for (const auto& plan : facts.enrolments) name_place(plan.place);
  return view;
}

GroupColumns columns_of(const CompiledGroup& compiled) {
  GroupColumns columns{.code = compiled.key(), .name = compiled.group.name};
  for (const auto& item : compiled.group.items)
    columns.items.push_back({item.code, item.zh.empty() ? item.code : item.zh, compiled.program.type_of(item.code), item.tags, item.on_payslip});
  columns.inputs = compiled.program.inputs_used();
  return columns;
}

Result<RunView> calculate(const MonthFacts& facts, const Rules& rules, const CalculateOptions& options) {
  FENHAO_TRY(block, BlockCalculator(rules, facts.month, facts.known).calculate(facts, options.threads));
  auto view = describe_run(facts, *rules.library);
  view.state = RunState::calculated;
  for (const auto& compiled : *rules.groups) view.groups.push_back(columns_of(compiled));
  view.employees = std::move(block.employees);
  std::ranges::sort(view.employees, [](const EmployeeResult& a, const EmployeeResult& b) {
    return std::tie(a.entity, a.department, a.person.employee) < std::tie(b.entity, b.department, b.person.employee);
  });
  RunTotals totals;
  totals.add(std::move(block));
  view.notices = totals.take_notices(rules, facts.month);
  return view;
}

}  // namespace fenhao::payroll
