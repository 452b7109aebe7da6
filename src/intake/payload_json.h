// The JSON payloads of monthly inputs and enrolments: exact decimals as text. The only user of Boost.JSON here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/error.h"
#include "contribution/contribution.h"

namespace fenhao::intake {

std::string values_to_json(const std::map<std::string, Decimal>& values);
Result<std::map<std::string, Decimal>> values_from_json(std::string_view json);

std::string insurances_to_json(const std::vector<contribution::Enrolment>& insurances);
Result<std::vector<contribution::Enrolment>> insurances_from_json(std::string_view json);

}  // namespace fenhao::intake
