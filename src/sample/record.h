// All records of one employee, as the product knows them once the files are imported.
#pragma once

#include <optional>
#include <vector>

#include "payroll/facts.h"
#include "payroll/group.h"
#include "sample/history.h"
#include "sample/worker.h"

namespace fenhao::sample {

struct EmployeeRecord {
  people::Person person;
  std::vector<people::Employment> employments;  // the roster's, then the move's
  std::vector<people::SalaryAssignment> salaries;
  std::optional<payroll::MonthlyInput> attendance, variable;
  std::vector<payroll::Deduction> deductions;
  std::vector<payroll::EnrolmentPlan> plans;
  std::optional<payroll::History> history;
};

// The salary groups that the posts belong to, in the order of the posts.
class Groups {
 public:
  // not_found naming the group that is missing.
  static Result<Groups> find(const std::vector<payroll::SalaryGroup>& groups);
  const std::vector<const payroll::SalaryGroup*>& all() const { return all_; }
  const payroll::SalaryGroup& of(const people::Employment& employment) const;

 private:
  std::vector<const payroll::SalaryGroup*> all_;
};

Result<EmployeeRecord> make_record(const Setting& setting, const Groups& groups, TaxTables& tables, std::int64_t index);

}  // namespace fenhao::sample
