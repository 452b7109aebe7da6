// The tax of one payee in a run: declared deductions and history joined with the month's pay items.
// STA announcement 2018 No. 61 art. 6; Guofa 2018 No. 41, 2022 No. 8, 2023 No. 13 (special additional).
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "payroll/month_facts.h"
#include "payroll/result.h"
#include "payroll/tax_inputs.h"
#include "tax/rehire.h"

namespace fenhao::payroll {

// Who is taxed, at one payer.
struct Taxpayer {
  const people::Employment* employment = nullptr;
  const people::LegalEntity* entity = nullptr;
  const people::Person* person = nullptr;  // absent = a resident who declared nothing
  std::vector<tax::Stretch> stretches;     // employed_stretches(); empty = one, from the hiring day
  IncomeKind income_kind = IncomeKind::wage;
  int attendance_from_day = 1;  // of the salary group: who was hired on or after it is first paid for the next month
  const tax::DeductionLimits* limits = nullptr;  // of personal pension and health insurance; null = deducted as declared
};

// What the tax needs besides the pay items, known before any formula runs.
struct Declared {
  TaxMonth month{Month{}};
  IncomeKind income_kind = IncomeKind::wage;
  bool is_resident = true;
  bool status_changed = false;  // resident or not: differs from the tax month before
  tax::YearToDate before;
  OtherToDate others;
  tax::BasicDeductionRule rule = tax::BasicDeductionRule::months_employed;
  bool rule_is_new = false;  // 60000 at once, found from last year's figures
  int basic_months = 0;
  Money bonus_taxed_alone;
  std::map<std::string, Money> additional_to_date;  // by kind, through this month, at this payer; personal pension too
  std::map<std::string, Money> other_this_month;    // personal pension, commercial health insurance, annuity
  Money additional_this_month;                      // to date less what was deducted before; may be negative
  Money additional_expected;                        // of the whole year, as declared now
};

// The tax month is the month of payment. not_found when the person was paid here earlier this year but no
// year-to-date figures are known: the tax of the month cannot be right without them. `last_year`: figures of the tax
// year before, for the 60000 rule (STA 2020 No. 19 art. 1); may be null.
Result<Declared> declare(const tax::Parameters& parameters, const Taxpayer& taxpayer, EarningMonth month,
                         std::span<const Deduction* const> deductions, const History* history, const History* last_year = nullptr);

// Pay items of the month that bear tax.
struct WageItems {
  Money income, exempt, other, bonus;
  Money severance, early_retirement, internal_retirement, equity;
  Money net_agreed;
};

// What only the place and the calendar know.
struct TaxSurroundings {
  TaxChoices choices;
  std::optional<Money> average_wage;  // of the place, last year, a month
  int days = 0;                       // calendar days of the earning month
};

// Withholds by the kind of income and of taxpayer; a full-year bonus alone once a year (conflict otherwise), or merged
// when it was chosen.
Result<TaxWorking> withhold(const tax::Parameters& parameters, const Declared& declared, const std::vector<ChargeLine>& charges,
                            const WageItems& wages, const TaxSurroundings& surroundings = {});

}  // namespace fenhao::payroll
