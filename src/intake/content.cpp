#include <algorithm>

#include "intake/intake.h"

namespace fenhao::intake {

std::int64_t Intake::rows_good() const {
  return static_cast<std::int64_t>(content.voidings.size() + std::max({content.entities.size(), content.accounts.size(), content.persons.size(), content.employments.size(),
                                             content.salaries.size(), content.inputs.size(), content.deductions.size(), content.enrolments.size(),
                                             content.history.size(), content.work_terms.size()}));
}

}  // namespace fenhao::intake
