// A proportion and an amount have no sum.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Rate sum(Rate a, Rate b) { return a + b; }
#else
Rate sum(Rate a, Money b) { return a + b; }
#endif
