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

// Of a replaced month: who has attendance or variable pay of an earlier file, and no row in this one.
struct KeptInputs {
  std::int64_t people = 0;
  std::vector<std::string> first;  // a few employee numbers
};

struct BatchReceipt {
  std::int64_t batch = 0;
  std::int64_t rows = 0;
  bool repeated = false;  // the same file was taken in before; nothing was written
  LateRows late;
  KeptInputs kept;
};

// Rows marked 作废 take back what was recorded under their key: not_found naming them when there is nothing.
// Year-to-date figures of a closed run are refused (conflict): the run wrote them.
// Attendance and variable pay replace what each person of the file had for the month; who is not in it keeps what
// earlier files brought. conflict naming items and how many people when that would drop items of an earlier file,
// unless `replace`; then the receipt says who was kept.
// `digest` is the SHA-256 of the file's bytes: the same file of the same kind twice is recognised, so that an
// interrupted import is simply done again (unless a later file changed some of its rows: then it is taken in anew). Writes the good rows of `intake`; audit entry "import.<kind>".
Result<BatchReceipt> save(store::Store& store, const Intake& intake, const std::string& file_name, const std::string& digest,
                          const std::string& actor, bool replace = false);

}  // namespace fenhao::intake
