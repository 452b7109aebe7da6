// The figures of a run that its owner checks first, added up once for every kind of summary. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/money.h"
#include "payroll/result.h"
#include "report/contribution_sums.h"

namespace fenhao::report {

struct PayFigures {
  std::int64_t results = 0;  // people at a payer; who is paid by two entities counts twice
  Money gross, insurance_employee, fund_employee, wage_tax, bonus_tax, other_tax, net;  // other_tax: labour remuneration and one-off incomes
  Money insurance_employer, fund_employer, cost;

  void add(const payroll::EmployeeResult& result);
  // What stands between gross and net besides contributions and tax.
  Money other_deductions() const { return gross - insurance_employee - fund_employee - wage_tax - bonus_tax - other_tax - net; }
  Money other_cost() const { return cost - gross - insurance_employer - fund_employer; }
};

struct NoticeCount {
  std::string code;
  std::int64_t count = 0;
  Text example;  // the first message
};

struct RunFigures {
  std::int64_t persons = 0;  // distinct employee numbers
  PayFigures all;
  std::vector<std::pair<std::string, PayFigures>> by_entity;       // entity code, in the order of the run
  std::map<std::string, ContributionSums> contributions_by_place;  // place code
  ContributionSums contributions;
  std::vector<NoticeCount> warnings, errors;  // by code, in the order of the alphabet
};

RunFigures figures_of(const payroll::RunView& view);

}  // namespace fenhao::report
