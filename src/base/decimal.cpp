#include "base/decimal.h"

#include <algorithm>

namespace fenhao {
namespace {

[[noreturn]] void overflow() {
  throw Failure(Error(ErrorCode::overflow, {"数值超出可精确表示的范围", "a number left the exact range"}));
}

Int128 multiply_checked(Int128 a, Int128 b) {
  Int128 product;
  if (__builtin_mul_overflow(a, b, &product)) overflow();
  return product;
}

}  // namespace

Int128 power_of_ten(int exponent) {
  if (exponent < 0 || exponent > 38) overflow();
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
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
  if (scale < 0 || scale > max_scale) overflow();
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
  while (result.scale_ > 0 && result.coefficient_ % 10 == 0) {
    result.coefficient_ /= 10;
    --result.scale_;
  }
  return result;
}

std::string Decimal::to_string() const {
  Int128 rest = coefficient_;
  std::string text;
  int written = 0;
  do {
    if (scale_ > 0 && written == scale_) text += '.';
    const int digit = static_cast<int>(rest % 10);
    text += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    rest /= 10;
    ++written;
  } while (rest != 0 || written <= scale_);
  if (coefficient_ < 0) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  Int128 sum;
  if (__builtin_add_overflow(a.round(scale, RoundingMode::down).coefficient_,
                             b.round(scale, RoundingMode::down).coefficient_, &sum))
    overflow();
  return Decimal::of(sum, scale);
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + (-b); }

Decimal operator*(const Decimal& a, const Decimal& b) {
  return Decimal::of(multiply_checked(a.coefficient_, b.coefficient_), a.scale_ + b.scale_);
}

Decimal Decimal::operator-() const {
  Int128 negated;
  if (__builtin_sub_overflow(Int128{0}, coefficient_, &negated)) overflow();
  return of(negated, scale_);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const Int128 left = a.round(scale, RoundingMode::down).coefficient_;
  const Int128 right = b.round(scale, RoundingMode::down).coefficient_;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
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
