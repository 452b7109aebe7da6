#include "formula/row_arithmetic.h"

namespace fenhao::formula {

ErrorKind divide_row(const Instruction& instruction, Int128 a, Int128 b, Int128& out) {
  if (b == 0) return ErrorKind::division_by_zero;
  Int128& widened = instruction.decimals < 0 ? b : a;
  if (__builtin_mul_overflow(widened, instruction.power, &widened)) return ErrorKind::overflow;
  if (b < 0 && (__builtin_sub_overflow(Int128{0}, a, &a) || __builtin_sub_overflow(Int128{0}, b, &b)))
    return ErrorKind::overflow;
  out = divide_by(a, b, instruction.mode);
  return ErrorKind::none;
}

ErrorKind modulo_row(Int128 a, Int128 b, Int128& out) {
  if (b == 0) return ErrorKind::division_by_zero;
  out = b == -1 ? 0 : a % b;
  if (out != 0 && (out < 0) != (b < 0)) out += b;
  return ErrorKind::none;
}

}  // namespace fenhao::formula
