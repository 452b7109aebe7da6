// Rules that end on a day unless they are prolonged: the calendar a payroll department watches. Pure.
#pragma once

#include <vector>

#include "tax/tax.h"

namespace fenhao::tax {

struct Expiry {
  std::string item;  // of policy/national/tax.yaml: "bonus_alone"
  Text what;
  Date last_day;
};

// By last day, then by item.
std::vector<Expiry> expiries(const Parameters& parameters);

}  // namespace fenhao::tax
