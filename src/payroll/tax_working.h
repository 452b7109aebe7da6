// What a run withholds for one payee and how it was worked out: cumulative wages, the bonus, labour remuneration and
// the incomes that are taxed by themselves. Plain values; stored with the results (payload.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "payroll/income_kind.h"
#include "tax/cumulative_labour.h"
#include "tax/tax.h"

namespace fenhao::payroll {

// What a payee's tax year holds at one payer besides cumulative wages and the bonus.
struct OtherToDate {
  tax::LabourToDate labour;         // labour remuneration by the cumulative method
  Money payments;                   // labour and author's remuneration and royalties withheld per payment
  Money payments_withheld;
  Money equity;                     // income of equity incentives already taxed

  friend bool operator==(const OtherToDate&, const OtherToDate&) = default;
};

// Labour remuneration of a month by the cumulative method.
struct LabourWorking {
  tax::LabourScope scope = tax::LabourScope::student_intern;
  int months = 0;  // of labour remuneration here in the year, this one included
  tax::LabourFigures month;
  tax::LabourWithholding withholding;
};

// An income taxed by itself, by its own rule.
struct SeparateTax {
  enum class Kind {
    labour_payment,       // 劳务报酬, per payment
    severance,            // 解除劳动合同一次性补偿
    early_retirement,     // 提前退休一次性补贴
    internal_retirement,  // 内部退养一次性收入
    equity,               // 股权激励
    non_resident_wage,    // 无住所个人（非居民）工资薪金
    non_resident_bonus,   // 非居民数月奖金
    author_payment,       // 稿酬, per payment
    royalty_payment,      // 特许权使用费, per payment
    non_resident_equity,  // 非居民股权激励
  } kind = Kind::labour_payment;
  Money income;
  Money before;   // of the same kind already taxed this year (equity)
  Money exempt;   // not taxed: within the limit of severance, paid for work abroad
  Money taxable;
  int months = 0;  // to the statutory age, of retirements
  Rate rate;
  Money quick_deduction;
  Money tax;
};
Text label(SeparateTax::Kind kind);
// "财税〔2018〕164 号第五条第（一）项": the rule it is taxed by.
Text basis(SeparateTax::Kind kind);

// What the run withholds and reports to the tax client for one person.
struct TaxWorking {
  TaxMonth month{Month{}};
  IncomeKind income_kind = IncomeKind::wage;
  tax::YearToDate before;
  tax::MonthInput input;  // income and exempt are those of the month whatever the kind of income
  tax::Withholding wage;  // cumulative wages of a resident; otherwise `after` repeats `before`
  std::optional<tax::BonusTax> bonus;
  Money bonus_taxed_alone_before;  // full-year bonus taxed alone earlier this year
  Money bonus_merged;              // full-year bonus taxed with the wages, contained in input.income
  Money net_agreed;                // what the wage must leave after contributions and tax (税后约定); zero = none agreed
  Money grossed_up;                // the gross found for it, contained in input.income
  Money bonus_borne;               // the employer's part of the tax on the bonus, contained in bonus->bonus
  // The month's share of input.special, as the tax client asks for it.
  Money pension, medical, unemployment, housing_fund;
  // Year-to-date special additional deductions by kind ("children", "infant", "elderly", "mortgage", "rent",
  // "continuing") with the personal pension ("pension"), and the month's other deductions by kind ("pension", "health", "annuity").
  std::map<std::string, Money> additional_to_date;
  std::map<std::string, Money> other_by_kind;
  OtherToDate others_before;
  std::optional<LabourWorking> labour;
  std::vector<SeparateTax> separate;
};

// Withheld on wages (of a non-resident too), on the full-year bonus, on labour remuneration, on one-off incomes.
Money tax_on_wages(const TaxWorking& working);
Money tax_on_bonus(const TaxWorking& working);
Money tax_on_labour(const TaxWorking& working);
Money tax_on_separate(const TaxWorking& working);
Money tax_in_all(const TaxWorking& working);

// Remuneration withheld per payment: the income of who is no employee, as wages are of who is one.
bool is_per_payment(SeparateTax::Kind kind);
// Withheld month by month as a non-resident's wages.
bool is_non_resident(const TaxWorking& working);

// What the year holds after the month.
OtherToDate others_after(const TaxWorking& working);
// The bonus that used the year's only chance of being taxed alone, this month's included.
Money bonus_taxed_alone_after(const TaxWorking& working);

}  // namespace fenhao::payroll
