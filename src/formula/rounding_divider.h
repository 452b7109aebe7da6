// Division of 64-bit numbers by a fixed power of ten with a multiplication, for whole blocks. Internal to
// formula/.
#pragma once

#include <bit>
#include <cstdint>

#include "formula/code.h"

namespace fenhao::formula {

__extension__ using UInt128 = unsigned __int128;

// n / divisor for 0 ≤ n < 2^63 and 2 ≤ divisor < 2^63: with l = ⌈log2 divisor⌉ and m = ⌊2^(63+l) / divisor⌋ + 1,
// the quotient is ⌊n·m / 2^(63+l)⌋ (Granlund and Montgomery 1994, theorem 4.2 with N = 63).
class FixedDivider {
 public:
  explicit FixedDivider(std::int64_t divisor)
      : divisor_(static_cast<std::uint64_t>(divisor)), shift_(static_cast<int>(std::bit_width(divisor_ - 1)) - 1) {
    multiplier_ = static_cast<std::uint64_t>((UInt128{1} << (64 + shift_)) / divisor_) + 1;
  }

  std::uint64_t divisor() const { return divisor_; }
  std::uint64_t quotient(std::uint64_t n) const {
    return static_cast<std::uint64_t>((UInt128{n} * multiplier_) >> 64) >> shift_;
  }

 private:
  std::uint64_t divisor_;
  int shift_;
  std::uint64_t multiplier_;
};

// value / divisor to an integer by mode. |value| + divisor < 2^63.
template <Mode mode>
inline std::int64_t round_quotient(const FixedDivider& divider, std::int64_t value) {
  const bool negative = value < 0;
  const std::uint64_t magnitude = static_cast<std::uint64_t>(negative ? -value : value);
  const std::uint64_t divisor = divider.divisor();
  std::uint64_t quotient = 0;
  if constexpr (mode == Mode::half_up) {
    quotient = divider.quotient(magnitude + divisor / 2);  // powers of ten are even
  } else if constexpr (mode == Mode::down) {
    quotient = divider.quotient(magnitude);
  } else if constexpr (mode == Mode::up) {
    quotient = divider.quotient(magnitude + divisor - 1);
  } else if constexpr (mode == Mode::half_even) {
    quotient = divider.quotient(magnitude);
    const std::uint64_t twice = (magnitude - quotient * divisor) * 2;
    quotient += twice > divisor || (twice == divisor && (quotient & 1) != 0) ? 1 : 0;
  } else {
    const bool away = negative == (mode == Mode::floor);
    quotient = divider.quotient(magnitude + (away ? divisor - 1 : 0));
  }
  return negative ? -static_cast<std::int64_t>(quotient) : static_cast<std::int64_t>(quotient);
}

}  // namespace fenhao::formula
