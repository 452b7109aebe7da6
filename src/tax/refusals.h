// Refusals that several functions of the tax law share. Inside tax/ only.
#pragma once

#include <string>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::tax {

// invalid_input naming the amount when it is negative; the amount itself never reaches the message.
inline Status not_negative(Money amount, const Text& what) {
  if (!amount.is_negative()) return {};
  return fail(Error(ErrorCode::invalid_input, {what.zh + "不能是负数", what.en + " cannot be negative"})
                  .way_out({"更正录入的" + what.zh, "correct " + what.en}));
}

// not_allowed when the tax month lies after the last day of a rule.
inline Status still_allowed(TaxMonth month, Date until, const Text& what) {
  if (month.month <= until.month()) return {};
  return fail(Error(ErrorCode::not_allowed,
                    {what.zh + "到 " + until.to_string() + " 为止，" + month.to_string() + " 不能再用",
                     what.en + " was allowed until " + until.to_string() + ", not in " + month.to_string()})
                  .way_out({"政策若已延期，更新 policy/national/tax.yaml",
                            "if the policy was extended, update policy/national/tax.yaml"}));
}

}  // namespace fenhao::tax
