// Months of severance, its wage and amount, and the tax on a one-off compensation.
#include "cases/topic.h"
#include "labour/labour.h"
#include "tax/one_off.h"

namespace fenhao::cases {
namespace {

// Cases without a day of termination hold today.

void check_months_paid(const Node& input, const Expected& expect, const Context& context) {
  const auto& law = context.law.labour;
  const auto service = must(labour::service_of_years(input.decimal("service_years")));
  expect.decimal("months_paid", labour::months_paid(service, must(law.at<labour::SeveranceRules>(new_year_2026))));
}

labour::ServiceParts service(const Node& input, const Expected& expect, const labour::EarlierServiceRules& rules) {
  if (input.has("service_months")) return {{}, {input.count("service_months"), false}};
  const auto parts = must(labour::service_parts(input.date("first_day"), input.date("last_day"), std::nullopt, rules));
  expect.count("full_months", parts.present.full_months);
  return parts;
}

void check_amount(const Node& input, const Expected& expect, const Context& context) {
  const auto& law = context.law.labour;
  const Date terminated = input.has("last_day") ? input.date("last_day") : new_year_2026;
  const auto earlier = must(law.at<labour::EarlierServiceRules>(terminated));
  labour::SeveranceFacts facts;
  facts.average_wage = input.money("average_monthly_wage");
  facts.service = service(input, expect, earlier);
  facts.high_wage_line = input.optional_money("local_average_x3");
  facts.minimum_wage = input.optional_money("minimum_wage");
  const auto result = must(labour::severance(facts, must(law.at<labour::SeveranceRules>(terminated)), earlier));
  expect.decimal("months_paid", result.months);
  if (expect.has("wage_used")) expect.money("wage_used", result.wage);
  expect.money("amount", result.amount);
}

void check_severance_tax(const Node& input, const Expected& expect, const Context& context) {
  const auto parameters = must(context.law.tax.at(TaxMonth(new_year_2026.month())));
  const tax::Severance paid{input.money("one_off_compensation"), input.money("local_average_annual_wage")};
  const auto result = must(tax::tax_severance(parameters, paid, tax::SeveranceReading::whole_sum));
  expect.money("exempt", result.exempt);
  expect.money("taxable", result.taxable);
  expect.money("tax", result.tax);
}

}  // namespace

void check_severance(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("service_years")) return check_months_paid(input, expect, context);
  if (input.has("one_off_compensation")) return check_severance_tax(input, expect, context);
  check_amount(input, expect, context);
}

}  // namespace fenhao::cases
