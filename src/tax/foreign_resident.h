// Foreign individuals who are residents: allowances free of tax (housing, language, children's education, meals,
// laundry, relocation, home leave) or special additional deductions, one choice for a tax year. Pure. Caishui 2018 No.
// 164 art. 7; MOF/STA 2023 No. 29.
#pragma once

#include "tax/tax.h"

namespace fenhao::tax {

// conflict when a year has both; not_allowed for allowances after rules.foreigner_allowances_until; invalid_input when
// negative. Amounts are of the tax year through `month`.
Status check_foreigner_choice(const Parameters& parameters, Money exempt_allowances, Money special_additional,
                              TaxMonth month);

}  // namespace fenhao::tax
