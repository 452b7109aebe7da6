// Social insurance and housing fund: from terms and a declared base to what each side owes for a coverage
// month. Pure. Social Insurance Law art. 12, 23, 33, 35, 44, 53; Housing Fund Regulations art. 16–18.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "policy/policy.h"

namespace fenhao::contribution {

using policy::Insurance;

// What the company stated for one person and insurance.
struct Enrolment {
  Insurance insurance = Insurance::pension;
  Money declared_base;                // before floor and cap; ≥ 0
  std::optional<Rate> employer_rate;  // chosen rate, housing fund only (must lie in the allowed range)
  std::optional<Rate> employee_rate;
};

struct Charge {
  Insurance insurance = Insurance::pension;
  Money declared_base;
  Money base;  // after floor and cap of the month
  enum class Clamp { none, floor, cap } clamp = Clamp::none;
  // Both sides together were brought to the place's least or most deposit, half each (housing fund).
  Clamp total_clamp = Clamp::none;
  std::optional<Rate> employer_rate, employee_rate;
  Money employer_fixed, employee_fixed;
  Money employer, employee;  // amounts owed, each rounded per the terms
  Rounding rounding = Rounding::half_up_fen;
  std::string facts;  // ids of the facts used, separated by blanks, for explain and audit
};

// amount = round(base × rate) + fixed, each side on its own. Terms resolved by the policy library are taken as
// they are: a side of a supplementary insurance (large medical, long-term care) that they leave out is not charged.
// invalid_input: a negative base, a housing-fund rate outside the range (never clamped), a rate chosen for another
// insurance. not_found: a rate nobody stated, terms merged into another insurance. conflict: floor above cap; a
// total deposit out of bounds when the two sides' rates differ, because no rule says who gives way.
Result<Charge> charge(const policy::Terms& terms, const Enrolment& enrolment);

struct Total {
  Money employer, employee;
};
Total total(const std::vector<Charge>& charges);

}  // namespace fenhao::contribution
