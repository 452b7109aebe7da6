// What a company knows for a payroll month besides its people: monthly inputs, declared deductions, enrolment
// plans and year-to-date history. Plain values; intake/ reads them from spreadsheets.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/money.h"
#include "contribution/contribution.h"
#include "payroll/tax_working.h"
#include "people/people.h"

namespace fenhao::payroll {

// A declared deduction: an amount a month, from a month on. kind: "children", "infant", "elderly", "mortgage",
// "rent", "continuing" (special additional); "pension" (personal pension), "health", "annuity" (other).
struct Deduction {
  std::string employee;
  std::string kind;
  Month from;
  std::optional<Month> to;  // last month
  Money amount;             // per month
};

// 参保方案: which insurances an entity pays for a person, where, on which declared bases.
struct EnrolmentPlan {
  std::string employee, entity, place, scheme, district;
  CoverageMonth from{Month{}};
  std::optional<Month> to;  // last covered month
  std::vector<contribution::Enrolment> insurances;
};

// Attendance or variable pay of one earning month: input code → value.
struct MonthlyInput {
  std::string employee;
  EarningMonth month{Month{}};
  std::map<std::string, Decimal> values;
};

// Cumulative withholding figures of a person at one payer through a tax month of the year.
struct History {
  std::string employee, entity;
  TaxMonth through{Month{}};
  tax::YearToDate figures;
  tax::BasicDeductionRule rule = tax::BasicDeductionRule::months_employed;
  Money bonus_taxed_alone;  // full-year bonus already taxed alone this year, 0 = none
  OtherToDate others;
};

// What closed runs paid one person at one payer: last month, and over the months before it.
struct RecentPay {
  std::string employee, entity;
  bool has_last_month = false;
  Money last_gross, last_net;
  int months = 0;     // closed months with pay among the twelve before, each counted once
  Money gross_total;  // of these months
};

}  // namespace fenhao::payroll
