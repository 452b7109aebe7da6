// Who must be insured for what, by national rules for special groups. Pure. MOHRSS Order 16 of 2011 (foreigners);
// Order 41 of 2020 art. 11 (Hong Kong, Macau, Taiwan); Order 56 of 2026 (over-age workers, from 2026-07-01).
#pragma once

#include <map>
#include <set>

#include "base/date.h"
#include "base/error.h"
#include "policy/policy.h"

namespace fenhao::contribution {

enum class Duty {
  required,   // through the employer, who withholds the employee's share (Social Insurance Law art. 60)
  voluntary,  // may be joined
  none,       // not insured
};

struct Worker {
  enum class Origin { mainland, hk_macau_taiwan, foreign } origin = Origin::mainland;
  bool home_cover_proved = false;                // Hong Kong, Macau, Taiwan: pension and unemployment cover at home
  std::set<policy::Insurance> exempt_by_treaty;  // foreigners: bilateral agreement with a certificate
  bool over_retirement_age = false;              // past the statutory month and not on flexible late retirement
  bool draws_pension = false;
  bool agreed_to_contribute = false;  // over-age: agreed with the employer to go on contributing
  Duty over_age_injury = Duty::required;  // over-age: a setting (OverAgeInjury)
};

// Insurances not in the map: the national rules say nothing for this worker. not_found for over-age workers
// before 2026-07 (by province).
Result<std::map<policy::Insurance, Duty>> duties(const Worker& worker, CoverageMonth month);

enum class InsuredAt { each_employer, one_employer };

// With several employers at once. not_found for insurances the national rules do not speak of.
Result<InsuredAt> insured_at(policy::Insurance insurance);

}  // namespace fenhao::contribution
