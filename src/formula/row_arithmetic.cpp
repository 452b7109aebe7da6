#include "formula/row_arithmetic.h"

namespace fenhao::formula {

ErrorKind divide_row(Int128 a, Int128 b, int decimals, Mode mode, Int128& out) {
  if (b == 0) return ErrorKind::division_by_zero;
  const Int128 power = power_of_ten(decimals < 0 ? -decimals : decimals);
  if (decimals < 0 ? __builtin_mul_overflow(b, power, &b) : __builtin_mul_overflow(a, power, &a)) return ErrorKind::overflow;
  if (b < 0 && (__builtin_sub_overflow(Int128{0}, a, &a) || __builtin_sub_overflow(Int128{0}, b, &b))) return ErrorKind::overflow;
  out = divide_by(a, b, mode);
  return ErrorKind::none;
}

ErrorKind modulo_row(Int128 a, Int128 b, Int128& out) {
  if (b == 0) return ErrorKind::division_by_zero;
  out = b == -1 ? 0 : a % b;
  if (out != 0 && (out < 0) != (b < 0)) out += b;
  return ErrorKind::none;
}

}  // namespace fenhao::formula
