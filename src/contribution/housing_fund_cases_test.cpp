// cases/housing_fund.yaml and cases/late_fee.yaml.
#include "contribution/arrears.h"
#include "contribution/base_and_months.h"
#include "contribution/terms_for_test.h"

namespace fenhao::contribution {
namespace {

using cases::Case;
using cases::expect_money;
using cases::expect_moneys;

void check_deposit(const Case& one) {
  const auto rounding = case_rounding(one.input.text("rounding"));
  const Money base = one.input.money(one.input.has("wage") ? "wage" : "base");
  const auto terms = fund_terms(one.input.optional_money("floor"), one.input.optional_money("cap"), rounding);
  const auto result = must(charge(terms, fund_enrolment(base, one.input.rate("rate"))));
  expect_money(one.expect, "employee", result.employee);
  expect_money(one.expect, "employer", result.employer);
  if (one.expect.has("effective_base")) expect_money(one.expect, "effective_base", result.base);
  if (one.expect.has("month_total")) expect_money(one.expect, "month_total", result.employee + result.employer);
}

void check_refused_rate(const Case& one) {
  const auto terms = fund_terms(std::nullopt, std::nullopt, Rounding::half_up_fen);
  const auto result = charge(terms, fund_enrolment(Money::from_yuan(10000), one.input.rate("rate")));
  EXPECT_EQ(one.expect.flag("accepted"), result.has_value());
  EXPECT_EQ(one.expect.text("reason"), "rate_below_5_percent");
  EXPECT_EQ(result.error().code(), ErrorCode::invalid_input);
  EXPECT_NE(result.error().message().en.find("is below 5%"), std::string::npos) << result.error().message().en;
}

void check_back_payment(const Case& one) {
  const Money side = fund_back_payment(one.input.money("old_base"), one.input.money("new_base"), one.input.rate("rate"),
                                       one.input.count("months"), case_rounding(one.input.text("rounding")));
  expect_money(one.expect, "employee_difference", side);
  expect_money(one.expect, "employer_difference", side);
  expect_money(one.expect, "total", side + side);
}

void check_first_month(const Case& one) {
  const auto month =
      first_fund_month(one.input.date("hire_date"), one.input.flag("first_job"), one.input.month("first_wage_month"));
  EXPECT_EQ(one.expect.month("first_deposit_month"), month.month);
}

TEST(GoldenCases, HousingFund) {
  cases::run_cases(case_file("housing_fund"), [](const Case& one) {
    if (one.expect.has("accepted")) return check_refused_rate(one);
    if (one.input.has("old_base")) return check_back_payment(one);
    if (one.input.has("first_job")) return check_first_month(one);
    check_deposit(one);
  });
}

// The day rate of the case is that of the national text.
Rate per_day(const Case& one) {
  const Rate rate = one.input.rate("rate_per_day");
  EXPECT_EQ(rate, national_rules().late_fee_per_day);
  return rate;
}

void check_list(const Case& one) {
  std::vector<Money> fees;
  Money sum;
  for (const auto& item : one.input.list("items")) {
    if (item.has("insurance")) (void)case_insurance(item.text("insurance"));
    fees.push_back(must(late_fee(item.money("principal"), per_day(one), item.count("days"))));
    sum += fees.back();
  }
  expect_moneys(one.expect, "fees", fees);
  expect_money(one.expect, "total", sum);
}

void check_one_fee(const Case& one) {
  const bool dated = one.input.has("payment_day");
  const int days = dated ? overdue_days(one.input.date("first_overdue_day"), one.input.date("payment_day"))
                         : one.input.count("days");
  if (dated) {
    EXPECT_EQ(one.expect.count("days"), days);
  }
  expect_money(one.expect, "fee", must(late_fee(one.input.money("principal"), per_day(one), days)));
}

void check_fine(const Case& one) {
  const auto fine = fine_range(national_rules(), one.input.money("arrears"));
  expect_money(one.expect, "fine_min", fine.least);
  expect_money(one.expect, "fine_max", fine.most);
}

TEST(GoldenCases, LateFee) {
  cases::run_cases(case_file("late_fee"), [](const Case& one) {
    if (one.input.has("items")) return check_list(one);
    if (one.input.has("arrears")) return check_fine(one);
    check_one_fee(one);
  });
}

}  // namespace
}  // namespace fenhao::contribution
