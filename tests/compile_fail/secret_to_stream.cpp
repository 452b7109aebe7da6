// A secret cannot be printed.
#include <ostream>

#include "base/identifiers.h"

using namespace fenhao;

#ifdef CONTROL
void print(std::ostream& out, const Secret& secret) { out << secret.masked(); }
#else
void print(std::ostream& out, const Secret& secret) { out << secret; }
#endif
