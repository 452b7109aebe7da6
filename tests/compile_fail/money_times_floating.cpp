// Floating point never touches an amount.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money product(Money a) { return a * 2; }
#else
Money product(Money a) { return a * 1.5; }
#endif
