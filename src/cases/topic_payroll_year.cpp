// A person's year month by month: bases and rates that change, raises, deductions, a bonus taxed alone.
#include "cases/pay_year.h"

namespace fenhao::cases {
namespace {

using contribution::total;

// The parameters in force: the last that begin no later than the month.
Node parameters_in(const Node& input, int month) {
  std::optional<Node> found;
  for (const auto& candidate : input.list("parameters"))
    if (candidate.count("from_month") <= month) found = candidate;
  if (!found) input.at("parameters").refuse({std::to_string(month) + " 月没有参数", "no parameters for month " + std::to_string(month)});
  return *found;
}

MonthPay pay_of(const Node& input, const Node& row, PayYear& year) {
  const int month = row.count("month");
  const auto parameters = parameters_in(input, month);
  const Money base = row.money("base");
  return year.pay(month, row.money("gross"), row.money("special_additional"), row.money_or("other", Money{}),
                  total(insurance_charges(parameters.list("insurance"), base)), total(fund_charges(parameters.at("fund"), base)));
}

void expect_month(const Expected& row, const MonthPay& pay) {
  row.count("month", pay.month);
  row.money("insurance_employee", pay.insurance.employee);
  row.money("insurance_employer", pay.insurance.employer);
  row.money("fund_employee", pay.fund.employee);
  row.money("fund_employer", pay.fund.employer);
  row.money("cumulative_taxable", pay.tax.taxable_before_clamp);
  row.money("tax", pay.tax.due);
  row.money("net", pay.net());
  row.money("employer_cost", pay.employer_cost());
}

// Tax of a bonus taxed alone in the month; nothing when there is none.
Money expect_bonus(const Expected& row, std::optional<Money> bonus, const PayYear& year, int month) {
  if (!bonus) return {};
  const auto result = must(tax::annual_bonus(year.parameters(), *bonus, year.tax_month(month)));
  row.money("bonus_tax", result.tax);
  row.money("bonus_net", *bonus - result.tax);
  return result.tax;
}

}  // namespace

void check_payroll_year(const Node& input, const Expected& expect, const Context& context) {
  PayYear year(context, input.count("tax_year"), input.count("basic_deduction_from_month"));
  Money net, cost, bonus_tax;
  expect.each("months", input.list("months"), [&](const Expected& row, const Node& month) {
    const auto pay = pay_of(input, month, year);
    expect_month(row, pay);
    net += pay.net();
    cost += pay.employer_cost();
    bonus_tax += expect_bonus(row, month.optional_money("bonus_separate"), year, pay.month);
  });
  const auto sums = expect.at("year");
  sums.money("tax_on_wages", year.sums().withheld);
  sums.money("net_wages", net);
  sums.money("employer_cost_wages", cost);
  if (!bonus_tax.is_zero()) sums.money("tax_on_bonus", bonus_tax);
}

}  // namespace fenhao::cases
