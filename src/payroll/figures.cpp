#include "payroll/figures.h"

#include <algorithm>
#include <array>

#include "payroll/group.h"

namespace fenhao::payroll {
namespace {

// Social Insurance Law art. 33, 53, 86.
bool names_employers_own(const std::string& name) {
  constexpr std::array words{"滞纳金", "工伤保险", "生育保险"};
  return std::ranges::any_of(words, [&](const char* word) { return name.find(word) != std::string::npos; });
}

}  // namespace

bool has_tag(const ItemColumn& item, std::string_view tag) { return std::ranges::find(item.tags, tag) != item.tags.end(); }

FigurePositions::FigurePositions(const GroupColumns& columns) {
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    const auto& item = columns.items[i];
    if (item.type != formula::Type::money) continue;
    const auto is = [&](std::string_view code, std::string_view tag) { return item.code == code && has_tag(item, tag); };
    if (is("minimum_wage_pay", "校验")) minimum_wage_pay = i;
    if (is("minimum_wage_top_up", "应发")) minimum_wage_top_up = i;
    if (is("sick_pay", "缺勤")) sick_pay = i;
    if (is("overtime_base", "加班")) overtime_base = i;
    if (is("damage_deduction", "税后")) damage_deduction = i;
    if (is("unused_leave_pay", "应发")) unused_leave_pay = i;
    if (is("annuity_employer", "单位成本")) annuity_employer = i;
    if (is("annuity_employee", "年金")) annuity_employee = i;
    if (has_tag(item, "缺勤")) absence.push_back(i);
    if (has_tag(item, "加班") && has_tag(item, "应发") && !has_tag(item, "计件")) overtime_paid.push_back(i);
    if (has_tag(item, "税后") && item.code != "retro_other") after_tax.push_back(i);
    const bool is_deduction = has_tag(item, "税后") || has_tag(item, "扣款") || has_tag(item, "社保");
    if (is_deduction && names_employers_own(item.name)) employers_own.push_back(i);
  }
  const auto input = [&](std::string_view code) -> Position {
    const auto found = std::ranges::find(columns.inputs, code);
    return found == columns.inputs.end() ? Position() : Position(static_cast<std::size_t>(found - columns.inputs.begin()));
  };
  employed_days = input(employed_days_input);
  full_days = input(full_days_input);
  sick_days = input("attendance.sick_days");
  weekday_overtime = input("attendance.weekday_overtime_hours");
  rest_day_overtime = input("attendance.rest_day_overtime_hours");
  holiday_overtime = input("attendance.holiday_overtime_hours");
  unused_leave_days = input("variable.unused_leave_days");
  average_wage = input("variable.average_wage");
}

}  // namespace fenhao::payroll
