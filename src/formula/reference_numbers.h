// Tests only. Fractions, decimals of tables and civil days, each computed the obvious way.
#pragma once

#include <algorithm>

#include "formula/reference_evaluator.h"

namespace fenhao::formula::reference {

inline Integer power(int exponent) { return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent)); }

inline Integer floor_of(const Fraction& value) {
  const Integer n = numerator(value), d = denominator(value);
  Integer quotient = n / d;
  if (n % d != 0 && n < 0) --quotient;
  return quotient;
}

// To `decimals` decimals (negative: tens, hundreds ...).
inline Fraction rounded(const Fraction& value, int decimals, Mode mode) {
  const Fraction unit = decimals >= 0 ? Fraction(1, power(decimals)) : Fraction(power(-decimals));
  const Fraction scaled = value / unit;
  const Integer below = floor_of(scaled);
  const Fraction rest = scaled - Fraction(below);
  if (rest == 0) return value;
  const bool negative = scaled < 0;
  const Fraction half(1, 2);
  bool raise = false;
  switch (mode) {
    case Mode::floor: raise = false; break;
    case Mode::ceiling: raise = true; break;
    case Mode::up: raise = !negative; break;
    case Mode::down: raise = negative; break;
    case Mode::half_up: raise = negative ? rest > half : rest >= half; break;
    case Mode::half_even: raise = rest > half || (rest == half && below % 2 != 0); break;
  }
  return Fraction(raise ? below + 1 : below) * unit;
}

// Proleptic Gregorian days since 1970, by counting years.
inline bool leap(long year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
inline long days_in_month(long year, long month) {
  static const long days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[month - 1];
}
inline long days_before_year(long year) {
  const long y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

struct Day {
  long year, month, day;
  long number() const {
    long count = days_before_year(year) - days_before_year(1970);
    for (long m = 1; m < month; ++m) count += days_in_month(year, m);
    return count + day - 1;
  }
  static Day from(long number) {
    Day result{1969 + (number < 0 ? number / 365 : number / 366), 1, 1};
    while (days_before_year(result.year + 1) - days_before_year(1970) <= number) ++result.year;
    long rest = number - (days_before_year(result.year) - days_before_year(1970));
    while (rest >= days_in_month(result.year, result.month)) rest -= days_in_month(result.year, result.month++);
    result.day = rest + 1;
    return result;
  }
  long month_index() const { return year * 12 + month - 1; }
};

inline Day month_later(const Day& from, long months) {
  const long index = from.month_index() + months;
  const long year = index / 12, month = index % 12 + 1;
  return {year, month, std::min(from.day, days_in_month(year, month))};
}

inline Fraction exact(const Decimal& value) { return Fraction(Integer(value.coefficient()), power(value.scale())); }

// Decimals of the numbers in a column of a table.
inline int decimals_of_column(const Table& table, std::size_t column) {
  int scale = table.types[column] == Type::money ? 2 : 0;
  for (const auto& row : table.rows) {
    const std::string& cell = row[column];
    if (cell.empty()) continue;
    const bool percent = cell.back() == '%';
    const Decimal value = *Decimal::parse(percent ? cell.substr(0, cell.size() - 1) : cell);
    scale = std::max(scale, value.normalized().scale() + (percent ? 2 : 0));
  }
  return scale;
}

}  // namespace fenhao::formula::reference
