// A city the group works in: what its policy says for the month, resolved once for all its people.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/money.h"
#include "policy/policy.h"

namespace fenhao::sample {

using policy::Insurance;

struct City {
  policy::Place place;
  std::string written;                  // how files name it: its name, or its code where the name means two places
  int pay_percent = 100;                // of the pay in the dearest cities
  std::vector<Insurance> insurances;    // charged on their own, work injury included
  std::vector<std::string> households;  // household types whose terms are all known; "" = not stated
  std::map<std::pair<Insurance, std::string>, policy::Terms> terms;  // by insurance and household; without work injury
  Money minimum_wage;                                                // a month
  std::optional<Money> average_wage, rent_deduction;                 // a month; absent = not known

  bool knows_household(const std::string& household) const;
  const policy::Terms* find_terms(Insurance insurance, const std::string& household) const;
  // Whole percents the employer may choose for the housing fund; empty where the place sets the rate.
  std::vector<Rate> fund_rates() const;
};

// The first `count` cities whose facts are complete for the month and whose minimum wage is known (overtime and sick
// pay are counted by it), large and well-known ones first.
Result<std::vector<City>> choose_cities(const policy::Library& library, Month month, Date known, int count);

}  // namespace fenhao::sample
