// The arithmetic of one row on 128 bits: what every faster form must agree with. Each function gives the error
// instead of a value when there is none. Internal to formula/.
#pragma once

#include "base/decimal.h"
#include "formula/code.h"

namespace fenhao::formula {

// value / divisor to an integer; divisor > 0.
inline Int128 divide_by(Int128 value, Int128 divisor, Mode mode) {
  switch (mode) {
    case Mode::floor: return divide_rounded(value, divisor, value < 0 ? RoundingMode::up : RoundingMode::down);
    case Mode::ceiling: return divide_rounded(value, divisor, value < 0 ? RoundingMode::down : RoundingMode::up);
    default: return divide_rounded(value, divisor, static_cast<RoundingMode>(mode));
  }
}

// a × 10^decimals / b by mode; negative decimals widen b.
ErrorKind divide_row(const Instruction& instruction, Int128 a, Int128 b, Int128& out);
// The remainder, with the sign of b.
ErrorKind modulo_row(Int128 a, Int128 b, Int128& out);

// Every operation up to Op::whole. Operands that the operation does not have are ignored.
template <Op op>
inline ErrorKind compute(const Instruction& instruction, Int128 a, Int128 b, Int128 c, Int128& out) {
  const auto unless = [](bool overflowed) { return overflowed ? ErrorKind::overflow : ErrorKind::none; };
  if constexpr (op == Op::add) return unless(__builtin_add_overflow(a, b, &out));
  if constexpr (op == Op::subtract) return unless(__builtin_sub_overflow(a, b, &out));
  if constexpr (op == Op::multiply) return unless(__builtin_mul_overflow(a, b, &out));
  if constexpr (op == Op::negate) return unless(__builtin_sub_overflow(Int128{0}, a, &out));
  if constexpr (op == Op::absolute)
    return unless(a < 0 ? __builtin_sub_overflow(Int128{0}, a, &out) : __builtin_add_overflow(Int128{0}, a, &out));
  if constexpr (op == Op::minimum) out = a < b ? a : b;
  if constexpr (op == Op::maximum) out = a > b ? a : b;
  if constexpr (op == Op::round) out = divide_by(a, instruction.power, instruction.mode);
  if constexpr (op == Op::multiply_round) {
    Int128 product;
    if (__builtin_mul_overflow(a, b, &product)) return ErrorKind::overflow;
    out = divide_by(product, instruction.power, instruction.mode);
  }
  if constexpr (op == Op::equal) out = a == b;
  if constexpr (op == Op::not_equal) out = a != b;
  if constexpr (op == Op::less) out = a < b;
  if constexpr (op == Op::less_equal) out = a <= b;
  if constexpr (op == Op::greater) out = a > b;
  if constexpr (op == Op::greater_equal) out = a >= b;
  if constexpr (op == Op::select) out = a != 0 ? b : c;
  if constexpr (op == Op::logical_and) out = a != 0 && b != 0;
  if constexpr (op == Op::logical_or) out = a != 0 || b != 0;
  if constexpr (op == Op::logical_not) out = a == 0;
  if constexpr (op == Op::divide) return divide_row(instruction, a, b, out);
  if constexpr (op == Op::modulo) return modulo_row(a, b, out);
  if constexpr (op == Op::whole) {
    if (a % instruction.power != 0) return ErrorKind::not_whole;
    out = a / instruction.power;
  }
  return ErrorKind::none;
}

// Calls visit.operator()<op>() for an operation up to Op::whole; false for any other.
template <class Visit>
bool with_arithmetic(Op op, Visit visit) {
  switch (op) {
    case Op::add: visit.template operator()<Op::add>(); return true;
    case Op::subtract: visit.template operator()<Op::subtract>(); return true;
    case Op::multiply: visit.template operator()<Op::multiply>(); return true;
    case Op::negate: visit.template operator()<Op::negate>(); return true;
    case Op::absolute: visit.template operator()<Op::absolute>(); return true;
    case Op::minimum: visit.template operator()<Op::minimum>(); return true;
    case Op::maximum: visit.template operator()<Op::maximum>(); return true;
    case Op::round: visit.template operator()<Op::round>(); return true;
    case Op::multiply_round: visit.template operator()<Op::multiply_round>(); return true;
    case Op::equal: visit.template operator()<Op::equal>(); return true;
    case Op::not_equal: visit.template operator()<Op::not_equal>(); return true;
    case Op::less: visit.template operator()<Op::less>(); return true;
    case Op::less_equal: visit.template operator()<Op::less_equal>(); return true;
    case Op::greater: visit.template operator()<Op::greater>(); return true;
    case Op::greater_equal: visit.template operator()<Op::greater_equal>(); return true;
    case Op::select: visit.template operator()<Op::select>(); return true;
    case Op::logical_and: visit.template operator()<Op::logical_and>(); return true;
    case Op::logical_or: visit.template operator()<Op::logical_or>(); return true;
    case Op::logical_not: visit.template operator()<Op::logical_not>(); return true;
    case Op::divide: visit.template operator()<Op::divide>(); return true;
    case Op::modulo: visit.template operator()<Op::modulo>(); return true;
    case Op::whole: visit.template operator()<Op::whole>(); return true;
    default: return false;
  }
}

}  // namespace fenhao::formula
