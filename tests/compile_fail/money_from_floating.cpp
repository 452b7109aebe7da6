// Floating point never becomes an amount.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money amount(long yuan) { return Money::from_yuan(yuan); }
#else
Money amount(double yuan) { return Money::from_yuan(yuan); }
#endif
