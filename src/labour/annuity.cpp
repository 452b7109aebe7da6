#include "labour/annuity.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {

Fields fields(AnnuityRules& rules) {
  return {{"most_of_employer", &rules.most_of_employer}, {"most_together", &rules.most_together}};
}

Result<AnnuityCheck> check_annuity(Money wages, Money employer, Money employee, const AnnuityRules& rules) {
  FENHAO_CHECK(refuse_negative({"工资总额和年金缴费", "wages and annuity contributions"},
                               {wages.decimal(), employer.decimal(), employee.decimal()}));
  const auto over = [&](Money paid, Rate most) {
    return std::max(Money{}, paid - multiply(wages, most, Rounding::down_fen));
  };
  return AnnuityCheck{over(employer, rules.most_of_employer), over(employer + employee, rules.most_together)};
}

}  // namespace fenhao::labour
