#include "sample/record.h"

#include <algorithm>

#include "sample/enrolment.h"
#include "sample/month_inputs.h"

namespace fenhao::sample {
namespace {

Result<const payroll::SalaryGroup*> group_named(const std::vector<payroll::SalaryGroup>& groups,
                                                std::string_view group_code) {
  const std::string code(group_code);
  const auto found = std::ranges::find(groups, code, &payroll::SalaryGroup::code);
  if (found != groups.end()) return &*found;
  return fail(Error(ErrorCode::not_found, {"没有薪资组 " + code, "there is no salary group " + code})
                  .way_out({"样例需要产品自带的薪资组 templates/groups/" + code + ".yaml",
                            "the sample needs the product's templates/groups/" + code + ".yaml"}));
}

}  // namespace

Result<Groups> Groups::find(const std::vector<payroll::SalaryGroup>& groups) {
  Groups found;
  for (const auto& position : positions()) {
    if (std::ranges::find(found.all_, position.group, &payroll::SalaryGroup::code) != found.all_.end()) continue;
    FENHAO_TRY(group, group_named(groups, position.group));
    found.all_.push_back(group);
  }
  return found;
}

const payroll::SalaryGroup& Groups::of(const people::Employment& employment) const {
  return **std::ranges::find(all_, employment.salary_group, &payroll::SalaryGroup::code);
}

Result<EmployeeRecord> make_record(const Setting& setting, const Groups& groups, TaxTables& tables,
                                   std::int64_t index) {
  const Worker worker = draw_worker(setting, index);
  EmployeeRecord record{.person = person_of(setting, worker), .employments = employments_of(setting, worker)};
  const Pay pay = pay_of(setting, worker);
  record.salaries = pay.assignments(worker.number());
  record.plans = plans_of(setting, worker, pay);
  const TaxMonth tax_month{setting.month.month + setting.entity(worker.latest_workplace()).pay_month_offset};
  const auto declared = is_student(*worker.position) ? std::vector<Declared>{} : declarations_of(setting, worker, tax_month);
  for (const auto& [deduction, late] : declared) record.deductions.push_back(deduction);

  FENHAO_TRY(history, history_of(setting, worker,
                                 {record.person, record.employments.front(), pay, record.plans, declared}, tables));
  record.history = std::move(history);

  const auto& group = groups.of(record.employments.back());
  FENHAO_TRY(presence, presence_of(setting, record.employments, group));
  if (!presence) return record;
  record.attendance = attendance_of(setting, worker, *presence, group);
  const bool bonus_open = !record.history || record.history->bonus_taxed_alone.is_zero();
  record.variable = variable_of(setting, worker, pay, {*presence, *record.attendance, bonus_open}, group);
  return record;
}

}  // namespace fenhao::sample
