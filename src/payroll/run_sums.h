// The figures of a run added up: pay by legal entity, contributions by entity and place. Sums of parts add up to those of
// the whole, so that no run needs all of its results at once. Pure.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/money.h"
#include "payroll/contribution_sums.h"
#include "payroll/result.h"

namespace fenhao::payroll {

struct PaySums {
  std::int64_t results = 0;  // people at a payer; who is paid by two entities counts twice
  Money gross, insurance_employee, fund_employee, wage_tax, bonus_tax, other_tax, net;  // other_tax: labour remuneration and one-off incomes
  Money insurance_employer, fund_employer, cost;

  void add(const EmployeeResult& result);
  void add(const PaySums& other);
  // What stands between gross and net besides contributions and tax.
  Money other_deductions() const { return gross - insurance_employee - fund_employee - wage_tax - bonus_tax - other_tax - net; }
  Money other_cost() const { return cost - gross - insurance_employer - fund_employer; }
};

struct RunSums {
  std::int64_t persons = 0;                 // distinct employee numbers
  std::map<std::string, PaySums> entities;  // by code
  std::map<std::pair<std::string, std::string>, ContributionSums> contributions;  // by entity, place

  // All results of some people; nobody is in two parts.
  static RunSums of(const std::vector<EmployeeResult>& results);
  void add(const RunSums& other);
  PaySums all() const;
};

}  // namespace fenhao::payroll
