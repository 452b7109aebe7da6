// Employment rows as recorded (a roster row, then moves) joined into stretches that follow one another. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "people/people.h"

namespace fenhao::intake {

// A row with the batch it came in.
struct RecordedRow {
  people::Employment row;
  std::int64_t batch = 0;
  bool is_roster = false;  // a roster states the hiring day itself; a move only what changed
};

// Rows of one person without what a later roster corrected: an older roster row with another hiring day that did not
// end before the newer one starts was a mistake, not an earlier employment.
std::vector<people::Employment> without_corrected(const std::vector<RecordedRow>& rows);

// Rows of one person by their first day. A move states only what changed: an empty entity, department, position,
// place or group is taken from the stretch before. A stretch ends the day before the next starts; a last day
// beyond that is the last day of the whole chain. `hired` is the first day of unbroken work at the entity.
std::vector<people::Employment> join_stretches(std::vector<people::Employment> rows);

}  // namespace fenhao::intake
