// What a payroll run produced, in memory: what reports, files and explanations are made from. Plain values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/identifiers.h"
#include "base/money.h"
#include "contribution/contribution.h"
#include "formula/formula.h"
#include "payroll/tax_working.h"
#include "people/people.h"

namespace fenhao::payroll {

// One pay item of a salary group, as a column of the results.
struct ItemColumn {
  std::string code;
  std::string name;  // Chinese
  formula::Type type = formula::Type::money;
  std::vector<std::string> tags;  // 应发, 扣款, 计税, 成本, 合计 ...
  bool on_payslip = true;
};

struct GroupColumns {
  std::string code;
  std::string name;
  std::vector<ItemColumn> items;    // in the order of the template
  std::vector<std::string> inputs;  // codes of the inputs the formulas read
};

// The value of one input for one person, kept so that a result can be explained and repeated.
struct InputValue {
  bool missing = false;
  Decimal number;    // money, number, rate; days since 1970 for a date, month index, 0/1 for yes/no
  std::string text;  // for text
};

// A line of an earlier coverage month, paid or refunded with this one (补缴, 退费): the charge holds the difference.
struct BackPay {
  CoverageMonth month{Month{}};
  bool deducted_then = false;  // the tax of that month was corrected; no deduction of this month
};

struct ChargeLine {
  std::string place;    // code
  std::string account;  // employer account code, empty when the company did not give one
  contribution::Charge charge;
  std::optional<BackPay> back_pay;  // absent = the month's own
};

// A pay item of an earlier month, as paid and as known now.
struct RetroItem {
  std::string code, name;
  Money then, now;
};

// When a difference is taxed: with the wages of the month it is paid in, or in the month it was earned (the returns
// of that month are then corrected with the tax authority).
enum class RetroTreatment { when_paid, when_earned };

// The difference of an earlier month for one person at one payer, now less then; negative = to be recovered.
struct RetroEntry {
  std::string employee, entity;
  EarningMonth earned{Month{}};
  RetroTreatment treatment = RetroTreatment::when_paid;
  Money gross;    // 应发
  Money taxable;  // contained wage income, and benefits that bear tax without being paid
  Money exempt;   // contained in taxable
  Money bonus;    // full-year bonus taxed alone, contained in gross
  Money other;    // net pay that neither gross, contributions nor tax explain: deductions after tax, annuity
  Money tax;      // tax on wages and bonus
  std::vector<RetroItem> items;
  std::vector<ChargeLine> charges;  // back_pay set
};

// One person at one payer in this run.
struct EmployeeResult {
  people::Person person;
  std::string entity;      // legal entity code
  std::string group;       // salary group code
  std::string department;
  std::string position;
  std::string place;       // code
  Date hired;
  std::optional<Date> last_day;
  std::vector<Decimal> values;     // one per item of the group's columns; 0 for a text item
  std::map<std::string, std::string> texts;  // values of the text items by item code
  std::vector<InputValue> inputs;  // one per input of the group's columns
  std::vector<ChargeLine> charges;
  std::vector<RetroEntry> retro;  // differences of earlier months paid with this one; their charges are among `charges`
  TaxWorking tax;
  Money gross, taxable, net, cost;
  Money insurance_employee, fund_employee, insurance_employer, fund_employer;
  Money paid_net, paid_tax;  // by earlier payments of the same month; not part of the calculation
};

struct Notice {
  enum class Severity { warning, error } severity = Severity::warning;
  std::string code;
  std::string subject;  // employee number or policy fact
  Text message;
};
inline Notice warning(std::string subject, std::string code, Text message) {
  return {Notice::Severity::warning, std::move(code), std::move(subject), std::move(message)};
}

enum class RunState { draft, calculated, reviewed, approved, closed };

struct RunView {
  std::int64_t id = 0;
  EarningMonth month{Month{}};
  Date known;
  RunState state = RunState::draft;
  std::string calculated_at;  // UTC, "2026-11-22T10:00:00Z"; empty before the run was saved
  std::string calculated_by, reviewed_by, approved_by;  // empty = not yet
  std::vector<people::LegalEntity> entities;
  std::vector<people::EmployerAccount> accounts;
  std::map<std::string, std::string> place_names;  // code → name
  std::map<std::string, PaymentMonth> payment_months;  // by entity
  std::map<std::string, Date> payment_dates;           // by entity
  std::vector<GroupColumns> groups;
  std::vector<EmployeeResult> employees;  // by entity, department, employee number
  std::vector<Notice> notices;

  const GroupColumns* group(std::string_view code) const;
  const people::LegalEntity* entity(std::string_view code) const;
};

}  // namespace fenhao::payroll
