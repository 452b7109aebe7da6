// Inside labour/ only: refusing amounts that cannot be.
#pragma once

#include <initializer_list>

#include "base/decimal.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::labour {

// invalid_input when one of them is negative; `what` names them in both languages.
inline Status refuse_negative(Text what, std::initializer_list<Decimal> values) {
  for (const auto& value : values)
    if (value.is_negative())
      return fail(Error(ErrorCode::invalid_input, {what.zh + "不能是负数", what.en + " cannot be negative"})
                      .way_out({"更正后重算", "correct it and calculate again"}));
  return {};
}

}  // namespace fenhao::labour
