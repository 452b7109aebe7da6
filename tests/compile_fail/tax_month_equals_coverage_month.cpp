// Months of different kinds are not compared.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
bool same(TaxMonth a, TaxMonth b) { return a == b; }
#else
bool same(TaxMonth a, CoverageMonth b) { return a == b; }
#endif
