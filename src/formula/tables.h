// Company tables made ready for LOOKUP. Internal to formula/.
#pragma once

#include "formula/program_state.h"

namespace fenhao::formula {

// One LookupTable for each column of each table. Reports cells that are not of their column's type, rows of the
// wrong length and keys given twice. An empty cell is not there.
void build_lookups(ProgramState& state, Diagnostics& diagnostics);

}  // namespace fenhao::formula
