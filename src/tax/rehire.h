// Months employed of a person re-hired by the same payer within a tax year. Pure. STA 2018 No. 61 art. 6.
#pragma once

#include <optional>
#include <span>

#include "tax/tax.h"

namespace fenhao::tax {

// One stretch of employment at a payer.
struct Stretch {
  Date hired;
  std::optional<Date> last_day;  // still employed when absent
};

// Months for the basic deduction through `month`; a month that two stretches touch counts once. `stretches` in rising
// order. The law does not say which reading holds; the one in use is parameters.rules.readings.rehire.
// invalid_input: no stretch, a stretch that ends before it begins, stretches that overlap or are out of order.
Result<int> months_employed(TaxMonth month, std::span<const Stretch> stretches, RehireReading reading);

}  // namespace fenhao::tax
