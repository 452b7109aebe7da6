#include "tax/expiry.h"

#include <algorithm>
#include <tuple>

namespace fenhao::tax {

std::vector<Expiry> expiries(const Parameters& parameters) {
  const auto& rules = parameters.rules;
  std::vector<Expiry> all{
      {"bonus_alone", {"全年一次性奖金单独计税", "the annual bonus taxed alone"}, parameters.bonus_alone_until},
      {"equity_alone", {"股权激励单独计税", "equity incentives taxed alone"}, rules.equity_alone_until},
      {"foreigner_allowances",
       {"外籍个人免税津补贴", "exempt allowances of foreigners"},
       rules.foreigner_allowances_until},
      {"settlement_waiver", {"小额免予年度汇算", "small settlements waived"}, rules.settlement.until},
  };
  std::ranges::sort(all, {}, [](const Expiry& expiry) { return std::tie(expiry.last_day, expiry.item); });
  return all;
}

}  // namespace fenhao::tax
