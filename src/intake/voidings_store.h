// Rows taken back: each becomes a later row of the same key that says so.
#pragma once

#include <cstdint>

#include "intake/intake.h"
#include "store/store.h"

namespace fenhao::intake {

// Writes the voidings of a file as rows of `batch`. not_found naming every row of the file that takes back nothing.
Status void_rows(store::Store& store, const Intake& intake, std::int64_t batch);

}  // namespace fenhao::intake
