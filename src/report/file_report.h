// What a writer put into its file and who needs attention. Plain value.
#pragma once

#include <cstdint>
#include <vector>

#include "base/error.h"
#include "base/money.h"

namespace fenhao::report {

struct FileReport {
  std::int64_t rows = 0;        // data rows; headings and totals not counted
  Money total;                  // what the file's header says: net pay, contributions, cost, ...
  bool written = true;          // false: withheld, nothing stands at the path; `problems` says why
  std::vector<Error> problems;  // one per person, with the employee number as its subject
};

}  // namespace fenhao::report
