// A text becomes a secret by name only, so that no temporary hides one.
#include "base/identifiers.h"

using namespace fenhao;

#ifdef CONTROL
Secret secret(std::string text) { return Secret(text); }
#else
Secret secret(std::string text) { return text; }
#endif
