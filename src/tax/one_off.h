// One-off payments at the end of an employment, each taxed by its own rule and not merged with the year's wages.
// Pure; amounts in yuan, tax rounded half-up to the fen once. Caishui 2018 No. 164 art. 5; Guoshuifa 1999 No. 58.
#pragma once

#include <optional>

#include "tax/tax.h"

namespace fenhao::tax {

// 解除劳动关系一次性补偿收入: economic compensation, living and other subsidies.
struct Severance {
  Money total;
  Money annual_average_wage;            // of the place, last year
  bool bankruptcy = false;              // 破产安置费: all exempt (Caishui 2001 No. 157)
  std::optional<Money> statutory_part;  // what the law obliges to pay; asked for by SeveranceReading::statutory_part
};

struct SeveranceTax {
  Money exempt_limit;  // three times the annual average wage
  Money exempt;
  Money taxable;   // alone by the annual table: no 60000, not averaged over years
  Money to_wages;  // wages of the month, under SeveranceReading::statutory_part
  Rate rate;
  Money quick_deduction;
  Money tax;  // on `taxable`
};

// Art. 5 (1). `reading` decides disputed sums; the one in use is parameters.rules.readings.severance.
// invalid_input: negative amounts, an average wage of nothing, a statutory part that is missing or above the total.
Result<SeveranceTax> tax_severance(const Parameters& parameters, const Severance& severance, SeveranceReading reading);

struct GrantTax {
  Rate rate;
  Money quick_deduction;
  Money taxable;  // of the whole grant, rounded half-up to the fen for display; ≥ 0
  Money tax;
};

// 提前退休一次性补贴: ((grant / years − 60000) × rate − quick deduction) × years by the annual table, years from the
// procedure to the statutory age. Art. 5 (2). invalid_input: negative grant, months < 1; not_allowed: less than a year
// under completed_years.
Result<GrantTax> tax_early_retirement(const Parameters& parameters, Money grant, int months_to_statutory_age,
                                      EarlyRetirementReading reading);

// 内部退养一次性收入: the rate is that of lump sum / months + month wage − 5000 in the monthly table; the tax is
// (lump sum + month wage − 5000) × rate − quick deduction. It contains the tax on the month's wage. Guoshuifa 1999
// No. 58 art. 1. `month_wage`: after the deductions of the month, before 5000. invalid_input: negative, months < 1.
Result<GrantTax> tax_internal_retirement(const Parameters& parameters, Money lump_sum, int months_to_statutory_age,
                                         Money month_wage);

}  // namespace fenhao::tax
