// The rates of both sides for one charge. Inside contribution/ only.
#pragma once

#include <optional>
#include <string>

#include "contribution/contribution.h"

namespace fenhao::contribution {

struct SideRates {
  std::optional<Rate> employer, employee;  // absent: a fixed amount only, or nothing
};

// Errors as charge().
Result<SideRates> rates_of(const policy::Terms& terms, const Enrolment& enrolment);

// An error that begins with the name of the insurance.
Error about(const policy::Terms& terms, ErrorCode code, std::string zh, std::string en);

}  // namespace fenhao::contribution
