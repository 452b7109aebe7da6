// 劳务报酬、稿酬、特许权使用费: what counts as income and what is withheld. Pure; amounts in yuan without VAT.
// IIT Law art. 6; STA 2018 No. 61 art. 8–9, 2020 No. 13 art. 2, 2025 No. 16; Caishui 2018 No. 164 art. 3.
// Every amount of a declaration form is rounded half-up to the fen, and the tax is worked out from the rounded one.
#pragma once

#include <string_view>

#include "tax/tax.h"

namespace fenhao::tax {

enum class RemunerationKind {
  labour,   // 劳务报酬所得
  author,   // 稿酬所得
  royalty,  // 特许权使用费所得
};

std::string_view to_string(RemunerationKind kind);  // "labour"
Text label(RemunerationKind kind);
// The word above; invalid_input listing the known ones.
Result<RemunerationKind> parse_remuneration_kind(std::string_view name);

// 收入额: what of an amount counts as income in the annual settlement and for non-residents: 80%, of author's
// remuneration 70% of that. The fixed allowance of small payments does not exist here. IIT Law art. 6.
// invalid_input when negative.
Result<Money> income_amount(const RemunerationRules& rules, RemunerationKind kind, Money amount);

struct RemunerationTax {
  Money amount;
  Money taxable;  // 预扣预缴应纳税所得额 or, of a non-resident, 应纳税所得额; ≥ 0
  Rate rate;
  Money quick_deduction;
  Money tax;
};

// Withheld from a resident per payment, or per month for what is earned continuously: less 800 up to 4000,
// else 80%; author's remuneration 70% of that. Labour by the labour table, the others at the flat rate.
// STA 2018 No. 61 art. 8. invalid_input when negative.
Result<RemunerationTax> withhold_remuneration(const Parameters& parameters, RemunerationKind kind, Money amount);

// Withheld from a non-resident: income_amount() by the monthly table. STA 2018 No. 61 art. 9.
Result<RemunerationTax> withhold_non_resident_remuneration(const Parameters& parameters, RemunerationKind kind,
                                                           Money amount);

}  // namespace fenhao::tax
