// Deposits of the housing fund, a rate that is refused, back payment of a corrected base, the first month.
#include "cases/insurance_terms.h"
#include "contribution/arrears.h"
#include "contribution/base_and_months.h"

namespace fenhao::cases {
namespace {

void check_deposit(const Node& input, const Expected& expect) {
  const Money base = input.money(input.has("wage") ? "wage" : "base");
  const auto result = must(contribution::charge(fund_terms(input), fund_enrolment(base, input.rate("rate"))));
  expect.money("employee", result.employee);
  expect.money("employer", result.employer);
  if (expect.has("effective_base")) expect.money("effective_base", result.base);
  if (expect.has("month_total")) expect.money("month_total", result.employee + result.employer);
}

// The reason of a refusal in the words of the cases.
std::string refusal_of(const Error& error) {
  const bool low = error.code() == ErrorCode::invalid_input && error.message().en.find("is below 5%") != std::string::npos;
  return low ? "rate_below_5_percent" : error.message().en;
}

void check_rate(const Node& input, const Expected& expect) {
  const auto result = contribution::charge(fund_terms(input), fund_enrolment(Money::from_yuan(10000), input.rate("rate")));
  expect.flag("accepted", result.has_value());
  if (!result) expect.text("reason", refusal_of(result.error()));
}

void check_back_payment(const Node& input, const Expected& expect) {
  const Money side = contribution::fund_back_payment(input.money("old_base"), input.money("new_base"), input.rate("rate"),
                                                     input.count("months"), rounding_of(input));
  expect.money("employee_difference", side);
  expect.money("employer_difference", side);
  expect.money("total", side + side);
}

void check_first_month(const Node& input, const Expected& expect) {
  const auto first = contribution::first_fund_month(input.date("hire_date"), input.flag("first_job"), input.month("first_wage_month"));
  expect.month("first_deposit_month", first.month);
}

}  // namespace

void check_housing_fund(const Node& input, const Expected& expect, const Context&) {
  if (expect.has("accepted")) return check_rate(input, expect);
  if (input.has("old_base")) return check_back_payment(input, expect);
  if (input.has("first_job")) return check_first_month(input, expect);
  check_deposit(input, expect);
}

}  // namespace fenhao::cases
