#include "payroll/group.h"

namespace fenhao::payroll {

Period SalaryGroup::attendance_period(EarningMonth month) const {
  if (attendance_from_day == 1) return Period::whole(month.month);
  const int offset = attendance_from_day - 1;
  return {(month.month - 1).first_day() + offset, month.month.first_day() + offset};
}

std::string column_name(const GroupInput& input) { return input.input.zh.substr(input.input.zh.rfind('.') + 1); }

}  // namespace fenhao::payroll
