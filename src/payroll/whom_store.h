// Of whom facts are read: one person, or those whose employee numbers lie in a range.
#pragma once

#include <string>
#include <vector>

#include "store/store.h"

namespace fenhao::payroll {

// Employee numbers from `from` (included) to `before` (excluded), by their bytes; empty = without an end on that side.
struct EmployeeRange {
  std::string from, before;
};

// One person when `employee` is not empty, else everybody in the range.
struct Whom {
  std::string employee;
  EmployeeRange range = {};
};

// " AND r.employee …" for a statement whose table has the alias r; empty for everybody. Its parameters are appended,
// numbered on from those that are there.
std::string of_whom(const Whom& whom, std::vector<store::Parameter>& parameters);

}  // namespace fenhao::payroll
