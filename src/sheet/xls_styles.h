// Fonts, number formats and cell styles of the xls files written here: one cell style for each Style. Pure.
#pragma once

#include <cstdint>

#include "sheet/biff_output.h"
#include "sheet/sheet.h"

namespace fenhao::sheet {

// The FONT, FORMAT, XF and STYLE records, in the order that the format asks for.
void write_xls_styles(BiffOutput& out);

inline constexpr std::uint16_t default_xls_style = 15;  // of columns and cells nobody has styled
// The number cells give their style by.
std::uint16_t xls_style(Style style);

}  // namespace fenhao::sheet
