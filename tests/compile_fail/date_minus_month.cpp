// A day and a month have no difference.
#include "base/date.h"

using namespace fenhao;

#ifdef CONTROL
int difference(Date a, Date b) { return a - b; }
#else
int difference(Date a, Month b) { return a - b; }
#endif
