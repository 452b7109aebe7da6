// cases/contribution.yaml: charges, bases, months, work injury, special groups, maternity.
#include "contribution/base_and_months.h"
#include "contribution/duty.h"
#include "contribution/maternity.h"
#include "contribution/terms_for_test.h"

namespace fenhao::contribution {
namespace {

using cases::Case;
using cases::expect_money;
using cases::Node;

// Charged at the rates of the case, as if the place had set them (the fund's too).
Charge charge_of(const Node& item, Money wage) {
  const auto terms = case_terms(item);
  return must(charge(terms, {terms.insurance, wage, std::nullopt, std::nullopt}));
}

void check_charges(const Case& one) {
  const Money wage = one.input.money("average_wage");
  const auto items = one.input.list("items");
  const auto expected = one.expect.list("items");
  ASSERT_EQ(items.size(), expected.size());
  std::vector<Charge> charges;
  for (std::size_t i = 0; i < items.size(); ++i) {
    charges.push_back(charge_of(items[i], wage));
    EXPECT_EQ(case_insurance(expected[i].text("item")), charges[i].insurance);
    expect_money(expected[i], "base", charges[i].base);
    expect_money(expected[i], "employee", charges[i].employee);
    expect_money(expected[i], "employer", charges[i].employer);
  }
  expect_money(one.expect, "employee_total", total(charges).employee);
  expect_money(one.expect, "employer_total", total(charges).employer);
}

// The base after floor and cap; the rates play no part.
Money clamped_base(const Node& input, Money wage) {
  auto terms = terms_of(Insurance::pension, input.money("floor"), input.money("cap"), Rounding::half_up_fen);
  terms.employer.rate = terms.employee.rate = known(std::optional(Rate{}));
  return must(charge(terms, {Insurance::pension, wage, std::nullopt, std::nullopt})).base;
}

void check_base_of_year(const Case& one) {
  EXPECT_EQ(one.input.count("year"), 2025);
  const Money average = must(average_wage_of_year(one.input.moneys("wages_by_month"), Rounding::half_up_fen));
  expect_money(one.expect, "monthly_average", average);
  expect_money(one.expect, "base", clamped_base(one.input, average));
}

void check_new_hire(const Case& one) {
  expect_money(one.expect, "base", clamped_base(one.input, one.input.money("first_month_contract_wage")));
  EXPECT_EQ(one.expect.month("first_contribution_month"), first_insurance_month(one.input.date("hire_date")).month);
}

void check_work_injury(const Case& one) {
  const int number = one.input.count("industry_class");
  EXPECT_EQ(one.input.rate("base_rate"), must(work_injury_rate(national_rules(), number, Decimal(1))));
  const Rate rate = must(work_injury_rate(national_rules(), number, one.input.decimal("float")));
  EXPECT_EQ(one.expect.rate("effective_rate"), rate);
  auto terms = terms_of(Insurance::work_injury, std::nullopt, std::nullopt, Rounding::half_up_fen);
  terms.employer.rate = known(std::optional(rate));
  const auto result =
      must(charge(terms, {Insurance::work_injury, one.input.money("total_base"), std::nullopt, std::nullopt}));
  expect_money(one.expect, "employer", result.employer);
  expect_money(one.expect, "employee", result.employee);
}

void check_leaver(const Case& one) {
  EXPECT_EQ(one.input.text("city_rule"), "cutoff_day_15");
  EXPECT_EQ(one.expect.month("last_contribution_month"), last_insurance_month(one.input.date("leave_date"), 15).month);
}

void check_several_employers(const Case& one) {
  EXPECT_GT(one.input.count("employers"), 1);
  const auto where = must(insured_at(case_insurance(one.input.text("insurance"))));
  EXPECT_EQ(one.expect.text("insured_at"), where == InsuredAt::each_employer ? "each_employer" : "one_employer");
}

const CoverageMonth november(Month::from_index(2026 * 12 + 10));

// Whether each of the five is insured as the case says.
void check_duties(const Node& expect, const std::map<Insurance, Duty>& actual, std::vector<std::string_view> names) {
  for (const auto name : names)
    EXPECT_EQ(expect.flag(name), actual.at(case_insurance(std::string(name))) == Duty::required) << name;
}

void check_foreigner(const Case& one) {
  EXPECT_EQ(one.input.text("nationality"), "foreign");
  EXPECT_EQ(one.input.text("treaty"), "none");
  const auto actual = must(duties({.origin = Worker::Origin::foreign}, november));
  check_duties(one.expect, actual, {"pension", "medical", "unemployment", "injury", "maternity"});
  EXPECT_EQ(one.expect.text("housing_fund") == "voluntary", actual.at(Insurance::housing_fund) == Duty::voluntary);
}

void check_hong_kong(const Case& one) {
  EXPECT_EQ(one.input.text("resident_of"), "HK");
  const Worker worker{.origin = Worker::Origin::hk_macau_taiwan,
                      .home_cover_proved = one.input.flag("proof_of_home_cover")};
  check_duties(one.expect, must(duties(worker, november)),
               {"pension", "unemployment", "medical", "injury", "maternity"});
}

void check_over_age(const Case& one) {
  const Worker worker{.over_retirement_age = one.input.flag("over_statutory_age"),
                      .draws_pension = one.input.flag("draws_pension"),
                      .agreed_to_contribute = one.input.flag("agreed_with_employer")};
  const auto actual = must(duties(worker, first_insurance_month(one.input.date("hire_date"))));
  check_duties(one.expect, actual, {"pension", "injury"});
  EXPECT_EQ(one.expect.text("employee_share_withheld_by") == "employer",
            actual.at(Insurance::pension) == Duty::required);
  auto terms = terms_of(Insurance::work_injury, std::nullopt, std::nullopt, Rounding::half_up_fen);
  terms.employer.rate = known(std::optional(must(Rate::parse("0.002"))));
  const auto injury = must(charge(terms, {Insurance::work_injury, Money::from_yuan(5000), std::nullopt, std::nullopt}));
  expect_money(one.expect, "injury_employee_share", injury.employee);
}

void check_allowance(const Case& one) {
  expect_money(one.expect, "allowance",
               must(leave_pay(one.input.money("unit_average_monthly_base"), one.input.count("days"))));
}

void check_top_up(const Case& one) {
  const Money own = one.input.money("own_monthly_wage");
  const int days = one.input.count("days");
  expect_money(one.expect, "own_wage_for_days", must(leave_pay(own, days)));
  expect_money(one.expect, "employer_top_up", must(maternity_top_up(own, days, one.input.money("allowance"))));
}

TEST(GoldenCases, Contribution) {
  const std::pair<std::string_view, void (*)(const Case&)> kinds[] = {
      {"items", check_charges},
      {"wages_by_month", check_base_of_year},
      {"first_month_contract_wage", check_new_hire},
      {"industry_class", check_work_injury},
      {"city_rule", check_leaver},
      {"employers", check_several_employers},
      {"nationality", check_foreigner},
      {"resident_of", check_hong_kong},
      {"draws_pension", check_over_age},
      {"unit_average_monthly_base", check_allowance},
      {"own_monthly_wage", check_top_up},
  };
  cases::run_cases(case_file("contribution"), [&](const Case& one) {
    for (const auto& [key, check] : kinds)
      if (one.input.has(key)) return check(one);
    ADD_FAILURE() << "no check knows this kind of case";
  });
}

}  // namespace
}  // namespace fenhao::contribution
