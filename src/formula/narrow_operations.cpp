#include <algorithm>
#include <limits>
#include <optional>

#include "formula/block_runner.h"
#include "formula/rounding_divider.h"

namespace fenhao::formula {
namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

std::optional<Bounds> fitting(Int128 low, Int128 high) {
  if (low < lowest || high > highest) return {};
  return Bounds{static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)};
}

std::optional<Bounds> product(Bounds a, Bounds b) {
  const auto [low, high] = std::minmax({Int128{a.low} * b.low, Int128{a.low} * b.high, Int128{a.high} * b.low, Int128{a.high} * b.high});
  return fitting(low, high);
}

Int128 magnitude(Bounds a) { return std::max(-Int128{a.low}, Int128{a.high}); }

// Each operation says what it can give, or nothing when that may not fit 64 bits; then how to compute one row.
struct Add {
  std::optional<Bounds> bounds(Bounds a, Bounds b) const { return fitting(Int128{a.low} + b.low, Int128{a.high} + b.high); }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return a + b; }
};
struct Subtract {
  std::optional<Bounds> bounds(Bounds a, Bounds b) const { return fitting(Int128{a.low} - b.high, Int128{a.high} - b.low); }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return a - b; }
};
struct Multiply {
  std::optional<Bounds> bounds(Bounds a, Bounds b) const { return product(a, b); }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return a * b; }
};
struct Minimum {
  std::optional<Bounds> bounds(Bounds a, Bounds b) const { return Bounds{std::min(a.low, b.low), std::min(a.high, b.high)}; }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return a < b ? a : b; }
};
struct Maximum {
  std::optional<Bounds> bounds(Bounds a, Bounds b) const { return Bounds{std::max(a.low, b.low), std::max(a.high, b.high)}; }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return a > b ? a : b; }
};
struct Negate {
  std::optional<Bounds> bounds(Bounds a) const { return fitting(-Int128{a.high}, -Int128{a.low}); }
  std::int64_t operator()(std::int64_t a) const { return -a; }
};
struct Absolute {
  std::optional<Bounds> bounds(Bounds a) const {
    const Int128 least = a.low > 0 ? a.low : a.high < 0 ? -Int128{a.high} : 0;
    return fitting(least, magnitude(a));
  }
  std::int64_t operator()(std::int64_t a) const { return a < 0 ? -a : a; }
};
struct LogicalNot {
  std::optional<Bounds> bounds(Bounds) const { return Bounds{0, 1}; }
  std::int64_t operator()(std::int64_t a) const { return a == 0; }
};

template <class Compare>
struct Truth {
  Compare compare;
  std::optional<Bounds> bounds(Bounds, Bounds) const { return Bounds{0, 1}; }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return compare(a, b); }
};
template <class Compare>
Truth<Compare> truth(Compare compare) {
  return {compare};
}

template <Mode mode>
struct Round {
  FixedDivider divider;

  std::optional<Bounds> bounds(Bounds a) const {
    if (magnitude(a) + static_cast<Int128>(divider.divisor()) > highest) return {};
    return Bounds{round_quotient<mode>(divider, a.low), round_quotient<mode>(divider, a.high)};
  }
  std::int64_t operator()(std::int64_t a) const { return round_quotient<mode>(divider, a); }
};

template <Mode mode>
struct MultiplyRound {
  Round<mode> round;

  std::optional<Bounds> bounds(Bounds a, Bounds b) const {
    const auto whole = product(a, b);
    return whole ? round.bounds(*whole) : std::nullopt;
  }
  std::int64_t operator()(std::int64_t a, std::int64_t b) const { return round(a * b); }
};

// Calls visit.operator()<mode>().
template <class Visit>
bool with_mode(Mode mode, Visit visit) {
  switch (mode) {
    case Mode::half_up: return visit.template operator()<Mode::half_up>();
    case Mode::half_even: return visit.template operator()<Mode::half_even>();
    case Mode::up: return visit.template operator()<Mode::up>();
    case Mode::down: return visit.template operator()<Mode::down>();
    case Mode::floor: return visit.template operator()<Mode::floor>();
    case Mode::ceiling: return visit.template operator()<Mode::ceiling>();
  }
  return false;
}

