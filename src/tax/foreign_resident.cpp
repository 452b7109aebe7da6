#include "tax/foreign_resident.h"

#include "tax/refusals.h"

namespace fenhao::tax {

Status check_foreigner_choice(const Parameters& parameters, Money exempt_allowances, Money special_additional,
                              TaxMonth month) {
  const Text allowances{"外籍个人免税津补贴", "the foreigner's exempt allowances"};
  FENHAO_CHECK(not_negative(exempt_allowances, allowances));
  FENHAO_CHECK(not_negative(special_additional, {"专项附加扣除", "the special additional deduction"}));
  if (exempt_allowances.is_zero()) return {};
  FENHAO_CHECK(still_allowed(month, parameters.rules.foreigner_allowances_until, allowances));
  if (special_additional.is_zero()) return {};
  return fail(Error(ErrorCode::conflict,
                    {"一个纳税年度内，外籍个人的免税津补贴与专项附加扣除只能选一种",
                     "within a tax year a foreigner has exempt allowances or special additional deductions, not both"})
                  .way_out({"按员工本年的选择去掉其中一种", "keep what the employee chose for the year"}));
}

}  // namespace fenhao::tax
