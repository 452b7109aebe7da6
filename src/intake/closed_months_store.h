// What a batch changes of months that are closed already: told, never applied to them.
#pragma once

#include <cstdint>

#include "intake/intake_store.h"

namespace fenhao::intake {

// Rows of the batch that start in a closed month, or end another row there, and say something else than before.
Result<LateRows> changes_of_closed_months(store::Store& store, Kind kind, std::int64_t batch);

// conflict when the batch moves the month in which an entity pays (its tax month) after a month was closed: a tax month
// would be counted twice or not at all.
Status refuse_moved_payment_month(store::Store& store, std::int64_t batch);

// conflict when the batch restates year-to-date figures that a closed run wrote.
Status refuse_closed_history(store::Store& store, std::int64_t batch);

}  // namespace fenhao::intake
