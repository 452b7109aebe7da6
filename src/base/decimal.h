// Decimal: an exact decimal number, coefficient × 10^-scale, |coefficient| < 2^127, 0 ≤ scale ≤ 30.
// Sums, differences and products are exact; only divide() and round() round, and both name how.
// Thread-safe value. A result outside the range throws Failure(ErrorCode::overflow): never a wrap.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao {

__extension__ using Int128 = __int128;

// How a number that does not fit is brought to a grid. Names as payroll people use them.
enum class RoundingMode {
  half_up,    // 四舍五入, away from zero at the half
  half_even,  // 四舍六入五成双
  up,         // 进位 (见分进角 when the grid is jiao): away from zero
  down,       // 舍去: toward zero
};

class Decimal {
 public:
  static constexpr int max_scale = 30;

  constexpr Decimal() = default;
  // Whole numbers only: a floating-point number does not compile (tests/compile_fail/).
  constexpr explicit Decimal(std::integral auto whole) : coefficient_(whole) {}
  // coefficient × 10^-scale; 0 ≤ scale ≤ max_scale.
  static Decimal of(Int128 coefficient, int scale);
  // "-12.50", "+3", "0.5"; no separators, exponent or blanks. invalid_input otherwise.
  static Result<Decimal> parse(std::string_view text);

  Int128 coefficient() const { return coefficient_; }
  int scale() const { return scale_; }
  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return coefficient_ < 0; }

  // To `scale` decimals; widening is exact.
  Decimal round(int scale, RoundingMode mode) const;
  // Without trailing zeros after the point.
  Decimal normalized() const;
  // Exactly `scale()` decimals: "12.50".
  std::string to_string() const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  Decimal operator-() const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  Int128 coefficient_ = 0;
  int scale_ = 0;
};

// a / b to `scale` decimals. Throws Failure(invalid_input) when b is zero.
Decimal divide(const Decimal& a, const Decimal& b, int scale, RoundingMode mode);

// value / divisor brought to an integer; divisor > 0, |value| < 2^127. The one place where rounding is written down.
Int128 divide_rounded(Int128 value, Int128 divisor, RoundingMode mode);

// 10^exponent for 0 ≤ exponent ≤ 38.
Int128 power_of_ten(int exponent);

}  // namespace fenhao
