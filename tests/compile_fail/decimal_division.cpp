// A quotient has to say its scale and rounding.
#include "base/decimal.h"

using namespace fenhao;

#ifdef CONTROL
Decimal quotient(Decimal a, Decimal b) { return divide(a, b, 12, RoundingMode::half_up); }
#else
Decimal quotient(Decimal a, Decimal b) { return a / b; }
#endif
