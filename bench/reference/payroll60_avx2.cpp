// Compiled with the flags of the engine's loops where CMakeLists.txt can; empty elsewhere.
#ifdef __AVX2__
#include "reference/payroll60_body.h"

namespace fenhao::bench {
extern const Payroll60Loop payroll60_avx2;
const Payroll60Loop payroll60_avx2 = run;
}  // namespace fenhao::bench
#endif
