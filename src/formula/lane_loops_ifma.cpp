// Compiled for AVX-512 with products of 52 bits where CMakeLists.txt can; empty elsewhere.
#ifdef __AVX512IFMA__
#include "formula/lane_loops_body.h"

namespace fenhao::formula {
extern const LaneLoops ifma_lane_loops;
const LaneLoops ifma_lane_loops{run, bounds, stream};
}  // namespace fenhao::formula
#endif
