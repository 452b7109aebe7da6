// A secret is revealed by name only.
#include "base/identifiers.h"

using namespace fenhao;

#ifdef CONTROL
std::string text(const Secret& secret) { return secret.reveal(); }
#else
std::string text(const Secret& secret) { return secret; }
#endif
