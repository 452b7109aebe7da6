// The tax of everybody in a run: facts and law of the month brought to declare() and withhold(), and what a person
// should look at before approval. Not thread-safe; lives as long as what it was made from.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "payroll/by_employee.h"
#include "payroll/payee.h"
#include "payroll/withholding.h"

namespace fenhao::payroll {

class PayeeTax {
 public:
  PayeeTax(const MonthFacts& facts, const Rules& rules, std::span<const InputPositions> positions);

  // The law of every payer's tax month; not_found stops the run.
  Status load_law();
  Result<Declared> declare(const Payee& payee) const;
  Result<TaxWorking> withhold(const Payee& payee, const Declared& declared, const std::vector<ChargeLine>& charges, const WageItems& wages) const;

  // Which treatment of the full-year bonus is cheaper; nothing for who has none.
  std::vector<Notice> bonus_notices(const Payee& payee, const Declared& declared, const TaxWorking& working) const;
  // A rule of the basic deduction found from last year, a changed residence, declarations that cannot be right.
  std::vector<Notice> notices(const Payee& payee, const Declared& declared) const;

 private:
  const tax::Parameters& law(TaxMonth month) const { return law_.at(month.month.index()); }
  const tax::DeductionLimits* limits(TaxMonth month) const;
  // Of the year before the tax month, a month; absent where the library does not know it.
  std::optional<Money> average_wage(const std::string& place, TaxMonth month) const;
  IncomeKind kind_of(const people::Employment& employment) const;
  std::vector<const people::Employment*> employments(const Payee& payee) const;  // at the payer, by their first day

  const MonthFacts& facts_;
  const Rules& rules_;
  std::span<const InputPositions> positions_;
  std::unordered_map<std::string_view, const people::LegalEntity*> entities_;
  std::unordered_map<std::string_view, IncomeKind> kinds_;  // by salary group
  ByEmployee<Deduction> deductions_;
  ByEmployee<History> history_, last_year_;
  ByEmployee<people::Employment> employments_;
  std::map<std::int32_t, tax::Parameters> law_;            // by tax month
  mutable std::map<std::pair<std::string, int>, std::optional<Money>> average_wages_;  // by place and tax year
  std::map<std::int32_t, tax::DeductionLimits> limits_;  // by tax month; empty when the rules have none
};

// What the columns of tax_inputs() hold for a payee; invalid_input for a number that fits none.
Result<TaxChoices> tax_choices(const Payee& payee, const InputPositions& positions);

}  // namespace fenhao::payroll
