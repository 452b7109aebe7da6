#include "formula/lane_loops_body.h"

namespace fenhao::formula {
extern const LaneLoops plain_lane_loops;
const LaneLoops plain_lane_loops{run, bounds, stream};
}  // namespace fenhao::formula
