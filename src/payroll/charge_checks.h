// What arrears cost the employer and what may never be taken from an employee. Advisory; never changes a number. Pure.
// Social Insurance Law art. 33, 53, 60, 86: work injury, maternity and late fees are the employer's alone.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "payroll/month_facts.h"

namespace fenhao::payroll {

struct FigurePositions;

// An entity's annuity contributions of the month (items `annuity_employer` tagged 单位成本, `annuity_employee` tagged 年金).
struct AnnuitySums {
  Money wages, employer, employee;

  void add(const EmployeeResult& result, const FigurePositions& positions);
  void add(const AnnuitySums& other);
};

// Each entity's annuity of the month against its wages; the limits are those of a year. The subject is the entity.
std::vector<Notice> annuity_notices(const std::map<std::string, AnnuitySums>& entities, const Rules& rules, Month month);

class ChargeChecks {
 public:
  ChargeChecks(const RunView& view, const MonthFacts& facts, const Rules& rules);

  std::vector<Notice> of(const EmployeeResult& result, const GroupColumns& columns, const FigurePositions& positions) const;

 private:
  void late_fee(const EmployeeResult& result, std::vector<Notice>& notices) const;
  void employers_own(const EmployeeResult& result, const GroupColumns& columns, const FigurePositions& positions, std::vector<Notice>& notices) const;
  void leaver(const EmployeeResult& result, std::vector<Notice>& notices) const;

  const RunView& view_;
  Month month_;
  std::optional<contribution::NationalRules> national_;
  std::optional<contribution::LateFeeStart> overdue_;
  std::optional<contribution::LateFeeCeiling> ceiling_;
  std::optional<contribution::LeaverCutoff> cutoff_;
};

}  // namespace fenhao::payroll
