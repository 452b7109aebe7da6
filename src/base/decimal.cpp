#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace fenhao {
namespace {

[[noreturn]] void overflow() {
  throw Failure(Error(ErrorCode::overflow, {"数值超出可精确表示的范围", "a number left the exact range"}));
}

// Divisions of 64 bits are many times faster than those of 128.
bool fits_64(Int128 value) {
  return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

// coefficient × 10^zeros, where it fits.
std::optional<Int128> widened(Int128 coefficient, int zeros) {
  Int128 wide;
  if (__builtin_mul_overflow(coefficient, power_of_ten(zeros), &wide)) return std::nullopt;
  return wide;
}

// Runs an exact operation; zeros behind the point must not be what makes it leave the range.
template <class Operation>
Decimal exact(Operation operation, const Decimal& a, const Decimal& b) {
  if (const auto result = operation(a, b)) return *result;
  if (const auto result = operation(a.normalized(), b.normalized())) return *result;
  overflow();
}

Int128 multiply_checked(Int128 a, Int128 b) {
  Int128 product;
  if (__builtin_mul_overflow(a, b, &product)) overflow();
  return product;
}

}  // namespace

Int128 power_of_ten(int exponent) {
  if (exponent < 0 || exponent > 38) overflow();
  static constexpr auto powers = [] {
    std::array<Int128, 39> all{1};
    for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
    return all;
  }();
  return powers[static_cast<std::size_t>(exponent)];
}

Int128 divide_rounded(Int128 value, Int128 divisor, RoundingMode mode) {
  const Int128 quotient = value / divisor;
  const Int128 remainder = value % divisor;
  if (remainder == 0) return quotient;
  const Int128 away = value < 0 ? -1 : 1;
  const Int128 magnitude = remainder < 0 ? -remainder : remainder;
  const Int128 rest = divisor - magnitude;  // compared instead of doubling, which could overflow
  switch (mode) {
    case RoundingMode::half_up: return magnitude >= rest ? quotient + away : quotient;
    case RoundingMode::half_even:
      if (magnitude == rest) return quotient % 2 == 0 ? quotient : quotient + away;
      return magnitude > rest ? quotient + away : quotient;
    case RoundingMode::up: return quotient + away;
    case RoundingMode::down: return quotient;
  }
  return quotient;
}

Decimal Decimal::of(Int128 coefficient, int scale) {
  if (scale < 0 || scale > max_scale || coefficient == std::numeric_limits<Int128>::min()) overflow();
  Decimal result;
  result.coefficient_ = coefficient;
  result.scale_ = scale;
  return result;
}

Result<Decimal> Decimal::parse(std::string_view text) {
  const auto refuse = [&] {
    return fail(ErrorCode::invalid_input, "“" + std::string(text) + "”不是数字",
                "\"" + std::string(text) + "\" is not a number");
  };
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  Int128 coefficient = 0;
  int scale = 0, digits = 0;
  bool point = false;
  for (const char c : rest) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return refuse();
    if (__builtin_mul_overflow(coefficient, Int128{10}, &coefficient) ||
        __builtin_add_overflow(coefficient, Int128{c - '0'}, &coefficient) || (point && scale == max_scale))
      return fail(ErrorCode::overflow, "“" + std::string(text.substr(0, 40)) + "…”的位数太多",
                  "too many digits in \"" + std::string(text.substr(0, 40)) + "…\"");
    ++digits;
    if (point) ++scale;
  }
  if (digits == 0 || rest.ends_with('.')) return refuse();
  return of(negative ? -coefficient : coefficient, scale);
}

Decimal Decimal::round(int scale, RoundingMode mode) const {
  if (scale >= scale_) return of(multiply_checked(coefficient_, power_of_ten(scale - scale_)), scale);
  return of(divide_rounded(coefficient_, power_of_ten(scale_ - scale), mode), scale);
}

Decimal Decimal::normalized() const {
  Decimal result = *this;
  const auto strip = [&](auto coefficient) {
    while (result.scale_ > 0 && coefficient % 10 == 0) {
      coefficient /= 10;
      --result.scale_;
    }
    result.coefficient_ = coefficient;
  };
  if (fits_64(coefficient_))
    strip(static_cast<std::int64_t>(coefficient_));
  else
    strip(coefficient_);
  return result;
}

std::string Decimal::to_string() const {
  char buffer[64];  // 39 digits, or 31 with a point, and a sign
  char* const end = buffer + sizeof buffer;
  char* begin = end;
  int written = 0;
  const auto write = [&](auto rest) {
    do {
      if (scale_ > 0 && written == scale_) *--begin = '.';
      const int digit = static_cast<int>(rest % 10);
      *--begin = static_cast<char>('0' + (digit < 0 ? -digit : digit));
      rest /= 10;
      ++written;
    } while (rest != 0 || written <= scale_);
  };
  if (fits_64(coefficient_))
    write(static_cast<std::int64_t>(coefficient_));
  else
    write(coefficient_);
  if (coefficient_ < 0) *--begin = '-';
  return std::string(begin, end);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const auto sum = [](const Decimal& x, const Decimal& y) -> std::optional<Decimal> {
    const int scale = std::max(x.scale_, y.scale_);
    const auto left = widened(x.coefficient_, scale - x.scale_), right = widened(y.coefficient_, scale - y.scale_);
    Int128 total;
    if (!left || !right || __builtin_add_overflow(*left, *right, &total)) return std::nullopt;
    return Decimal::of(total, scale);
  };
  return exact(sum, a, b);
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + (-b); }

Decimal operator*(const Decimal& a, const Decimal& b) {
  const auto product = [](const Decimal& x, const Decimal& y) -> std::optional<Decimal> {
    Int128 coefficient;
    const int scale = x.scale_ + y.scale_;
    if (scale > Decimal::max_scale || __builtin_mul_overflow(x.coefficient_, y.coefficient_, &coefficient))
      return std::nullopt;
    return Decimal::of(coefficient, scale);
  };
  return exact(product, a, b);
}

Decimal Decimal::operator-() const { return of(-coefficient_, scale_); }

// Whole parts first, then fractions brought to one scale: no step can leave the range.
std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.scale_ == b.scale_) return a.coefficient_ <=> b.coefficient_;
  const Int128 unit_a = power_of_ten(a.scale_), unit_b = power_of_ten(b.scale_);
  const auto whole = a.coefficient_ / unit_a <=> b.coefficient_ / unit_b;
  if (whole != 0) return whole;
  const int scale = std::max(a.scale_, b.scale_);
  return a.coefficient_ % unit_a * power_of_ten(scale - a.scale_) <=>
         b.coefficient_ % unit_b * power_of_ten(scale - b.scale_);
}

Decimal divide(const Decimal& a, const Decimal& b, int scale, RoundingMode mode) {
  if (b.is_zero()) throw Failure(Error(ErrorCode::invalid_input, {"除数为零", "division by zero"}));
  // a/b = (ca × 10^(sb + scale − sa)) / cb × 10^-scale
  const int shift = b.scale() + scale - a.scale();
  Int128 numerator = a.coefficient(), denominator = b.coefficient();
  if (shift >= 0)
    numerator = multiply_checked(numerator, power_of_ten(shift));
  else
    denominator = multiply_checked(denominator, power_of_ten(-shift));
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  return Decimal::of(divide_rounded(numerator, denominator, mode), scale);
}

}  // namespace fenhao
