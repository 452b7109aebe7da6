// What may be deducted from a month's wage for damage the employee caused. Pure. 劳部发〔1994〕489号 art. 16.
#pragma once

#include "base/dated_text.h"

namespace fenhao::labour {

struct DamageDeductionRules {
  static constexpr std::string_view item = "damage_deduction";
  LegalBasis basis;
  Rate most_of_wage;
};

Fields fields(DamageDeductionRules& rules);

struct DamageDeduction {
  Money deducted;
  Money paid;
  Money left;  // of the loss, for later months
};

// The loss, at most the share of the month's wage (cut down to the fen: never above it), and never below the minimum
// wage for what is paid. invalid_input: negative amounts.
Result<DamageDeduction> damage_deduction(Money loss, Money month_wage, Money minimum_wage,
                                         const DamageDeductionRules& rules);

}  // namespace fenhao::labour
