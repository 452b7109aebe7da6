// An amount times a proportion has to say how it rounds.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money product(Money a, Rate b) { return multiply(a, b, Rounding::half_up_fen); }
#else
Money product(Money a, Rate b) { return a * b; }
#endif
