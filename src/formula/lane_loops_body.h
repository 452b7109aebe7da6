// The loops themselves, included once for each level of vector instructions into a namespace of its own. Nothing
// here may be shared between levels, so there are no library functions in it.
#include "formula/lane_loops.h"

#if defined(__AVX2__)
#include <immintrin.h>
#endif

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

// Several rows in one register. A compiler takes the full product of 64 bits, at three times the cost, where that of
// halves is enough; so multiplications stand here as the instructions they are.
#if defined(__AVX512F__)
using Register [[gnu::vector_size(64)]] = Unsigned;
inline Register short_product(Register a, Register b) { return (Register)_mm512_mul_epi32((__m512i)a, (__m512i)b); }
inline Register product_of_halves(Register a, Register b) { return (Register)_mm512_mul_epu32((__m512i)a, (__m512i)b); }
inline Register signs(Register a) { return (Register)_mm512_srai_epi64((__m512i)a, 63); }
#elif defined(__AVX2__)
using Register [[gnu::vector_size(32)]] = Unsigned;
inline Register short_product(Register a, Register b) { return (Register)_mm256_mul_epi32((__m256i)a, (__m256i)b); }
inline Register product_of_halves(Register a, Register b) { return (Register)_mm256_mul_epu32((__m256i)a, (__m256i)b); }
inline Register signs(Register a) { return (Register)_mm256_cmpgt_epi64(_mm256_setzero_si256(), (__m256i)a); }
#else
using Register = Unsigned;
#endif

inline Unsigned short_product(Unsigned a, Unsigned b) { return a * b; }
inline Unsigned product_of_halves(Unsigned a, Unsigned b) { return a * b; }
inline Unsigned signs(Unsigned a) { return static_cast<Unsigned>(static_cast<Signed>(a) >> 63); }

// The upper 64 bits of n × m; n < 2^63.
template <class Value>
inline Value upper_product(Value n, Value m) {
  const Value half = Value{} + 0xFFFFFFFFu;
  const Value n_low = n & half, n_high = n >> 32, m_low = m & half, m_high = m >> 32;
  const Value middle = product_of_halves(n_high, m_low) + (product_of_halves(n_low, m_low) >> 32);
  const Value carried = product_of_halves(n_low, m_high) + (middle & half);
  return product_of_halves(n_high, m_high) + (middle >> 32) + (carried >> 32);
}

// n / divisor of a job whose bounds prove n / 2^twos < 2^51.
#if defined(__AVX512IFMA__)
inline Register small_quotient(Register n, const FixedDivisor& by) {
  const __m512i shifted = (__m512i)(n >> by.twos), factor = _mm512_set1_epi64(static_cast<Signed>(by.multiplier_52));
  return (Register)_mm512_madd52hi_epu64(_mm512_setzero_si512(), shifted, factor) >> by.shift_52;
}
#endif
template <bool small, class Value>
inline Value quotient(Value n, const FixedDivisor& by) {
#if defined(__AVX512IFMA__)
  if constexpr (small && sizeof(Value) == sizeof(Register)) return small_quotient(n, by);
#endif
  return upper_product(n, Value{} + by.multiplier) >> by.shift;
}

// Adds what the mode needs before it cuts off: half the divisor, nothing, or all but one.
template <bool small, bool negative>
struct Round {
  FixedDivisor by;
  Unsigned above;  // added to a magnitude that is not negative
  Unsigned below;  // to that of a negative number

  static Round of(const LaneJob& job) {
    const Unsigned half = job.divisor.divisor / 2, most = job.divisor.divisor - 1;
    switch (job.mode) {
      case Mode::up: return {job.divisor, most, most};
      case Mode::down: return {job.divisor, 0, 0};
      case Mode::floor: return {job.divisor, 0, most};
      case Mode::ceiling: return {job.divisor, most, 0};
      default: return {job.divisor, half, half};
    }
  }
  template <class Value>
  Value operator()(Value value) const {
    if constexpr (!negative) return quotient<small>(value + above, by);
    const Value sign = signs(value);  // all ones where negative
    const Value result = quotient<small>(((value ^ sign) - sign) + (above ^ (sign & (above ^ below))), by);
    return (result ^ sign) - sign;
  }
};

struct RoundEven {
  FixedDivisor by;

  static RoundEven of(const LaneJob& job) { return {job.divisor}; }
  template <class Value>
  Value operator()(Value value) const {
    const Value sign = signs(value);
    const Value magnitude = (value ^ sign) - sign;
    const Value whole = quotient<false>(magnitude, by);
    const Value twice = (magnitude - whole * by.divisor) * 2;  // of what is left
    const Value away = signs((Value{} + by.divisor) - (twice + (whole & 1)));
    return ((whole + (away & 1)) ^ sign) - sign;
  }
};

