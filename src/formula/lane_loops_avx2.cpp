// Compiled for AVX2 where CMakeLists.txt can; empty elsewhere.
#ifdef __AVX2__
#include "formula/lane_loops_body.h"

namespace fenhao::formula {
extern const LaneLoops avx2_lane_loops;
const LaneLoops avx2_lane_loops{run, bounds, stream};
}  // namespace fenhao::formula
#endif
