// The tax of one payee in a run: declared deductions and history joined with the month's wage items.
// STA announcement 2018 No. 61 art. 6; Guofa 2018 No. 41, 2022 No. 8, 2023 No. 13 (special additional).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "payroll/month_facts.h"
#include "payroll/result.h"

namespace fenhao::payroll {

// What the tax needs besides the wage items, known before any formula runs.
struct Declared {
  TaxMonth month{Month{}};
  tax::YearToDate before;
  tax::BasicDeductionRule rule = tax::BasicDeductionRule::months_employed;
  Money bonus_taxed_alone;
  std::map<std::string, Money> additional_to_date;  // by kind, through this month, at this payer; personal pension too
  std::map<std::string, Money> other_this_month;    // personal pension, commercial health insurance, annuity
  Money additional_this_month;                      // to date less what was deducted before; may be negative
};

// The tax month is the month of payment. not_found when the person was paid here earlier this year but no
// year-to-date figures are known: the tax of the month cannot be right without them.
// `attendance_from_day` of the salary group: who was hired on or after it is first paid for the next month.
Result<Declared> declare(const people::Employment& employment, const people::LegalEntity& entity, EarningMonth month, int attendance_from_day,
                         const std::vector<const Deduction*>& deductions, const History* history);

// Wage items of the month that bear tax.
struct WageItems {
  Money income, exempt, other, bonus;
};

// Withholds on wages and on a full-year bonus taxed alone (once a year: conflict otherwise).
Result<TaxWorking> withhold(const tax::Parameters& parameters, const people::Employment& employment, const Declared& declared,
                            const std::vector<ChargeLine>& charges, const WageItems& wages);

}  // namespace fenhao::payroll
