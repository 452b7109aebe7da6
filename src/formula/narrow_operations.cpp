#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "formula/block_runner.h"
#include "formula/lane_loops.h"
#include "formula/row_arithmetic.h"

namespace fenhao::formula {
namespace {

constexpr Int128 lowest = std::numeric_limits<std::int64_t>::min();
constexpr Int128 highest = std::numeric_limits<std::int64_t>::max();

std::optional<Bounds> fitting(Int128 low, Int128 high) {
  if (low < lowest || high > highest) return {};
  return Bounds{static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)};
}

std::optional<Bounds> product(Bounds a, Bounds b) {
  if (a.low >= 0 && b.low >= 0) return fitting(Int128{a.low} * b.low, Int128{a.high} * b.high);
  const auto [low, high] =
      std::minmax({Int128{a.low} * b.low, Int128{a.low} * b.high, Int128{a.high} * b.low, Int128{a.high} * b.high});
  return fitting(low, high);
}

Int128 magnitude(Bounds a) { return std::max(-Int128{a.low}, Int128{a.high}); }

// The quotient's magnitude is not above the dividend's, whatever the mode.
std::optional<Bounds> quotient(Bounds a, std::int64_t divisor) {
  if (magnitude(a) + divisor > highest) return {};
  return Bounds{a.low < 0 ? a.low / divisor - 1 : 0, a.high > 0 ? a.high / divisor + 1 : 0};
}

bool is_short(Bounds a) {
  return a.low >= std::numeric_limits<std::int32_t>::min() && a.high <= std::numeric_limits<std::int32_t>::max();
}

// Tells a job what the bounds of its factors and of what it rounds prove.
void note_bounds(LaneJob& job, Bounds a, Bounds b, Bounds dividend) {
  job.short_factors = is_short(a) && is_short(b);
  job.negative = dividend.low < 0;
  job.small_dividend = job.divisor.multiplier_52 != 0 &&
                       (magnitude(dividend) + job.divisor.divisor) >> job.divisor.twos < Int128{1} << 51;
}

// What a lane operation can give for operands within these bounds; nothing when it may not fit.
std::optional<Bounds> bounds_of(const Instruction& instruction, Bounds a, Bounds b, Bounds c) {
  switch (instruction.op) {
    case Op::add: return fitting(Int128{a.low} + b.low, Int128{a.high} + b.high);
    case Op::subtract: return fitting(Int128{a.low} - b.high, Int128{a.high} - b.low);
    case Op::multiply: return product(a, b);
    case Op::negate: return fitting(-Int128{a.high}, -Int128{a.low});
    case Op::absolute: return fitting(a.low > 0 ? a.low : a.high < 0 ? -Int128{a.high} : 0, magnitude(a));
    case Op::minimum: return Bounds{std::min(a.low, b.low), std::min(a.high, b.high)};
    case Op::maximum: return Bounds{std::max(a.low, b.low), std::max(a.high, b.high)};
    case Op::select: return Bounds{std::min(b.low, c.low), std::max(b.high, c.high)};
    case Op::round: return quotient(a, static_cast<std::int64_t>(instruction.power));
    case Op::multiply_round: {
      const auto whole = product(a, b);
      return whole ? quotient(*whole, static_cast<std::int64_t>(instruction.power)) : std::nullopt;
    }
    default: return Bounds{0, 1};  // comparisons and logic
  }
}

__extension__ using Unsigned128 = unsigned __int128;

std::uint64_t size_of(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

// |dividend| / |divisor| by mode, when the quotient fits 63 bits.
template <Mode mode, class Dividend>
std::int64_t divide_sizes(Dividend dividend, std::uint64_t divisor, bool negative) {
  const auto whole = static_cast<std::uint64_t>(dividend / divisor);
  const std::uint64_t rest = static_cast<std::uint64_t>(dividend) - whole * divisor;
  bool away = false;
  if constexpr (mode == Mode::half_up) away = rest >= divisor - rest;
  if constexpr (mode == Mode::half_even) away = rest > divisor - rest || (rest == divisor - rest && whole % 2 != 0);
  if constexpr (mode == Mode::up) away = rest != 0;
  if constexpr (mode == Mode::floor) away = rest != 0 && negative;
  if constexpr (mode == Mode::ceiling) away = rest != 0 && !negative;
  const auto rounded = static_cast<std::int64_t>(whole + (away ? 1 : 0));
  return negative ? -rounded : rounded;
}

template <Mode mode>
std::int64_t divide_one(std::int64_t a, std::int64_t b) {
  return divide_sizes<mode>(size_of(a), size_of(b), (a < 0) != (b < 0));
}

template <Mode mode>
std::int64_t divide_widened(std::int64_t a, std::int64_t widen_a, std::int64_t b) {
  return divide_sizes<mode>(Unsigned128{size_of(a)} * static_cast<std::uint64_t>(widen_a), size_of(b),
                            (a < 0) != (b < 0));
}

// Calls visit.operator()<mode>().
template <class Visit>
void with_mode(Mode mode, Visit visit) {
  switch (mode) {
    case Mode::half_up: return visit.template operator()<Mode::half_up>();
    case Mode::half_even: return visit.template operator()<Mode::half_even>();
    case Mode::up: return visit.template operator()<Mode::up>();
    case Mode::down: return visit.template operator()<Mode::down>();
    case Mode::floor: return visit.template operator()<Mode::floor>();
    case Mode::ceiling: return visit.template operator()<Mode::ceiling>();
  }
}

}  // namespace

bool BlockRunner::run_lanes(const Instruction& instruction) {
  const Lanes a = lanes_[instruction.a];
  const Lanes b = instruction.operands > 1 ? lanes_[instruction.b] : a;
  const Lanes c = instruction.operands > 2 ? lanes_[instruction.c] : a;
  const bool rounds = instruction.op == Op::round || instruction.op == Op::multiply_round;
  if (a.wide != nullptr || b.wide != nullptr || c.wide != nullptr || (rounds && instruction.power > highest))
    return false;
  if (instruction.op == Op::select ? a.constant : a.constant && b.constant) return false;
  const auto bounds = bounds_of(instruction, a.bounds, b.bounds, c.bounds);
  if (!bounds) return false;
  LaneJob job{.op = instruction.op,
              .mode = instruction.mode,
              .a = {a.narrow, a.constant},
              .b = {b.narrow, b.constant},
              .c = {c.narrow, c.constant},
              .divisor = instruction.divisor,
              .out = narrow_target(instruction.out),
              .count = count_};
  if (instruction.op == Op::multiply || rounds)
    note_bounds(job, a.bounds, b.bounds,
                instruction.op == Op::multiply_round ? *product(a.bounds, b.bounds) : a.bounds);
  lanes_[instruction.out].bounds = *bounds;
  return loops_.run(job);
}

// A product that needs 128 bits, rounded to what fits 64.
bool BlockRunner::multiply_round_long(const Instruction& instruction) {
  const Lanes a = lanes_[instruction.a], b = lanes_[instruction.b];
  if (a.wide != nullptr || b.wide != nullptr || (a.constant && b.constant) || instruction.power > highest) return false;
  const Int128 largest = magnitude(a.bounds) * magnitude(b.bounds) / instruction.power + 1;
  if (largest > highest) return false;
  const std::size_t step_a = a.constant ? 0 : 1, step_b = b.constant ? 0 : 1;
  const auto divisor = static_cast<std::uint64_t>(instruction.power);
  std::int64_t* out = narrow_target(instruction.out);
  lanes_[instruction.out].bounds = {-static_cast<std::int64_t>(largest), static_cast<std::int64_t>(largest)};
  with_mode(instruction.mode, [&]<Mode mode>() {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::int64_t left = a.narrow[i * step_a], right = b.narrow[i * step_b];
      const bool negative = left != 0 && right != 0 && (left < 0) != (right < 0);
      out[i] = divide_sizes<mode>(Unsigned128{size_of(left)} * size_of(right), divisor, negative);
    }
  });
  return true;
}

