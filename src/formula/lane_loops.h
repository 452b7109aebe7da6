// Loops over 64-bit lanes, for every operation whose result is known to fit. The same loops are compiled for each
// level of the processor's vector instructions; the best one that the machine has is taken. Internal to formula/.
#pragma once

#include <cstddef>
#include <cstdint>

#include "formula/code.h"

namespace fenhao::formula {

// One operand: a value for each row, or the same for all.
struct Lane {
  const std::int64_t* values = nullptr;
  bool same = false;
};

struct LaneJob {
  Op op = Op::add;
  Mode mode = Mode::half_up;
  Lane a, b, c;
  FixedDivisor divisor;  // of round, multiply_round and divide, which divides a × factor by it
  std::int64_t factor = 1;
  // What the bounds prove; the careful value is always right.
  bool short_factors = false;   // both factors fit 32 bits
  bool small_dividend = false;  // what is rounded, the divisor added, is below 2^(51 + divisor.twos)
  bool negative = true;         // what is rounded may be negative
  std::int64_t* out = nullptr;
  std::size_t count = 0;
};

struct LaneLoops {
  // False when there is no loop for the operation. Nothing may leave 64 bits: the caller knows the bounds.
  bool (*run)(const LaneJob& job);
  void (*bounds)(const std::int64_t* values, std::size_t count, std::int64_t& low, std::int64_t& high);
  // Copies past the caches where the level can.
  void (*stream)(const std::int64_t* values, std::size_t count, std::int64_t* out);
};

// What this machine runs best.
const LaneLoops& lane_loops();
// Every level that this machine can run, for tests.
std::size_t lane_loop_levels();
const LaneLoops& lane_loops_of_level(std::size_t level);

}  // namespace fenhao::formula
