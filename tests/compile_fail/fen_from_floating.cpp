// Floating point never becomes fen.
#include "base/money.h"

using namespace fenhao;

#ifdef CONTROL
Money amount(long fen) { return Money::from_fen(fen); }
#else
Money amount(double fen) { return Money::from_fen(fen); }
#endif