// By a divisor written in the formula: a multiplication instead.
bool BlockRunner::divide_by_constant(const Instruction& instruction, const Lanes& a, std::int64_t factor,
                                     std::int64_t divisor) {
  if (divisor < 2) return false;
  const std::int64_t common = std::gcd(factor, divisor);
  factor /= common;
  divisor /= common;
  if (divisor == 1) return false;
  const auto widened = product(a.bounds, {factor, factor});
  const auto bounds = widened ? quotient(*widened, divisor) : std::nullopt;
  if (!bounds) return false;
  LaneJob job{.op = Op::divide,
              .mode = instruction.mode,
              .a = {a.narrow, false},
              .divisor = FixedDivisor::of(divisor),
              .factor = factor,
              .out = narrow_target(instruction.out),
              .count = count_};
  note_bounds(job, a.bounds, {factor, factor}, *widened);
  lanes_[instruction.out].bounds = *bounds;
  return loops_.run(job);
}

// The widened dividend may need 128 bits, the quotient 64.
bool BlockRunner::divide_narrow(const Instruction& instruction) {
  const Lanes a = lanes_[instruction.a], b = lanes_[instruction.b];
  if (a.wide != nullptr || b.wide != nullptr || (a.constant && b.constant) || instruction.power > highest) return false;
  const auto power = static_cast<std::int64_t>(instruction.power);
  const std::int64_t widen_a = instruction.decimals < 0 ? 1 : power, widen_b = instruction.decimals < 0 ? power : 1;
  const Int128 largest_a = magnitude(a.bounds) * widen_a, largest_b = magnitude(b.bounds) * widen_b;
  if (b.constant && largest_b <= highest && divide_by_constant(instruction, a, widen_a, *b.narrow * widen_b))
    return true;
  const bool may_be_zero = b.bounds.low <= 0 && b.bounds.high >= 0;
  const Int128 smallest_b = may_be_zero ? 1
                                        : std::min(b.bounds.low < 0 ? -Int128{b.bounds.low} : b.bounds.low,
                                                   b.bounds.high < 0 ? -Int128{b.bounds.high} : b.bounds.high) *
                                              widen_b;
  const Int128 largest = largest_a / smallest_b + 1;
  if (largest > highest || largest_b > highest) return false;
  std::int64_t* out = narrow_target(instruction.out);
  lanes_[instruction.out].bounds = {-static_cast<std::int64_t>(largest), static_cast<std::int64_t>(largest)};
  const std::size_t step_a = a.constant ? 0 : 1, step_b = b.constant ? 0 : 1;
  const bool short_dividend = largest_a <= highest;
  with_mode(instruction.mode, [&]<Mode mode>() {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::int64_t divisor = b.narrow[i * step_b] * widen_b, dividend = a.narrow[i * step_a];
      if (divisor == 0)
        out[i] = 0;
      else if (short_dividend)
        out[i] = divide_one<mode>(dividend * widen_a, divisor);
      else
        out[i] = divide_widened<mode>(dividend, widen_a, divisor);
    }
  });
  for (std::size_t i = 0; may_be_zero && i < count_; ++i) {
    if (b.narrow[i * step_b] != 0) continue;
    ErrorId* errors = errors_target(instruction.out);
    if (errors[i] == 0) errors[i] = error_id(ErrorKind::division_by_zero, instruction.site);
  }
  return true;
}

