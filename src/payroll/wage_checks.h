// The pay of a month held against labour law: minimum wage, sick pay, deductions, overtime, leave not taken. Advisory;
// never changes a number. Pure. Labour Law art. 41, 44; 最低工资规定 art. 12; 劳部发〔1994〕489号 art. 15, 16;
// 劳部发〔1995〕309号 art. 59; Annual Leave Measures art. 10–12.
//
// A group's items are known by tag and code: 加班 with 应发 is overtime paid, `overtime_base` its base; 缺勤 what absence
// costs, `sick_pay` what is paid for it; 税后 a deduction, `damage_deduction` one for damage; 校验 `minimum_wage_pay`
// what the group counts towards the minimum wage, to which `minimum_wage_top_up` comes; `unused_leave_pay` leave paid out.
// What a group does not have is not checked.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "payroll/month_facts.h"

namespace fenhao::payroll {

class Figures;
struct FigurePositions;

class WageChecks {
 public:
  // The law on the last day of the month, policy as known on a day.
  WageChecks(const Rules& rules, EarningMonth month, Date known);

  // `full_time`: paid by the month; who works by the hour has another minimum wage.
  std::vector<Notice> of(const EmployeeResult& result, const FigurePositions& columns, bool full_time);

 private:
  void minimum_wage(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices);
  void sick_pay(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices);
  void deductions(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices);
  void overtime(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices);
  void unused_leave(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices) const;
  // Of the place; absent when the library does not know it.
  std::optional<Money> minimum_at(const std::string& place);

  const Rules& rules_;
  EarningMonth month_;
  Date known_;
  std::map<std::string, std::optional<Money>> minimum_;
  std::optional<labour::PaidTime> time_;
  std::optional<labour::OvertimeRules> overtime_;
  std::optional<labour::OvertimeLimitRules> limit_;
  std::optional<labour::SickPayRules> sick_;
  std::optional<labour::DamageDeductionRules> damage_;
  std::optional<labour::AnnualLeaveRules> leave_;
  std::optional<labour::MinimumWageContributions> contributions_;
  std::optional<labour::OvertimeHolidayHours> holiday_hours_;
};

}  // namespace fenhao::payroll
