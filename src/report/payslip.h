// What a pay slip says, before anybody draws it. Pure; amounts exact.
#pragma once

#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/money.h"
#include "report/run_index.h"

namespace fenhao::report {

struct PayslipLine {
  std::string name;
  Decimal amount;
};

struct PayslipFact {
  std::string name;
  std::string value;
};

struct PayslipContribution {
  std::string name;  // insurance; with the place when it is not the person's own; back payments in a line of their own
  Money base, employee, employer;
};

// Earnings add up to gross, and gross − deductions = net, always: what no visible item explains stands in a line
// 其他. 扣款 that lowers gross stands among the earnings with its minus sign.
struct Payslip {
  std::string company, group, month, payment_date;
  std::string state;  // empty once the run is approved
  std::string employee, name;
  std::vector<PayslipFact> person;  // 部门, 岗位, 参保地 ...
  std::vector<PayslipLine> earnings, deductions;
  std::vector<PayslipFact> facts;  // attendance and other visible items, zeros left out
  std::vector<PayslipContribution> contributions;
  Money contribution_employee, contribution_employer;
  std::vector<std::string> tax_working;  // one formula each
  std::vector<PayslipFact> retro;  // items of earlier months that were settled with this one
  std::vector<PayslipFact> year_to_date;
  Money gross, net;
  Decimal deducted;  // sum of the deductions
  std::string net_in_capitals;
  std::string run;
};

// Items with on_payslip = false and zero items stay off.
Payslip make_payslip(const RunIndex& index, const EmployeeResult& result);

// Σ 收入 − Σ 扣除 = 应纳税所得额, × 税率 − 速算扣除数 = 税额, − 已预缴 = 本月: the withholding in words and numbers.
std::vector<std::string> tax_working(const payroll::TaxWorking& tax);

}  // namespace fenhao::report
