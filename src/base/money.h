// Money (whole fen), Rate (fixed point) and named Rounding. Only sums that mean something exist:
// Money + Money, Money × count, Money × Rate with a named rounding. Money × Money, Money + Rate and any
// floating point do not compile (tests/compile_fail/). Overflow throws Failure(ErrorCode::overflow).
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace fenhao {

enum class RoundingUnit { fen, jiao, yuan };

// A rounding has a mode and a grid. There is no default: the rule or the policy fact states it.
struct Rounding {
  RoundingMode mode;
  RoundingUnit unit;

  static const Rounding half_up_fen;     // 四舍五入到分
  static const Rounding half_up_jiao;    // 四舍五入到角
  static const Rounding half_up_yuan;    // 四舍五入到元
  static const Rounding half_even_fen;   // 五成双到分
  static const Rounding half_even_jiao;  // 五成双到角
  static const Rounding half_even_yuan;  // 五成双到元
  static const Rounding up_fen;          // 见厘进分
  static const Rounding up_jiao;         // 见分进角
  static const Rounding up_yuan;         // 见角进元
  static const Rounding down_fen;        // 舍去厘
  static const Rounding down_jiao;       // 舍去分
  static const Rounding down_yuan;       // 舍去角

  // The names above ("half_up_fen"); used in policy and rule text.
  static Result<Rounding> parse(std::string_view name);
  std::string to_string() const;
  Text label() const;

  friend bool operator==(const Rounding&, const Rounding&) = default;
};

// A proportion such as 0.16 or 0.0045, to 8 decimals, in [-10^10, 10^10].
class Rate {
 public:
  static constexpr int scale = 8;

  constexpr Rate() = default;
  // "0.16" or "16%"; more than 8 decimals is invalid_input.
  static Result<Rate> parse(std::string_view text);
  static Result<Rate> from(const Decimal& value);

  Decimal decimal() const { return Decimal::of(units_, scale); }
  bool is_zero() const { return units_ == 0; }
  std::string to_string() const { return decimal().normalized().to_string(); }
  std::string percent() const;  // "16%", "0.45%"

  friend Rate operator+(Rate a, Rate b);
  friend auto operator<=>(Rate, Rate) = default;

 private:
  std::int64_t units_ = 0;
};

// An amount in whole fen, |amount| < 9.2 × 10^16 yuan.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money from_fen(std::signed_integral auto fen) {
    Money money;
    money.fen_ = fen;
    return money;
  }
  // Throws Failure(overflow) above 92 233 720 368 547 758 yuan.
  static constexpr Money from_yuan(std::signed_integral auto yuan) { return from_fen(std::int64_t{yuan}) * 100; }
  // "1234.5", "-3.00"; more than two decimals that are not zero is invalid_input, never rounded in silence.
  static Result<Money> parse(std::string_view text);
  // Brings an exact amount in yuan onto the grid.
  static Money round(const Decimal& yuan, Rounding rounding);

  constexpr std::int64_t fen() const { return fen_; }
  constexpr bool is_zero() const { return fen_ == 0; }
  constexpr bool is_negative() const { return fen_ < 0; }
  Decimal decimal() const { return Decimal::of(fen_, 2); }
  Money rounded(Rounding rounding) const { return round(decimal(), rounding); }
  std::string to_string() const { return decimal().to_string(); }  // "1234.50"
  std::string grouped() const;                                     // "1,234.50"

  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend constexpr Money operator*(Money a, std::integral auto count) {
    std::int64_t product;
    if (__builtin_mul_overflow(a.fen_, count, &product)) overflow();
    return from_fen(product);
  }
  Money operator-() const { return Money{} - *this; }
  Money& operator+=(Money other) { return *this = *this + other; }
  Money& operator-=(Money other) { return *this = *this - other; }
  friend constexpr auto operator<=>(Money, Money) = default;

 private:
  [[noreturn]] static void overflow();
  std::int64_t fen_ = 0;
};

// amount × rate, exact, then brought to the grid.
Money multiply(Money amount, Rate rate, Rounding rounding);

}  // namespace fenhao
