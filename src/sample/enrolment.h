// Enrolment plans: which insurances an entity pays for a worker in which city, on which declared bases.
#pragma once

#include <vector>

#include "payroll/facts.h"
#include "sample/pay.h"
#include "sample/worker.h"

namespace fenhao::sample {

// In order; a move that changes entity or city ends one plan and starts the next. None for who left before the
// month's insurance was due.
std::vector<payroll::EnrolmentPlan> plans_of(const Setting& setting, const Worker& worker, const Pay& pay);

// The first month that is insured at the first workplace.
Month first_covered(const Worker& worker);

// The month's contributions of a plan by the terms of its city, without work injury (nothing of it is the
// employee's, and its rate is the account's own).
Result<std::vector<contribution::Charge>> charges_of(const City& city, const payroll::EnrolmentPlan& plan,
                                                     const std::string& household);

}  // namespace fenhao::sample
