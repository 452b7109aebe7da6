// The tax month is the month of payment, never by itself the month earned.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
TaxMonth convert(EarningMonth earned) { return TaxMonth(earned.month); }
#else
TaxMonth convert(EarningMonth earned) { return earned; }
#endif
