// What a worker is paid by: the salary inputs of the group, dated, with raises in the year, in the month and with
// a move. Amounts follow the post, its level and the city, and keep the minimum wage.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "people/people.h"
#include "sample/worker.h"

namespace fenhao::sample {

using Amounts = std::map<std::string, Money>;  // salary input code → a month, or a day for *_per_day

// A day from which salaries change, and what is stated on that day.
struct PayStep {
  Date from;
  Amounts stated;
  Amounts in_force;  // all that holds from then on
};

struct Pay {
  std::vector<PayStep> steps;  // by day

  // What holds on a day; before the first step, what the first step says.
  const Amounts& on(Date day) const;
  std::vector<people::SalaryAssignment> assignments(const std::string& employee) const;
};

Pay pay_of(const Setting& setting, const Worker& worker);

// Yuan a month at the post, level and city, without what changes from month to month.
int monthly_yuan(const City& city, const Position& position, int level);
// Piece pay, commissions and project bonuses of a usual month.
int usual_extra_yuan(const City& city, const Position& position, int level);
inline constexpr int usual_workdays = 21;
// The sum of the amounts of a usual full month, with daily amounts and the usual extra.
Money usual_month(const Amounts& amounts, int extra_yuan);

}  // namespace fenhao::sample
