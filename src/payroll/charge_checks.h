// What arrears cost the employer and what may never be taken from an employee. Advisory; never changes a number. Pure.
// Social Insurance Law art. 33, 53, 60, 86: work injury, maternity and late fees are the employer's alone.
#pragma once

#include <optional>
#include <vector>

#include "payroll/month_facts.h"

namespace fenhao::payroll {

class ChargeChecks {
 public:
  ChargeChecks(const RunView& view, const MonthFacts& facts, const Rules& rules);

  std::vector<Notice> of(const EmployeeResult& result, const GroupColumns& columns) const;

 private:
  void late_fee(const EmployeeResult& result, std::vector<Notice>& notices) const;
  void employers_own(const EmployeeResult& result, const GroupColumns& columns, std::vector<Notice>& notices) const;
  void leaver(const EmployeeResult& result, std::vector<Notice>& notices) const;

  const RunView& view_;
  Month month_;
  const contribution::NationalRules* national_ = nullptr;
  std::optional<contribution::LateFeeStart> overdue_;
  std::optional<contribution::LeaverCutoff> cutoff_;
};

}  // namespace fenhao::payroll
