#include "labour/damage_deduction.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {

Fields fields(DamageDeductionRules& rules) { return {{"most_of_wage", &rules.most_of_wage}}; }

Result<DamageDeduction> damage_deduction(Money loss, Money month_wage, Money minimum_wage,
                                         const DamageDeductionRules& rules) {
  FENHAO_CHECK(refuse_negative({"损失、工资和最低工资", "loss, wage and minimum wage"},
                               {loss.decimal(), month_wage.decimal(), minimum_wage.decimal()}));
  const Money share = multiply(month_wage, rules.most_of_wage, Rounding::down_fen);
  const Money above_minimum = std::max(Money{}, month_wage - minimum_wage);
  const Money deducted = std::min({loss, share, above_minimum});
  return DamageDeduction{deducted, month_wage - deducted, loss - deducted};
}

}  // namespace fenhao::labour
