#include "payroll/contribution_sums.h"

namespace fenhao::payroll {

void ContributionSum::add(const ChargeLine& line) {
  ++lines;
  if (!line.back_pay) {
    ++heads;
    base += line.charge.base;
  }
  employer += line.charge.employer;
  employee += line.charge.employee;
}

void ContributionSum::add(const ContributionSum& other) {
  lines += other.lines;
  heads += other.heads;
  base += other.base;
  employer += other.employer;
  employee += other.employee;
}

std::vector<policy::Insurance> ContributionSums::insurances() const {
  std::vector<policy::Insurance> charged;
  for (std::size_t i = 0; i < sums_.size(); ++i)
    if (sums_[i].lines > 0) charged.push_back(static_cast<policy::Insurance>(i));
  return charged;
}

ContributionSum ContributionSums::total() const {
  ContributionSum total;
  for (const auto& sum : sums_) total.add(sum);
  total.lines = total.heads = 0;
  total.base = Money{};
  return total;
}

}  // namespace fenhao::payroll
