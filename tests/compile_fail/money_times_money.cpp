// Square yuan mean nothing.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money product(Money a, int b) { return a * b; }
#else
Money product(Money a, Money b) { return a * b; }
#endif
