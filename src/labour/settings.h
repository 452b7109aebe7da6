// Where practice differs from place to place and nothing in the law decides: what is taken, as dated entries of
// policy/national/settings.yaml, which a company may state anew for itself (settings.yaml in its data folder).
#pragma once

#include "base/dated_text.h"
#include "labour/minimum_wage.h"
#include "labour/overtime.h"
#include "labour/probation.h"

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

Fields fields(MinimumWageContributions& setting);
Fields fields(OvertimeHolidayHours& setting);
Fields fields(ProbationBounds& setting);

}  // namespace fenhao::labour
