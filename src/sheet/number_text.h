// Numbers of spreadsheet files as exact decimal text. Excel keeps binary numbers and writes them as text of up
// to 17 digits ("2.2999999999999998" for 2.3); here, once, they become the shortest decimal that reads back as
// the same binary number: what the person typed. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/decimal.h"
#include "sheet/sheet.h"

namespace fenhao::sheet {

// The shortest decimal without exponent that stands for the value: "0.1", "12345.67", "110105199001011000".
// Beyond 10^±40 with exponent; empty for infinities and what is no number.
std::string shortest_decimal(double value);

// The number a file wrote as text; absent when it is none. Plain integers stay as written, whatever their length.
std::optional<std::string> number_from_file(std::string_view text);

// Brought to the 15 significant digits that Excel calculates with and shows, half-up, when it has more and a
// fraction: takes away the dust of binary sums ("0.30000000000000004" → "0.3"). Others come back unchanged.
std::string without_binary_dust(std::string_view number);

// The binary number a cell holds for a decimal: the nearest, which reads back as the same decimal. Absent beyond the
// 15 digits that spreadsheets keep; such a number is written as text, so that no digit is lost.
std::optional<double> cell_number(const Decimal& value);

// How a number format shows numbers, as far as it changes their meaning.
struct NumberFormat {
  bool is_date = false;
  int zero_width = 0;  // "0000" shows 12 as 0012
};

NumberFormat parse_number_format(std::string_view code);
// Formats without code of their own, by number (ECMA-376 §18.8.30, with those of Chinese systems).
NumberFormat builtin_number_format(int id);

// The day of a serial number; absent outside 1900–9999 and for 1900-02-29, which Excel alone believes in.
std::optional<Date> date_of_serial(double serial, DateSystem system);
// The serial number of a day, counted from 1900.
int serial_of_date(Date date);

// A number as its cell: a date where the format says so, else the number's text.
Cell number_cell(std::string number, NumberFormat format, DateSystem system);

}  // namespace fenhao::sheet
