// Equity incentives, one-off payments on retirement, annuity, personal pension, health insurance, reductions.
#include "cases/topic.h"
#include "tax/equity.h"
#include "tax/one_off.h"
#include "tax/saving.h"

namespace fenhao::cases {
namespace {

tax::Parameters parameters(const Context& context) { return must(context.law.tax.at(month_of_2026(6))); }
tax::DeductionLimits limits(const Context& context) { return must(context.law.deductions.at(month_of_2026(6))); }

Money equity_income(const Node& input) {
  const std::string type = input.text("type");
  const int shares = input.count("quantity");
  if (type == "option")
    return must(tax::option_income(input.decimal("market_price"), input.decimal("exercise_price"), shares));
  if (type == "appreciation")
    return must(tax::appreciation_income(input.decimal("exercise_price"), input.decimal("grant_price"), shares));
  input.at("type").refuse({"股权激励类型未知", "an unknown kind of equity incentive"});
}

void check_equity(const Node& input, const Expected& expect, const Context& context) {
  const Money income = equity_income(input);
  expect.money("income", income);
  expect.money("tax", must(tax::tax_equity(parameters(context), Money{}, income, month_of_2026(6))).tax);
}

void check_early_retirement(const Node& input, const Expected& expect, const Context& context) {
  const auto law = parameters(context);
  const auto result = must(tax::tax_early_retirement(law, input.money("grant"), input.count("years") * tax::months_in_year,
                                                     law.rules.readings.early_retirement));
  expect.money("tax", result.tax);
}

void check_internal_retirement(const Node& input, const Expected& expect, const Context& context) {
  const auto result = must(tax::tax_internal_retirement(parameters(context), input.money("lump_sum"),
                                                        input.count("months_to_statutory"), input.money("month_wage")));
  expect.rate("rate", result.rate);
  expect.money("tax", result.tax);
}

void check_pension_saving(const Node& input, const Expected& expect, const Context& context) {
  const Money deductible = must(tax::pension_deductible(limits(context), input.money("contribution"), month_of_2026(6)));
  expect.money("tax_saved", must(tax::tax_saved(parameters(context), input.money("taxable_before"), deductible)));
}

void check_annuity_contribution(const Node& input, const Expected& expect, const Context& context) {
  const auto law = parameters(context);
  const auto month =
      must(tax::annuity_contribution(law.rules.saving, input.money("base"), input.rate("employee_rate")));
  const Money year = month.deductible * tax::months_in_year;
  expect.money("monthly_deductible", month.deductible);
  expect.money("annual_deductible", year);
  expect.money("tax_saved", must(tax::tax_saved(law, input.money("taxable_before"), year)));
}

void check_annuity_drawing(const Node& input, const Expected& expect, const Context& context) {
  const auto law = parameters(context);
  std::vector<Money> taxes;
  for (const Money amount : input.moneys("monthly_withdrawals"))
    taxes.push_back(must(tax::tax_annuity(law, amount, tax::AnnuityDrawing::monthly)));
  expect.moneys("tax", taxes);
}

void check_health_insurance(const Node& input, const Expected& expect, const Context& context) {
  const Money month = must(tax::health_deductible(limits(context), input.money("premium_monthly")));
  expect.money("deductible_monthly", month);
  expect.money("deductible_annual", month * input.count("months"));
}

void check_reduction(const Node& input, const Expected& expect, const Context&) {
  const auto result = must(tax::reduce_tax(input.money("annual_tax"), input.rate("rate"), input.money("cap")));
  expect.money("reduction", result.reduction);
  expect.money("payable", result.payable);
}

}  // namespace

void check_iit_other(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("type")) return check_equity(input, expect, context);
  if (input.has("grant")) return check_early_retirement(input, expect, context);
  if (input.has("lump_sum")) return check_internal_retirement(input, expect, context);
  if (input.has("contribution")) return check_pension_saving(input, expect, context);
  if (input.has("employee_rate")) return check_annuity_contribution(input, expect, context);
  if (input.has("monthly_withdrawals")) return check_annuity_drawing(input, expect, context);
  if (input.has("premium_monthly")) return check_health_insurance(input, expect, context);
  if (input.has("annual_tax")) return check_reduction(input, expect, context);
  expect.money("tax", must(tax::tax_pension_withdrawal(parameters(context), input.money("withdrawal"), month_of_2026(6))));
}

}  // namespace fenhao::cases
