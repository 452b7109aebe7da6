// Decimal texts of files, read and written without detours. Internal to formula/.
#pragma once

#include <string>
#include <string_view>

#include "base/decimal.h"

namespace fenhao::formula {

// Decimals a number text needs ("-12.50" needs 1); 0 for an empty text; −1 when it is no number, or has more than
// 36 digits or 30 decimals.
int decimals_of(std::string_view text);

// The number × 10^scale; the text must have passed decimals_of with at most `scale`. Throws
// Failure(ErrorCode::overflow).
Int128 coefficient_of(std::string_view text, int scale);

// value × 10^-scale without trailing zeros.
void append_number(std::string& text, Int128 value, int scale);

// A cell of a csv file, quoted where it must be.
std::string csv_cell(const std::string& text);

}  // namespace fenhao::formula
