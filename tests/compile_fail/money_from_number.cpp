// A bare number does not say whether it is yuan or fen.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money amount() { return Money::from_yuan(12); }
#else
Money amount() { return 12; }
#endif