template <Mode mode>
std::int64_t divide_one(std::int64_t a, std::int64_t b) {
  const std::int64_t quotient = a / b, remainder = a % b;
  if (remainder == 0) return quotient;
  const bool negative = (a < 0) != (b < 0);
  const std::uint64_t rest = static_cast<std::uint64_t>(remainder < 0 ? -remainder : remainder);
  const std::uint64_t size = static_cast<std::uint64_t>(b < 0 ? -b : b);
  bool away = false;
  if constexpr (mode == Mode::half_up) away = rest >= size - rest;
  if constexpr (mode == Mode::half_even) away = rest > size - rest || (rest == size - rest && quotient % 2 != 0);
  if constexpr (mode == Mode::up) away = true;
  if constexpr (mode == Mode::floor) away = negative;
  if constexpr (mode == Mode::ceiling) away = !negative;
  return away ? quotient + (negative ? -1 : 1) : quotient;
}

}  // namespace

template <class Operation>
bool BlockRunner::narrow_unary(const Instruction& instruction, Operation operation) {
  const Lanes a = lanes_[instruction.a];
  if (a.wide != nullptr || a.constant) return false;
  const auto bounds = operation.bounds(a.bounds);
  if (!bounds) return false;
  std::int64_t* __restrict out = narrow_target(instruction.out);
  lanes_[instruction.out].bounds = *bounds;
  for (std::size_t i = 0; i < count_; ++i) out[i] = operation(a.narrow[i]);
  return true;
}

template <class Operation>
bool BlockRunner::narrow_binary(const Instruction& instruction, Operation operation) {
  const Lanes a = lanes_[instruction.a], b = lanes_[instruction.b];
  if (a.wide != nullptr || b.wide != nullptr || (a.constant && b.constant)) return false;
  const auto bounds = operation.bounds(a.bounds, b.bounds);
  if (!bounds) return false;
  std::int64_t* __restrict out = narrow_target(instruction.out);
  lanes_[instruction.out].bounds = *bounds;
  if (a.constant) {
    const std::int64_t same = *a.narrow;
    for (std::size_t i = 0; i < count_; ++i) out[i] = operation(same, b.narrow[i]);
  } else if (b.constant) {
    const std::int64_t same = *b.narrow;
    for (std::size_t i = 0; i < count_; ++i) out[i] = operation(a.narrow[i], same);
  } else {
    for (std::size_t i = 0; i < count_; ++i) out[i] = operation(a.narrow[i], b.narrow[i]);
  }
  return true;
}

bool BlockRunner::narrow_select(const Instruction& instruction) {
  const Lanes condition = lanes_[instruction.a], then = lanes_[instruction.b], otherwise = lanes_[instruction.c];
  if (condition.constant || then.wide != nullptr || otherwise.wide != nullptr) return false;
  const std::int64_t* chosen = condition.narrow;
  std::int64_t* __restrict out = narrow_target(instruction.out);
  lanes_[instruction.out].bounds = {std::min(then.bounds.low, otherwise.bounds.low), std::max(then.bounds.high, otherwise.bounds.high)};
  const std::int64_t a = *then.narrow, b = *otherwise.narrow;
  if (then.constant && otherwise.constant) {
    for (std::size_t i = 0; i < count_; ++i) out[i] = chosen[i] != 0 ? a : b;
  } else if (then.constant) {
    for (std::size_t i = 0; i < count_; ++i) out[i] = chosen[i] != 0 ? a : otherwise.narrow[i];
  } else if (otherwise.constant) {
    for (std::size_t i = 0; i < count_; ++i) out[i] = chosen[i] != 0 ? then.narrow[i] : b;
  } else {
    for (std::size_t i = 0; i < count_; ++i) out[i] = chosen[i] != 0 ? then.narrow[i] : otherwise.narrow[i];
  }
  return true;
}

