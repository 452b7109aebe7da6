// What one row of each file says, and the columns that say it. Inside sample/ only.
#pragma once

#include <string>
#include <vector>

#include "payroll/group.h"
#include "sample/columns.h"
#include "sample/company.h"
#include "sample/record.h"

namespace fenhao::sample {

// Names that files use instead of codes.
class Names {
 public:
  Names(const Company& company, const Groups& groups) : company_(company), groups_(groups) {}
  const std::string& entity(const std::string& code) const;
  const std::string& place(const std::string& code) const;
  const City& city(const std::string& code) const;
  const std::string& group(const people::Employment& employment) const { return groups_.of(employment).name; }

 private:
  const Company& company_;
  const Groups& groups_;
};

struct RosterRow {
  const people::Person& person;
  const people::Employment& employment;
};

struct MoveRow {
  const people::Person& person;
  const people::Employment& before;
  const people::Employment& after;
};

// All that is stated on one day.
struct SalaryRow {
  const people::Person& person;
  Date from;
  std::string reason;
  std::map<std::string, Money> amounts;
};

struct InputRow {
  const people::Person& person;
  const people::Employment& employment;
  const payroll::MonthlyInput& input;
};

template <class Record>
struct PersonRow {
  const people::Person& person;
  const Record& record;
};
using DeductionRow = PersonRow<payroll::Deduction>;
using PlanRow = PersonRow<payroll::EnrolmentPlan>;
using HistoryRow = PersonRow<payroll::History>;

// `names` must outlive the columns.
std::vector<Column<people::LegalEntity>> entity_columns(const Names& names);
std::vector<Column<people::EmployerAccount>> account_columns(const Names& names);
std::vector<Column<RosterRow>> roster_columns(const Names& names);
std::vector<Column<MoveRow>> move_columns(const Names& names);
std::vector<Column<SalaryRow>> salary_columns(const Groups& groups);
std::vector<Column<InputRow>> attendance_columns(const Groups& groups);
std::vector<Column<InputRow>> variable_columns(const payroll::SalaryGroup& group);
std::vector<Column<DeductionRow>> deduction_columns();
std::vector<Column<PlanRow>> plan_columns(const Names& names);
std::vector<Column<HistoryRow>> history_columns(const Names& names);

}  // namespace fenhao::sample
