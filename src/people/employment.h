// Stretches of employment in time. Pure.
#pragma once

#include <vector>

#include "base/error.h"
#include "people/people.h"

namespace fenhao::people {

// From the first day to the day after the last; open ends run to 9999-12-31.
Period period_of(const Employment& employment);

// The stretches that meet the period, in order of time, cut to it (`hired` stays what it is).
std::vector<Employment> segments_in(const std::vector<Employment>& employments, Period period);

// conflict naming employee and days when two stretches of one person at one entity overlap; invalid_input when a
// stretch ends before it begins. Stretches at different entities may run side by side.
Status check_stretches(const std::vector<Employment>& employments);

}  // namespace fenhao::people
