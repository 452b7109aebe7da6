// Non-residents: which part of a wage is taxed, months, bonuses of several months, labour remuneration.
#include "cases/topic.h"
#include "tax/non_resident.h"
#include "tax/remuneration.h"

namespace fenhao::cases {
namespace {

tax::Parameters rules_of(const Context& context) { return must(context.law.tax.at(month_of_2026(6))); }

tax::WageSource formula(const Node& input) {
  switch (input.count("formula")) {
    case 1: return tax::WageSource::worked_and_borne_in_china;
    case 2: return tax::WageSource::worked_in_china;
    case 3: return tax::WageSource::all_but_abroad;
  }
  input.at("formula").refuse({"公式未知", "an unknown formula"});
}

void check_source(const Node& input, const Expected& expect, const Context& context) {
  const auto rules = rules_of(context).rules.non_resident;
  const tax::Wage wage{
      .worldwide = input.money("monthly_wage_worldwide"),
      .borne_in_china = input.money("paid_or_borne_in_china"),
      .days_in_china = must(tax::working_days_in_china(rules, input.count("days_worked_in_china"), 0)),
      .days = input.count("days_in_month"),
  };
  expect.money("income_amount", must(tax::wage_income(formula(input), wage)));
}

void check_month_abroad(const Node& input, const Expected& expect, const Context& context) {
  const auto result = must(tax::tax_non_resident_month(rules_of(context), input.money("monthly_income_amount")));
  expect.money("taxable", result.taxable);
  expect.money("tax", result.tax);
}

void check_year(const Node& input, const Expected& expect, const Context& context) {
  const auto months = input.moneys("monthly_income_amounts");
  expect.money("tax_total", must(tax::tax_again_as_non_resident(rules_of(context), months, Money{})).tax);
}

void check_non_resident_bonus(const Node& input, const Expected& expect, const Context& context) {
  const auto result = must(tax::tax_non_resident_bonus(rules_of(context), input.money("bonus_income_amount")));
  expect.decimal("per_month", result.per_month);
  expect.rate("rate", result.rate);
  expect.money("tax", result.tax);
}

void check_non_resident_remuneration(const Node& input, const Expected& expect, const Context& context) {
  const auto kind = must(tax::parse_remuneration_kind(input.text("kind")));
  const auto result = must(tax::withhold_non_resident_remuneration(rules_of(context), kind, input.money("amount")));
  expect.money("taxable", result.taxable);
  expect.money("tax", result.tax);
}

}  // namespace

void check_non_resident(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("formula")) return check_source(input, expect, context);
  if (input.has("monthly_income_amount")) return check_month_abroad(input, expect, context);
  if (input.has("monthly_income_amounts")) return check_year(input, expect, context);
  if (input.has("bonus_income_amount")) return check_non_resident_bonus(input, expect, context);
  if (input.has("kind")) return check_non_resident_remuneration(input, expect, context);
  expect.money("tax", must(tax::tax_by(rules_of(context).monthly, input.money("monthly_taxable"))));
}

}  // namespace fenhao::cases
