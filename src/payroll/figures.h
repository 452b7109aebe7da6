// One result's items and inputs as the law checks know them. What a group calls them is looked up once a group, because
// checks run over everybody. Internal to *_checks.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "payroll/result.h"

namespace fenhao::payroll {

bool has_tag(const ItemColumn& item, std::string_view tag);

// Where a group's items and inputs stand; absent or empty for what it does not have.
struct FigurePositions {
  using Position = std::optional<std::size_t>;

  explicit FigurePositions(const GroupColumns& columns);

  // Money items by code and tag.
  Position minimum_wage_pay, minimum_wage_top_up;  // 校验, 应发
  Position sick_pay;                               // 缺勤
  Position overtime_base;                          // 加班
  Position damage_deduction;                       // 税后
  Position unused_leave_pay;                       // 应发
  Position annuity_employer, annuity_employee;     // 单位成本, 年金
  // Money items by tag.
  std::vector<std::size_t> absence;         // 缺勤
  std::vector<std::size_t> overtime_paid;   // 加班 and 应发, not 计件
  std::vector<std::size_t> after_tax;       // 税后, but what earlier months left
  std::vector<std::size_t> employers_own;   // deductions named after what only the employer pays
  // Inputs.
  Position employed_days, full_days, sick_days;
  Position weekday_overtime, rest_day_overtime, holiday_overtime;  // hours
  Position unused_leave_days, average_wage;
};

class Figures {
 public:
  Figures(const EmployeeResult& result, const FigurePositions& positions) : at(positions), result_(result) {}

  std::optional<Money> amount(const FigurePositions::Position& position) const {
    return position ? std::optional(money(result_.values[*position])) : std::nullopt;
  }
  // Absent when the group's formulas do not read it, or nobody stated it.
  std::optional<Decimal> input(const FigurePositions::Position& position) const {
    return position && !result_.inputs[*position].missing ? std::optional(result_.inputs[*position].number) : std::nullopt;
  }

  struct Sum {
    Money amount;
    int items = 0;  // not zero
  };
  Sum sum(const std::vector<std::size_t>& positions) const {
    Sum total;
    for (const std::size_t position : positions) {
      if (result_.values[position].is_zero()) continue;
      total.amount += money(result_.values[position]);
      ++total.items;
    }
    return total;
  }

  // Employed all days of the period and nothing deducted or paid for absence.
  bool full_attendance() const {
    const auto employed = input(at.employed_days), full = input(at.full_days);
    return employed && full && *employed >= *full && sum(at.absence).items == 0;
  }

  const FigurePositions& at;

 private:
  static Money money(const Decimal& value) { return Money::round(value, Rounding::half_up_fen); }

  const EmployeeResult& result_;
};

}  // namespace fenhao::payroll
