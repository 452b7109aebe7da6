// 人民币大写: an amount in the characters that cannot be altered, as bills and pay slips carry it.
// Payment and Settlement Measures (Yinfa 1997 No. 393), annex 1, arts. 3–5. Pure.
#pragma once

#include <string>

#include "base/money.h"

namespace fenhao::report {

// 1680.32 → "壹仟陆佰捌拾元零叁角贰分", 325 → "叁佰贰拾伍元整", 0 → "零元整", −3 → "负叁元整".
// Without the word 人民币 in front. 整 stands after whole yuan only; the annex allows its absence after jiao.
std::string capital_amount(Money amount);

}  // namespace fenhao::report
