// From checked formulas to instructions. Internal to formula/.
#pragma once

#include <vector>

#include "formula/code_builder.h"
#include "formula/program_state.h"

namespace fenhao::formula {

// The program of one stage. Items of earlier stages are read from their columns.
Code lower_stage(const ProgramState& state, int stage);

// All items, every step in a slot of its own, other items read from their columns. For explanations; `slots` holds the
// slot of each node of each item (nodes that are no values have none).
inline constexpr SlotId no_slot = static_cast<SlotId>(-1);
Code lower_for_explanation(const ProgramState& state, std::vector<std::vector<SlotId>>& slots);

}  // namespace fenhao::formula
