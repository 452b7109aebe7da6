// A year of cumulative withholding, month by month.
#include "cases/topic.h"

namespace fenhao::cases {
namespace {

tax::BasicDeductionRule rule_of(const Node& input) {
  const std::string name = input.text("basic_deduction_rule");
  if (name == "standard" || name == "months_at_this_employer") return tax::BasicDeductionRule::months_employed;
  if (name == "first_wage_in_year_2020_13") return tax::BasicDeductionRule::first_job_in_year;
  if (name == "annual_60000_upfront_2020_19") return tax::BasicDeductionRule::sixty_thousand;
  input.at("basic_deduction_rule").refuse({"规则未知", "an unknown rule"});
}

// What the case says about the person fits the rule it names.
void check_conditions(const Node& input, tax::BasicDeductionRule rule, int first_month) {
  input.demand("taxpayer", "resident");
  input.demand("first_tax_month", std::to_string(first_month));
  input.demand("qualifies_for_60000_rule", rule == tax::BasicDeductionRule::sixty_thousand ? "true" : "false");
  if (input.flag("wages_elsewhere_this_year") && rule == tax::BasicDeductionRule::first_job_in_year)
    input.at("wages_elsewhere_this_year").refuse({"本年已有工资的人不是首次取得工资", "wages elsewhere: not the first job of the year"});
}

tax::MonthInput month_of(const Node& month, int year, tax::BasicDeductionRule rule, Date hired) {
  tax::MonthInput input;
  input.month = TaxMonth(must(Month::of(year, month.count("month"))));
  input.basic_months = tax::months_employed(input.month, hired);
  input.rule = rule;
  input.income = month.money("income");
  input.special = month.money("social_and_fund");
  input.special_additional = month.money("special_additional");
  input.other = month.money_or("other_deduction", Money{});
  input.exempt = month.money_or("exempt_income", Money{});
  return input;
}

}  // namespace

void check_iit_cumulative(const Node& input, const Expected& expect, const Context& context) {
  const int year = input.count("tax_year");
  const auto rule = rule_of(input);
  const auto months = input.list("months");
  if (months.empty()) input.at("months").refuse({"没有月份", "there are no months"});
  const Date hired = input.month("employment_start").first_day();
  check_conditions(input, rule, months[0].count("month"));
  const auto parameters = must(context.law.tax.at(TaxMonth(must(Month::of(year, 1)))));
  tax::YearToDate sums;
  tax::Withholding last;
  std::vector<Money> taxes, basics, nets;
  for (const auto& row : months) {
    const auto month = month_of(row, year, rule, hired);
    last = must(tax::withhold(parameters, sums, month));
    taxes.push_back(last.due);
    basics.push_back(last.cumulative_basic);
    nets.push_back(month.income - month.special - last.due);
    sums = last.after;
  }
  expect.moneys("tax_by_month", taxes);
  if (expect.has("cumulative_basic_deduction")) expect.moneys("cumulative_basic_deduction", basics);
  if (expect.has("net_by_month")) expect.moneys("net_by_month", nets);
  expect.money("tax_total", sums.withheld);
  expect.money("cumulative_taxable_last", last.taxable_before_clamp);
  if (expect.has("overpaid_carried_last")) expect.money("overpaid_carried_last", last.over_withheld);
}

}  // namespace fenhao::cases
