// Employment rows as recorded (a roster row, then moves) joined into stretches that follow one another. Pure.
#pragma once

#include <vector>

#include "people/people.h"

namespace fenhao::intake {

// Rows of one person by their first day. A move states only what changed: an empty entity, department, position,
// place or group is taken from the stretch before. A stretch ends the day before the next starts; a last day
// beyond that is the last day of the whole chain. `hired` is the first day of unbroken work at the entity.
std::vector<people::Employment> join_stretches(std::vector<people::Employment> rows);

}  // namespace fenhao::intake
