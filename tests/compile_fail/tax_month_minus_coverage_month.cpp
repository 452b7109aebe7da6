// Months of different kinds have no difference.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
int difference(TaxMonth a, TaxMonth b) { return a.month - b.month; }
#else
int difference(TaxMonth a, CoverageMonth b) { return a - b; }
#endif
