// The money that moves with a pension relation between provinces. Pure. 国办发〔2009〕66号 art. 4. Within a province
// with pooled funds none moves.
#pragma once

#include <vector>

#include "base/dated_text.h"

namespace fenhao::transfer {

struct PensionMoneyRules {
  static constexpr std::string_view item = "pension_money";
  LegalBasis basis;
  Rate pooled_rate;
  Date pooled_since;  // contribution wages of earlier years carry no pooled money
};

Fields fields(PensionMoneyRules& rules);

// Contributions of one year at the place that is left.
struct PensionYear {
  int year = 0;
  int months = 0;  // 1–12, contributed months
  Money monthly_base;
};

// Months of each year from `from` to `to`, both included. invalid_input when `to` is before `from`.
Result<std::vector<PensionYear>> pension_years(Month from, Month to);

struct PensionMoney {
  Money contribution_wages;  // since 1998
  Money pooled;              // their share, half-up to the fen
  Money account;             // the personal account in full
  Money total() const { return pooled + account; }
};

// `account`: the personal account as the place states it, interest included. invalid_input: a year twice, months
// outside 1–12, negative amounts.
Result<PensionMoney> pension_money(const std::vector<PensionYear>& years, Money account,
                                   const PensionMoneyRules& rules);

}  // namespace fenhao::transfer
