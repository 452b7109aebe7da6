// A day is no month until month() says so.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
Month month_of(Date date) { return date.month(); }
#else
Month month_of(Date date) { return date; }
#endif