// One value stands for all rows. What has none is left to the rows, each with its error.
bool BlockRunner::run_constant(const Instruction& instruction) {
  const SlotId operands[] = {instruction.a, instruction.b, instruction.c};
  Int128 values[3] = {};
  for (std::size_t i = 0; i < instruction.operands; ++i) {
    const Lanes& lanes = lanes_[operands[i]];
    if (!lanes.constant || lanes.wide != nullptr) return false;
    values[i] = *lanes.narrow;
  }
  Int128 value = 0;
  ErrorKind error = ErrorKind::none;
  const bool known = with_arithmetic(
      instruction.op, [&]<Op op>() { error = compute<op>(instruction, values[0], values[1], values[2], value); });
  if (!known || error != ErrorKind::none || value < lowest || value > highest) return false;
  settle_constant(instruction.out, static_cast<std::int64_t>(value));
  return true;
}

bool BlockRunner::select_by_constant(const Instruction& instruction) {
  const Lanes& condition = lanes_[instruction.a];
  const Lanes taken = lanes_[*condition.narrow != 0 ? instruction.b : instruction.c];
  if (taken.wide != nullptr) return false;
  if (taken.constant)
    settle_constant(instruction.out, *taken.narrow);
  else
    std::copy_n(taken.narrow, count_, narrow_target(instruction.out));
  lanes_[instruction.out].bounds = taken.bounds;
  return true;
}

bool BlockRunner::run_narrow(const Instruction& instruction) {
  if (instruction.op > Op::whole) return false;
  if (instruction.operands > 0 && lanes_[instruction.a].constant) {
    if (run_constant(instruction)) return true;
    if (instruction.op == Op::select && select_by_constant(instruction)) return true;
  }
  if (instruction.op <= Op::logical_not && run_lanes(instruction)) return true;
  if (instruction.op == Op::multiply_round) return multiply_round_long(instruction);
  return instruction.op == Op::divide && divide_narrow(instruction);
}

}  // namespace fenhao::formula
