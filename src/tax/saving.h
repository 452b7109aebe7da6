// Annuity, personal pension, commercial health insurance and housing fund: what is deductible, what is income after
// all, and the tax when it is drawn. Pure; each amount rounded half-up to the fen once. Caishui 2013 No. 103,
// 2018 No. 164 art. 4, 2017 No. 39, 2006 No. 10; MOF/STA 2022 No. 34, 2024 No. 21.
#pragma once

#include "tax/deductions.h"
#include "tax/tax.h"

namespace fenhao::tax {

// 年金缴费工资计税基数: the wage, at most three times the city's average monthly wage. invalid_input: negative wage,
// no average wage.
Result<Money> annuity_base(const SavingRules& rules, Money wage, Money city_monthly_average);

struct AnnuityContribution {
  Money paid;        // base × the person's rate
  Money deductible;  // at most 4% of the base
  Money taxable;     // paid above it: wages of the month
};
// The employee's own part of a month. `base` as from annuity_base(). invalid_input when negative.
Result<AnnuityContribution> annuity_contribution(const SavingRules& rules, Money base, Rate employee_rate);

enum class AnnuityDrawing {
  monthly,           // monthly table
  quarterly,         // spread over its three months
  yearly,            // annual table
  lump_sum_leaving,  // settling abroad, or heirs after death: annual table
  lump_sum_other,    // any other lump sum: monthly table
};
// On the whole amount, alone, without any allowance. Caishui 2018 No. 164 art. 4. invalid_input when negative.
Result<Money> tax_annuity(const Parameters& parameters, Money amount, AnnuityDrawing drawing);

// 个人养老金 drawn: 3% of the whole amount, alone. invalid_input when negative; not_allowed before 2022-01.
Result<Money> tax_pension_withdrawal(const Parameters& parameters, Money amount, TaxMonth month);

// What a deduction saves in a year: tax of `taxable_before` − tax of what the deduction leaves; never amount × rate.
Result<Money> tax_saved(const Parameters& parameters, Money taxable_before, Money deduction);

// 个人养老金: own payments of a year, up to the year's limit. not_allowed before 2022-01; invalid_input when negative.
Result<Money> pension_deductible(const DeductionLimits& limits, Money paid_in_year, TaxMonth month);

// 商业健康保险: a month's premium up to the limit a month. invalid_input when negative.
Result<Money> health_deductible(const DeductionLimits& limits, Money monthly_premium);

struct FundExcess {
  Money limit;               // of each side: 12% of the base, at most of three times the city's average monthly wage
  Money employee, employer;  // above the limit: wages of the month
};
// 住房公积金 above the tax-free limit is income on both sides. Caishui 2006 No. 10 art. 2. `last_year_wage`: the
// person's own average monthly wage of last year. invalid_input: negative amounts, no average wage.
Result<FundExcess> fund_excess(const SavingRules& rules, Money last_year_wage, Money employee_part, Money employer_part,
                               Money city_monthly_average);

// 减征 for the disabled, elderly living alone and martyrs' families: rate and yearly cap are the province's. IIT Law
// art. 5. On tax of comprehensive income. invalid_input: negative amounts, a rate above one.
struct Reduction {
  Money reduction;
  Money payable;
};
Result<Reduction> reduce_tax(Money year_tax, Rate rate, Money year_cap);

}  // namespace fenhao::tax
