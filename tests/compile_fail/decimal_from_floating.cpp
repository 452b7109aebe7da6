// Floating point never becomes a decimal.
#include "base/decimal.h"

using namespace fenhao;

#ifdef CONTROL
Decimal number(long value) { return Decimal(value); }
#else
Decimal number(double value) { return Decimal(value); }
#endif
