// Contributions of many people added up per insurance. Pure.
#pragma once

#include <array>
#include <vector>

#include "base/money.h"
#include "payroll/result.h"
#include "policy/policy.h"

namespace fenhao::payroll {

struct ContributionSum {
  std::int64_t lines = 0;
  std::int64_t heads = 0;  // lines of the month itself; one person has one per insurance and account
  Money base;              // of these lines; a back payment has no base of its own
  Money employer, employee;

  void add(const ChargeLine& line);
  void add(const ContributionSum& other);
};

class ContributionSums {
 public:
  void add(const ChargeLine& line) { of(line.charge.insurance).add(line); }
  void add(const ContributionSums& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i].add(other.sums_[i]);
  }

  const ContributionSum& operator[](policy::Insurance insurance) const {
    return sums_[static_cast<std::size_t>(insurance)];
  }
  // Those that anyone is charged for, in the order of the enumeration.
  std::vector<policy::Insurance> insurances() const;
  ContributionSum total() const;  // heads and base stay 0: they do not add up over insurances

 private:
  ContributionSum& of(policy::Insurance insurance) { return sums_[static_cast<std::size_t>(insurance)]; }

  std::array<ContributionSum, policy::insurance_count> sums_;
};

}  // namespace fenhao::payroll
