#include "payroll/run_sums.h"

#include <string_view>
#include <unordered_set>

namespace fenhao::payroll {

void PaySums::add(const EmployeeResult& result) {
  ++results;
  gross += result.gross;
  insurance_employee += result.insurance_employee;
  fund_employee += result.fund_employee;
  bonus_tax += tax_on_bonus(result.tax);
  wage_tax += tax_on_wages(result.tax);
  other_tax += tax_on_labour(result.tax) + tax_on_separate(result.tax);
  net += result.net;
  insurance_employer += result.insurance_employer;
  fund_employer += result.fund_employer;
  cost += result.cost;
}

void PaySums::add(const PaySums& other) {
  results += other.results;
  for (const auto amount : {&PaySums::gross, &PaySums::insurance_employee, &PaySums::fund_employee, &PaySums::wage_tax, &PaySums::bonus_tax, &PaySums::other_tax, &PaySums::net,
                            &PaySums::insurance_employer, &PaySums::fund_employer, &PaySums::cost})
    this->*amount += other.*amount;
}

RunSums RunSums::of(const std::vector<EmployeeResult>& results) {
  RunSums sums;
  std::unordered_set<std::string_view> persons;
  for (const auto& result : results) {
    persons.insert(result.person.employee);
    sums.entities[result.entity].add(result);
    ContributionSums* at = nullptr;
    const std::string* place = nullptr;  // lines of one person lie at one place as a rule
    for (const auto& line : result.charges) {
      if (!place || *place != line.place) at = &sums.contributions[{result.entity, line.place}];
      place = &line.place;
      at->add(line);
    }
  }
  sums.persons = static_cast<std::int64_t>(persons.size());
  return sums;
}

void RunSums::add(const RunSums& other) {
  persons += other.persons;
  for (const auto& [entity, pay] : other.entities) entities[entity].add(pay);
  for (const auto& [key, lines] : other.contributions) contributions[key].add(lines);
}

PaySums RunSums::all() const {
  PaySums all;
  for (const auto& [unused, pay] : entities) all.add(pay);
  return all;
}

}  // namespace fenhao::payroll
