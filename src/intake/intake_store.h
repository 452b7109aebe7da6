// A checked file written to the database in one transaction, as one batch.
#pragma once

#include <cstdint>
#include <string>

#include "intake/intake.h"
#include "store/store.h"

namespace fenhao::intake {

// Rows of a batch that change what a closed month was calculated from. The month stays as it is.
struct LateRows {
  std::int64_t people = 0;
  std::string first_month, last_closed;  // YYYY-MM; empty when there are none
};

struct BatchReceipt {
  std::int64_t batch = 0;
  std::int64_t rows = 0;
  bool repeated = false;  // the same file was taken in before; nothing was written
  LateRows late;
};

// Rows marked 作废 take back what was recorded under their key: not_found naming them when there is nothing.
// Year-to-date figures of a closed run are refused (conflict): the run wrote them.
// Attendance and variable pay replace what the person had for the month. conflict naming people and items when that
// would drop items of an earlier file, unless `replace`.
// `digest` is the SHA-256 of the file's bytes: the same file of the same kind twice is recognised, so that an
// interrupted import is simply done again (unless a later file changed some of its rows: then it is taken in anew). Writes the good rows of `intake`; audit entry "import.<kind>".
Result<BatchReceipt> save(store::Store& store, const Intake& intake, const std::string& file_name, const std::string& digest,
                          const std::string& actor, bool replace = false);

}  // namespace fenhao::intake
