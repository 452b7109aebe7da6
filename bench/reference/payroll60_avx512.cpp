// Compiled with the flags of the engine's loops where CMakeLists.txt can; empty elsewhere.
#ifdef __AVX512F__
#include "reference/payroll60_body.h"

namespace fenhao::bench {
extern const Payroll60Loop payroll60_avx512;
const Payroll60Loop payroll60_avx512 = run;
}  // namespace fenhao::bench
#endif