bool BlockRunner::narrow_divide(const Instruction& instruction) {
  const Lanes a = lanes_[instruction.a], b = lanes_[instruction.b];
  if (a.wide != nullptr || b.wide != nullptr || (a.constant && b.constant)) return false;
  const int decimals = instruction.decimals;
  if (decimals > 18 || decimals < -18) return false;
  const Int128 power = power_of_ten(decimals < 0 ? -decimals : decimals);
  // One short of the lowest number, so that no quotient or negation leaves 64 bits.
  if (magnitude(a.bounds) * (decimals < 0 ? 1 : power) > highest || magnitude(b.bounds) * (decimals < 0 ? power : 1) > highest) return false;
  const auto widen_a = static_cast<std::int64_t>(decimals < 0 ? 1 : power), widen_b = static_cast<std::int64_t>(decimals < 0 ? power : 1);
  const std::size_t step_a = a.constant ? 0 : 1, step_b = b.constant ? 0 : 1;
  std::int64_t* __restrict out = narrow_target(instruction.out);
  const auto largest = static_cast<std::int64_t>(magnitude(a.bounds)) * widen_a;
  lanes_[instruction.out].bounds = {-largest, largest};
  const bool may_be_zero = b.bounds.low <= 0 && b.bounds.high >= 0;
  return with_mode(instruction.mode, [&]<Mode mode>() {
    if (!may_be_zero) {
      for (std::size_t i = 0; i < count_; ++i) out[i] = divide_one<mode>(a.narrow[i * step_a] * widen_a, b.narrow[i * step_b] * widen_b);
      return true;
    }
    for (std::size_t i = 0; i < count_; ++i) {
      const std::int64_t divisor = b.narrow[i * step_b];
      out[i] = divisor == 0 ? 0 : divide_one<mode>(a.narrow[i * step_a] * widen_a, divisor * widen_b);
    }
    for (std::size_t i = 0; i < count_; ++i) {
      if (b.narrow[i * step_b] != 0) continue;
      ErrorId* errors = errors_target(instruction.out);
      if (errors[i] == 0) errors[i] = error_id(ErrorKind::division_by_zero, instruction.site);
    }
    return true;
  });
}

bool BlockRunner::run_narrow(const Instruction& instruction) {
  const int decimals = instruction.decimals;
  switch (instruction.op) {
    case Op::add: return narrow_binary(instruction, Add{});
    case Op::subtract: return narrow_binary(instruction, Subtract{});
    case Op::multiply: return narrow_binary(instruction, Multiply{});
    case Op::minimum: return narrow_binary(instruction, Minimum{});
    case Op::maximum: return narrow_binary(instruction, Maximum{});
    case Op::negate: return narrow_unary(instruction, Negate{});
    case Op::absolute: return narrow_unary(instruction, Absolute{});
    case Op::equal: return narrow_binary(instruction, truth([](auto a, auto b) { return a == b; }));
    case Op::not_equal: return narrow_binary(instruction, truth([](auto a, auto b) { return a != b; }));
    case Op::less: return narrow_binary(instruction, truth([](auto a, auto b) { return a < b; }));
    case Op::less_equal: return narrow_binary(instruction, truth([](auto a, auto b) { return a <= b; }));
    case Op::greater: return narrow_binary(instruction, truth([](auto a, auto b) { return a > b; }));
    case Op::greater_equal: return narrow_binary(instruction, truth([](auto a, auto b) { return a >= b; }));
    case Op::logical_and: return narrow_binary(instruction, truth([](auto a, auto b) { return (a & b) != 0; }));
    case Op::logical_or: return narrow_binary(instruction, truth([](auto a, auto b) { return (a | b) != 0; }));
    case Op::logical_not: return narrow_unary(instruction, LogicalNot{});
    case Op::select: return narrow_select(instruction);
    case Op::divide: return narrow_divide(instruction);
    case Op::round:
    case Op::multiply_round: {
      if (decimals > 18) return false;
      const FixedDivider divider(static_cast<std::int64_t>(power_of_ten(decimals)));
      return with_mode(instruction.mode, [&]<Mode mode>() {
        const Round<mode> round{divider};
        return instruction.op == Op::round ? narrow_unary(instruction, round) : narrow_binary(instruction, MultiplyRound<mode>{round});
      });
    }
    default: return false;
  }
}

}  // namespace fenhao::formula
