// Where practice differs from place to place and nothing in the law decides: what is taken, as dated entries of
// policy/national/settings.yaml, which a company may state anew for itself (settings.yaml in its data folder).
#pragma once

#include "base/dated_text.h"
#include "labour/contract.h"
#include "labour/minimum_wage.h"
#include "labour/overtime.h"
#include "labour/probation.h"
#include "labour/severance.h"

namespace fenhao::labour {

// Whether the minimum wage contains the employee's insurance and fund contributions.
struct MinimumWageContributions {
  static constexpr std::string_view item = "minimum_wage_contributions";
  LegalBasis basis;
  Words excluded_at;  // codes of provinces and cities where they come on top of it; elsewhere contained

  ContributionsInMinimum at(std::string_view place) const;
};

// Whether hours on statutory holidays count towards the monthly limit of overtime.
struct OvertimeHolidayHours {
  static constexpr std::string_view item = "overtime_holiday_hours";
  LegalBasis basis;
  bool counted = false;

  HolidayHours reading() const { return counted ? HolidayHours::counted : HolidayHours::not_counted; }
};

// Whether the pay of the probation must reach both bounds of the Implementing Regulations art. 15 or one of them.
struct ProbationBounds {
  static constexpr std::string_view item = "probation_bounds";
  LegalBasis basis;
  bool both = false;

  ProbationFloor reading() const { return both ? ProbationFloor::higher_of_both : ProbationFloor::lower_of_both; }
};

// Whether the employer may let the second fixed term end (Labour Contract Law art. 14 (2) 3).
struct SecondFixedTerm {
  static constexpr std::string_view item = "second_fixed_term";
  LegalBasis basis;
  bool both_agree = false;

  SecondTermReading reading() const { return both_agree ? SecondTermReading::both_agree : SecondTermReading::worker_decides; }
};

// Whether service before 2008 counts by the law of its time or in one with the later service (art. 97 (3)).
struct EarlierServiceCount {
  static constexpr std::string_view item = "earlier_service_count";
  LegalBasis basis;
  bool law_of_the_time = true;

  EarlierServiceReading reading() const { return law_of_the_time ? EarlierServiceReading::law_of_the_time : EarlierServiceReading::one_count; }
};

Fields fields(MinimumWageContributions& setting);
Fields fields(OvertimeHolidayHours& setting);
Fields fields(ProbationBounds& setting);
Fields fields(SecondFixedTerm& setting);
Fields fields(EarlierServiceCount& setting);

}  // namespace fenhao::labour
