#include "formula/lane_loops.h"

#include <bit>
#include <vector>

#include "base/decimal.h"

namespace fenhao::formula {

extern const LaneLoops plain_lane_loops;
#ifdef FENHAO_VECTOR_LEVELS
extern const LaneLoops avx2_lane_loops;
extern const LaneLoops avx512_lane_loops;
extern const LaneLoops ifma_lane_loops;
#endif

namespace {

const std::vector<const LaneLoops*>& levels() {
  static const auto found = [] {
    std::vector<const LaneLoops*> list{&plain_lane_loops};
#ifdef FENHAO_VECTOR_LEVELS
    if (__builtin_cpu_supports("avx2")) list.push_back(&avx2_lane_loops);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
      list.push_back(&avx512_lane_loops);
      if (__builtin_cpu_supports("avx512ifma")) list.push_back(&ifma_lane_loops);
    }
#endif
    return list;
  }();
  return found;
}

}  // namespace

FixedDivisor FixedDivisor::of(std::int64_t divisor) {
  FixedDivisor fixed;
  fixed.divisor = static_cast<std::uint64_t>(divisor);
  fixed.shift = static_cast<int>(std::bit_width(fixed.divisor - 1)) - 1;
  // 2^(64 + shift) is beyond Int128 for large divisors; its half is not, and the quotient is below 2^64.
  const Int128 half = Int128{1} << (63 + fixed.shift);
  const Int128 quotient = half / divisor * 2 + (half % divisor * 2 >= divisor ? 1 : 0);
  fixed.multiplier = static_cast<std::uint64_t>(quotient) + 1;
  while (fixed.divisor >> fixed.twos > 3 && (fixed.divisor >> fixed.twos) % 2 == 0) ++fixed.twos;
  const std::uint64_t rest = fixed.divisor >> fixed.twos;
  if (rest >> 50 != 0) return fixed;
  fixed.shift_52 = static_cast<int>(std::bit_width(rest - 1)) - 1;
  fixed.multiplier_52 = static_cast<std::uint64_t>((Int128{1} << (52 + fixed.shift_52)) / rest) + 1;
  return fixed;
}

const LaneLoops& lane_loops() { return *levels().back(); }
std::size_t lane_loop_levels() { return levels().size(); }
const LaneLoops& lane_loops_of_level(std::size_t level) { return *levels()[level]; }

}  // namespace fenhao::formula
