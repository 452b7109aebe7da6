// A month is of no kind until somebody says which.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
TaxMonth convert(Month month) { return TaxMonth(month); }
#else
TaxMonth convert(Month month) { return month; }
#endif
