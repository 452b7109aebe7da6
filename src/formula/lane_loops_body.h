// The loops themselves, included once for each level of vector instructions into a namespace of its own. Nothing
// here may be shared between levels, so there are no library functions in it.
#include "formula/lane_loops.h"

namespace {

using fenhao::formula::FixedDivisor;
using fenhao::formula::Lane;
using fenhao::formula::LaneJob;
using fenhao::formula::LaneLoops;
using fenhao::formula::Mode;
using fenhao::formula::Op;
using Signed = std::int64_t;
using Unsigned = std::uint64_t;

struct Rows {
  const Signed* values;
  Signed operator[](std::size_t i) const { return values[i]; }
};
struct Same {
  Signed value;
  Signed operator[](std::size_t) const { return value; }
};

template <class A, class Operation>
inline void loop(A a, Signed* __restrict out, std::size_t count, Operation operation) {
  for (std::size_t i = 0; i < count; ++i) out[i] = operation(a[i]);
}
template <class A, class B, class Operation>
inline void loop(A a, B b, Signed* __restrict out, std::size_t count, Operation operation) {
  for (std::size_t i = 0; i < count; ++i) out[i] = operation(a[i], b[i]);
}

template <class Operation>
bool unary(const LaneJob& job, Operation operation) {
  loop(Rows{job.a.values}, job.out, job.count, operation);
  return true;
}
template <class Operation>
bool binary(const LaneJob& job, Operation operation) {
  if (job.a.same)
    loop(Same{*job.a.values}, Rows{job.b.values}, job.out, job.count, operation);
  else if (job.b.same)
    loop(Rows{job.a.values}, Same{*job.b.values}, job.out, job.count, operation);
  else
    loop(Rows{job.a.values}, Rows{job.b.values}, job.out, job.count, operation);
  return true;
}

template <class B, class C>
inline void choose(const Signed* condition, B b, C c, Signed* __restrict out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const Signed then = b[i], otherwise = c[i];
    out[i] = condition[i] != 0 ? then : otherwise;
  }
}
bool select(const LaneJob& job) {
  const Signed* condition = job.a.values;
  if (job.b.same && job.c.same)
    choose(condition, Same{*job.b.values}, Same{*job.c.values}, job.out, job.count);
  else if (job.b.same)
    choose(condition, Same{*job.b.values}, Rows{job.c.values}, job.out, job.count);
  else if (job.c.same)
    choose(condition, Rows{job.b.values}, Same{*job.c.values}, job.out, job.count);
  else
    choose(condition, Rows{job.b.values}, Rows{job.c.values}, job.out, job.count);
  return true;
}

// The upper 64 bits of n × m from halves, which vector instructions have; n < 2^63.
inline Unsigned upper_product(Unsigned n, Unsigned m) {
  const Unsigned half = 0xFFFFFFFFu;
  const Unsigned n_low = n & half, n_high = n >> 32, m_low = m & half, m_high = m >> 32;
  const Unsigned middle = n_high * m_low + (n_low * m_low >> 32);
  const Unsigned carried = n_low * m_high + (middle & half);
  return n_high * m_high + (middle >> 32) + (carried >> 32);
}

template <Mode mode>
struct Round {
  FixedDivisor by;

  Unsigned quotient(Unsigned n) const { return upper_product(n, by.multiplier) >> by.shift; }
  Signed operator()(Signed value) const {
    const Signed sign = value >> 63;  // 0 or −1
    const Unsigned magnitude = static_cast<Unsigned>((value ^ sign) - sign);
    const Unsigned negative = static_cast<Unsigned>(sign) & 1;
    Unsigned result = 0;
    if constexpr (mode == Mode::half_up) result = quotient(magnitude + by.divisor / 2);
    if constexpr (mode == Mode::down) result = quotient(magnitude);
    if constexpr (mode == Mode::up) result = quotient(magnitude + by.divisor - 1);
    if constexpr (mode == Mode::floor) result = quotient(magnitude + negative * (by.divisor - 1));
    if constexpr (mode == Mode::ceiling) result = quotient(magnitude + (1 - negative) * (by.divisor - 1));
    if constexpr (mode == Mode::half_even) {
      result = quotient(magnitude);
      const Unsigned twice = (magnitude - result * by.divisor) * 2;
      result += twice + (result & 1) > by.divisor ? 1 : 0;
    }
    return (static_cast<Signed>(result) ^ sign) - sign;
  }
};

template <Mode mode>
bool round_by(const LaneJob& job) {
  const Round<mode> round{job.divisor};
  if (job.op == Op::round) return unary(job, round);
  if (job.op == Op::multiply_round) return binary(job, [round](Signed a, Signed b) { return round(a * b); });
  const Signed factor = job.factor;
  return unary(job, [round, factor](Signed a) { return round(a * factor); });
}

bool rounding(const LaneJob& job) {
  switch (job.mode) {
    case Mode::half_up: return round_by<Mode::half_up>(job);
    case Mode::half_even: return round_by<Mode::half_even>(job);
    case Mode::up: return round_by<Mode::up>(job);
    case Mode::down: return round_by<Mode::down>(job);
    case Mode::floor: return round_by<Mode::floor>(job);
    case Mode::ceiling: return round_by<Mode::ceiling>(job);
  }
  return false;
}

bool run(const LaneJob& job) {
  switch (job.op) {
    case Op::add: return binary(job, [](Signed a, Signed b) { return a + b; });
    case Op::subtract: return binary(job, [](Signed a, Signed b) { return a - b; });
    case Op::multiply: return binary(job, [](Signed a, Signed b) { return a * b; });
    case Op::minimum: return binary(job, [](Signed a, Signed b) { return a < b ? a : b; });
    case Op::maximum: return binary(job, [](Signed a, Signed b) { return a > b ? a : b; });
    case Op::negate: return unary(job, [](Signed a) { return -a; });
    case Op::absolute: return unary(job, [](Signed a) { return a < 0 ? -a : a; });
    case Op::equal: return binary(job, [](Signed a, Signed b) { return Signed{a == b}; });
    case Op::not_equal: return binary(job, [](Signed a, Signed b) { return Signed{a != b}; });
    case Op::less: return binary(job, [](Signed a, Signed b) { return Signed{a < b}; });
    case Op::less_equal: return binary(job, [](Signed a, Signed b) { return Signed{a <= b}; });
    case Op::greater: return binary(job, [](Signed a, Signed b) { return Signed{a > b}; });
    case Op::greater_equal: return binary(job, [](Signed a, Signed b) { return Signed{a >= b}; });
    case Op::logical_and: return binary(job, [](Signed a, Signed b) { return a & b; });
    case Op::logical_or: return binary(job, [](Signed a, Signed b) { return a | b; });
    case Op::logical_not: return unary(job, [](Signed a) { return a ^ 1; });
    case Op::select: return select(job);
    case Op::round:
    case Op::multiply_round:
    case Op::divide: return rounding(job);
    default: return false;
  }
}

void bounds(const Signed* values, std::size_t count, Signed& low, Signed& high) {
  Signed least = values[0], most = values[0];
  for (std::size_t i = 1; i < count; ++i) {
    least = values[i] < least ? values[i] : least;
    most = values[i] > most ? values[i] : most;
  }
  low = least;
  high = most;
}

}  // namespace
