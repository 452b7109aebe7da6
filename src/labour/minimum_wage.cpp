#include "labour/minimum_wage.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {

Result<MinimumWageCheck> check_minimum_wage(const PayOfMonth& pay, Money minimum_wage, ContributionsInMinimum rule) {
  Money counted = pay.total - pay.overtime - pay.special_allowances - pay.statutory_benefits;
  FENHAO_CHECK(
      refuse_negative({"工资各部分和最低工资", "the parts of the pay and the minimum wage"},
                      {pay.overtime.decimal(), pay.special_allowances.decimal(), pay.statutory_benefits.decimal(),
                       pay.employee_contributions.decimal(), minimum_wage.decimal(), counted.decimal()}));
  if (rule == ContributionsInMinimum::excluded) counted = std::max(Money{}, counted - pay.employee_contributions);
  return MinimumWageCheck{counted, std::max(Money{}, minimum_wage - counted)};
}

}  // namespace fenhao::labour
