// Compiled for AVX-512 where CMakeLists.txt can; empty elsewhere.
#ifdef __AVX512DQ__
#include "formula/lane_loops_body.h"

namespace fenhao::formula {
extern const LaneLoops avx512_lane_loops;
const LaneLoops avx512_lane_loops{run, bounds, stream};
}  // namespace fenhao::formula
#endif
