// cases/iit_cumulative.yaml: a year of cumulative withholding, month by month.
#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

using cases::Case;
using cases::Node;

BasicDeductionRule rule_of(const Node& input) {
  const std::string name = input.text("basic_deduction_rule");
  if (name == "standard" || name == "months_at_this_employer") return BasicDeductionRule::months_employed;
  if (name == "first_wage_in_year_2020_13") return BasicDeductionRule::first_job_in_year;
  if (name == "annual_60000_upfront_2020_19") return BasicDeductionRule::sixty_thousand;
  throw Failure(Error(ErrorCode::invalid_input, {"规则未知：" + name, "unknown rule " + name}));
}

// What the case says about the person must fit the rule it names.
void check_conditions(const Node& input, BasicDeductionRule rule, int first_month) {
  EXPECT_EQ(input.text("taxpayer"), "resident");
  EXPECT_EQ(input.flag("qualifies_for_60000_rule"), rule == BasicDeductionRule::sixty_thousand);
  const bool elsewhere = input.flag("wages_elsewhere_this_year");
  EXPECT_FALSE(elsewhere && rule == BasicDeductionRule::first_job_in_year);
  EXPECT_EQ(input.count("first_tax_month"), first_month);
}

MonthInput month_of(const Node& month, int year, BasicDeductionRule rule, Date hired) {
  MonthInput input;
  input.month = tax_month(year, month.count("month"));
  input.basic_months = months_employed(input.month, hired);
  input.rule = rule;
  input.income = month.money("income");
  input.special = month.money("social_and_fund");
  input.special_additional = month.money("special_additional");
  input.other = month.money_or("other_deduction", Money{});
  input.exempt = month.money_or("exempt_income", Money{});
  return input;
}

void check_case(const Case& one) {
  const int year = one.input.count("tax_year");
  const auto parameters = parameters_of(tax_month(year, 1));
  const auto rule = rule_of(one.input);
  const auto months = one.input.list("months");
  const Date hired = one.input.month("employment_start").first_day();
  check_conditions(one.input, rule, months.at(0).count("month"));
  YearToDate sums;
  Withholding last;
  std::vector<Money> taxes, basics, nets;
  for (const auto& month : months) {
    const auto input = month_of(month, year, rule, hired);
    last = must(withhold(parameters, sums, input));
    taxes.push_back(last.due);
    basics.push_back(last.cumulative_basic);
    nets.push_back(input.income - input.special - last.due);
    sums = last.after;
  }
  cases::expect_moneys(one.expect, "tax_by_month", taxes);
  if (one.expect.has("cumulative_basic_deduction"))
    cases::expect_moneys(one.expect, "cumulative_basic_deduction", basics);
  if (one.expect.has("net_by_month")) cases::expect_moneys(one.expect, "net_by_month", nets);
  cases::expect_money(one.expect, "tax_total", sums.withheld);
  cases::expect_money(one.expect, "cumulative_taxable_last", last.taxable_before_clamp);
  if (one.expect.has("overpaid_carried_last"))
    cases::expect_money(one.expect, "overpaid_carried_last", last.over_withheld);
}

TEST(GoldenCases, CumulativeWithholding) {
  cases::run_cases(std::string(FENHAO_SOURCE_DIR) + "/cases/iit_cumulative.yaml", check_case);
}

}  // namespace
}  // namespace fenhao::tax
