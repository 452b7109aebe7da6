// Inputs of many payees turned into the columns a program reads.
#pragma once

#include <span>

#include "formula/formula.h"
#include "payroll/payee.h"

namespace fenhao::payroll {

// One row per payee of what stands at the position; what a payee does not have is missing. A value with more decimals
// than the input carries was refused before: check with fits().
formula::Column make_column(const formula::Input& input, std::size_t position, std::span<const Payee* const> payees);

// invalid_input naming the input when the value has more decimals than it carries or leaves 64 bits.
Status fits(const formula::Input& input, const InputValue& value);

}  // namespace fenhao::payroll