// Like loop above, a register at a time; the last rows one by one.
template <class Value>
inline Value taken(Rows rows, std::size_t i) {
  Value value;
  __builtin_memcpy(&value, rows.values + i, sizeof value);
  return value;
}
template <class Value>
inline Value taken(Same same, std::size_t) {
  return Value{} + static_cast<Unsigned>(same.value);
}
template <class A, class B, class Operation>
inline void loop_registers(A a, B b, Signed* __restrict out, std::size_t count, Operation operation) {
  constexpr std::size_t step = sizeof(Register) / sizeof(Signed);
  std::size_t i = 0;
  for (; i + step <= count; i += step) {
    const Register result = operation(taken<Register>(a, i), taken<Register>(b, i));
    __builtin_memcpy(out + i, &result, sizeof result);
  }
  for (; i < count; ++i) out[i] = static_cast<Signed>(operation(taken<Unsigned>(a, i), taken<Unsigned>(b, i)));
}
template <class Operation>
bool with_operands(const LaneJob& job, Operation operation) {
  if (job.op == Op::round)
    loop_registers(Rows{job.a.values}, Same{1}, job.out, job.count, [=](auto a, auto) { return operation.alone(a); });
  else if (job.op == Op::divide)
    loop_registers(Rows{job.a.values}, Same{job.factor}, job.out, job.count, operation);
  else if (job.a.same)
    loop_registers(Rows{job.b.values}, Same{*job.a.values}, job.out, job.count, operation);
  else if (job.b.same)
    loop_registers(Rows{job.a.values}, Same{*job.b.values}, job.out, job.count, operation);
  else
    loop_registers(Rows{job.a.values}, Rows{job.b.values}, job.out, job.count, operation);
  return true;
}

// The product, then `then` of it.
template <bool short_factors, class Then>
struct Product {
  Then then;

  template <class Value>
  Value alone(Value a) const {
    return then(a);
  }
  template <class Value>
  Value operator()(Value a, Value b) const {
    if constexpr (short_factors) return then(short_product(a, b));
    return then(a * b);
  }
};
template <class Then>
bool multiply(const LaneJob& job, Then then) {
  return job.short_factors ? with_operands(job, Product<true, Then>{then})
                           : with_operands(job, Product<false, Then>{then});
}

struct AsItIs {
  template <class Value>
  Value operator()(Value value) const {
    return value;
  }
};

bool rounding(const LaneJob& job) {
  if (job.mode == Mode::half_even) return multiply(job, RoundEven::of(job));
  if (job.small_dividend)
    return job.negative ? multiply(job, Round<true, true>::of(job)) : multiply(job, Round<true, false>::of(job));
  return job.negative ? multiply(job, Round<false, true>::of(job)) : multiply(job, Round<false, false>::of(job));
}

bool run(const LaneJob& job) {
  switch (job.op) {
    case Op::add: return binary(job, [](Signed a, Signed b) { return a + b; });
    case Op::subtract: return binary(job, [](Signed a, Signed b) { return a - b; });
    case Op::multiply: return multiply(job, AsItIs{});
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

void stream(const Signed* values, std::size_t count, Signed* out) {
  std::size_t i = 0;
#if defined(__AVX512F__)
  for (; i < count && reinterpret_cast<std::uintptr_t>(out + i) % 64 != 0; ++i) out[i] = values[i];
  for (; i + 8 <= count; i += 8)
    _mm512_stream_si512(reinterpret_cast<__m512i*>(out + i), _mm512_loadu_si512(values + i));
#endif
  for (; i < count; ++i) out[i] = values[i];
}

// Several at a time, so that one comparison need not wait for the one before.
void bounds(const Signed* values, std::size_t count, Signed& low, Signed& high) {
  Signed least[16], most[16];
  for (std::size_t j = 0; j < 16; ++j) least[j] = most[j] = values[0];
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16)
    for (std::size_t j = 0; j < 16; ++j) {
      const Signed value = values[i + j];
      least[j] = value < least[j] ? value : least[j];
      most[j] = value > most[j] ? value : most[j];
    }
  for (; i < count; ++i) {
    least[0] = values[i] < least[0] ? values[i] : least[0];
    most[0] = values[i] > most[0] ? values[i] : most[0];
  }
  low = least[0];
  high = most[0];
  for (std::size_t j = 1; j < 16; ++j) {
    low = least[j] < low ? least[j] : low;
    high = most[j] > high ? most[j] : high;
  }
}

}  // namespace
