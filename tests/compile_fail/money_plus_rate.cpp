// An amount and a proportion have no sum.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money sum(Money a, Money b) { return a + b; }
#else
Money sum(Money a, Rate b) { return a + b; }
#endif
