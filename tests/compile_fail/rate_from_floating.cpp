// Floating point never becomes a proportion.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Rate rate() { return Rate::parse("0.08").value(); }
#else
Rate rate() { return Rate::from(0.08).value(); }
#endif
