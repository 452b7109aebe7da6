// Gross from net: wages of a month and of a year, bonuses, labour remuneration, non-residents.
#include "cases/topic.h"
#include "tax/gross_up.h"

namespace fenhao::cases {
namespace {

// Cases that name no month hold today.

tax::MonthInput month_input(const Node& input, int number) {
  tax::MonthInput month;
  month.month = month_of_2026(number);
  month.basic_months = number;
  month.special_additional = input.money_or("special_additional", Money{});
  return month;
}

tax::Contributions contributions(const Node& input) {
  tax::Contributions result;
  if (input.has("social_and_fund")) result.fixed = input.money("social_and_fund");
  if (input.has("personal_fixed")) result.fixed = input.money("personal_fixed");
  if (input.has("personal_rate")) result.rate = input.rate("personal_rate");
  if (input.has("floor")) result.floor = input.money("floor");
  result.cap = input.optional_money("cap");
  return result;
}

void check_month(const Node& input, const Expected& expect, const Context& context) {
  const auto month = month_input(input, input.count("month"));
  const auto parameters = must(context.law.tax.at(month.month));
  const auto result = must(tax::gross_up_wage(parameters, {}, month, contributions(input), input.money("net")));
  expect.money("gross", result.found.gross);
  if (expect.has("tax")) expect.money("tax", result.withholding.due);
}

void check_every_month(const Node& input, const Expected& expect, const Context& context) {
  tax::YearToDate sums;
  std::vector<Money> grosses, taxes;
  for (int number = 1; number <= input.count("months"); ++number) {
    const auto month = month_input(input, number);
    const auto parameters = must(context.law.tax.at(month.month));
    const auto result =
        must(tax::gross_up_wage(parameters, sums, month, contributions(input), input.money("net_each_month")));
    grosses.push_back(result.found.gross);
    taxes.push_back(result.withholding.due);
    sums = result.withholding.after;
  }
  expect.moneys("gross_by_month", grosses);
  expect.moneys("tax_by_month", taxes);
  expect.money("tax_total", sums.withheld);
}

void check_average(const Node& input, const Expected& expect, const Context& context) {
  const tax::AverageMonth month{
      .contributions = contributions(input),
      .special_additional = input.money("special_additional"),
      .months = input.count("months"),
  };
  const auto result = must(tax::gross_up_average(must(context.law.tax.at(month_of_2026(1))), month, input.money("average_net")));
  const Money tolerance = expect.node().money("tolerance"), wanted = expect.node().money("gross");
  const bool near = wanted - tolerance <= result.found.gross && result.found.gross <= wanted + tolerance;
  if (!near) expect.money("gross", result.found.gross);
  expect.money("personal_monthly", result.contributions);
  expect.money("annual_tax", result.tax);
}

// Rows of upper bound, rate and quick deduction; the last row of an excerpt is taken as open.
tax::Table read_table(const Node& input) {
  tax::Table table{"monthly_table", {}};
  for (const auto& row : input.list("monthly_table")) {
    const auto cells = row.items();
    if (cells.size() != 3) row.refuse({"这里应为上限、税率、速算扣除数", "upper bound, rate and quick deduction are expected"});
    table.brackets.push_back({cells[0].money(), cells[1].rate(), cells[2].money()});
  }
  if (table.brackets.empty()) input.at("monthly_table").refuse({"税率表没有级距", "the table has no brackets"});
  table.brackets.back().up_to.reset();
  return table;
}

void check_two_grosses(const tax::BonusGrossUp& result, const Expected& expect) {
  const auto& exact = result.found.exact;
  if (exact.size() != 2) return expect.differ("gross_large", "two grosses", std::to_string(exact.size()) + " grosses");
  expect.money("gross_small", exact[0].first);
  expect.money("gross_large", exact[1].first);
  expect.money("chosen", result.found.gross);
}

void check_bonus_gross_up(const Node& input, const Expected& expect, const Context& context) {
  auto parameters = must(context.law.tax.at(month_of_2026(1)));
  if (input.has("monthly_table")) parameters.monthly = read_table(input);
  const auto result =
      must(tax::gross_up_bonus(parameters, input.money("net_bonus"), input.rate("employer_share"), month_of_2026(1)));
  if (input.has("rate_a") && input.rate("rate_a") != result.rate_a)
    input.at("rate_a").refuse({"按不含税级距查得的税率不同", "the net table gives another rate"});
  if (input.has("quick_a") && input.money("quick_a") != result.quick_a)
    input.at("quick_a").refuse({"按不含税级距查得的速算扣除数不同", "the net table gives another quick deduction"});
  if (expect.has("gross_small")) return check_two_grosses(result, expect);
  expect.money("tax", result.tax.tax);
  if (expect.has("gross_bonus")) {
    expect.money("gross_bonus", result.found.gross);
    expect.money("net_check", result.found.net_reached);
  }
  if (expect.has("taxable")) expect.money("taxable", result.found.gross);
  if (expect.has("rate_b")) expect.rate("rate_b", result.tax.rate);
  if (expect.has("employer_bears")) {
    expect.money("employer_bears", result.employer_bears);
    expect.money("employee_bears", result.employee_bears);
  }
}

void check_remuneration(const Node& input, const Expected& expect, const Context& context) {
  const auto kind = must(tax::parse_remuneration_kind(input.text("kind")));
  const auto result = must(tax::gross_up_remuneration(must(context.law.tax.at(month_of_2026(1))), kind, input.money("net")));
  expect.money("gross", result.found.gross);
  expect.money("taxable", result.tax.taxable);
  expect.money("tax", result.tax.tax);
}

void check_non_resident_month(const Node& input, const Expected& expect, const Context& context) {
  input.demand("resident", "false");
  const auto result = must(tax::gross_up_non_resident_month(must(context.law.tax.at(month_of_2026(1))), input.money("net")));
  expect.money("gross", result.found.gross);
  expect.money("tax", result.tax.tax);
}

}  // namespace

void check_gross_up(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("net_bonus")) return check_bonus_gross_up(input, expect, context);
  if (input.has("net_each_month")) return check_every_month(input, expect, context);
  if (input.has("average_net")) return check_average(input, expect, context);
  if (input.has("kind")) return check_remuneration(input, expect, context);
  if (input.has("resident")) return check_non_resident_month(input, expect, context);
  check_month(input, expect, context);
}

}  // namespace fenhao::cases
