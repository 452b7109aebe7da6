#include "reference/payroll60.h"

#include "reference/payroll60_body.h"

namespace fenhao::bench {

#ifdef FENHAO_VECTOR_LEVELS
extern const Payroll60Loop payroll60_avx2;
extern const Payroll60Loop payroll60_avx512;
#endif

const std::array<int, payroll60_items> payroll60_scales{
    2, 2, 12, 2, 2, 2, 2, 2, 2, 2, 2, 0, 2, 2, 0, 0, 0, 2, 2,  0,   // daily_rate … seniority
    0, 2, 2,  2, 2, 2, 2, 0, 0, 2, 2, 2, 0, 2, 2, 2, 2, 2, 0,  2,   // bonus_pay … si_ee_total
    2, 2, 2,  2, 0, 2, 2, 2, 2, 0, 0, 2, 2, 2, 2, 2, 2, 2, 12, 0};  // si_er_total … low_flag

Payroll60Loop payroll60_loop() {
#ifdef FENHAO_VECTOR_LEVELS
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return payroll60_avx512;
  if (__builtin_cpu_supports("avx2")) return payroll60_avx2;
#endif
  return run;
}

}  // namespace fenhao::bench
