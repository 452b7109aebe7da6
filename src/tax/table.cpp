#include "tax/tax.h"

namespace fenhao::tax {

Result<Bracket> bracket_of(const Table& table, Money amount, int parts) {
  for (const auto& bracket : table.brackets)
    if (!bracket.up_to || amount <= *bracket.up_to * parts) return bracket;
  return fail(Error(ErrorCode::not_found, {"税率表“" + table.name + "”没有适用的级距",
                                           "tax table \"" + table.name + "\" has no bracket for the amount"})
                  .way_out({"检查 policy/national/tax.yaml：最后一级不应有上限",
                            "check policy/national/tax.yaml: the last bracket has no upper bound"}));
}

Result<Money> tax_by(const Table& table, Money amount) {
  if (amount <= Money{}) return Money{};
  FENHAO_TRY(bracket, bracket_of(table, amount));
  return multiply(amount, bracket.rate, Rounding::half_up_fen) - bracket.quick_deduction;
}

}  // namespace fenhao::tax
