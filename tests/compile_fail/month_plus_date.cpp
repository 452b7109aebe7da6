// A month and a day have no sum.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
Month sum(Month a, int b) { return a + b; }
#else
Month sum(Month a, Date b) { return a + b; }
#endif
