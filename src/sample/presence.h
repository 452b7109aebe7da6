// The days of a worker that the month's attendance is about: those of the attendance period in which they are
// employed at the payer who pays them last.
#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "payroll/group.h"
#include "people/people.h"
#include "sample/worker.h"

namespace fenhao::sample {

struct Presence {
  int workdays = 0;
  int rest_days = 0;
  int statutory_days = 0;
  int hot_workdays = 0;  // June to September
  bool whole = false;    // employed on every day of the period
};

// Absent when none of the period's days is theirs. not_found for a year without a calendar.
Result<std::optional<Presence>> presence_of(const Setting& setting, const std::vector<people::Employment>& employments,
                                            const payroll::SalaryGroup& group);

}  // namespace fenhao::sample
