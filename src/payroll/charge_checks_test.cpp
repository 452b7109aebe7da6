// Back payments, late fees and what is the employer's alone, through whole runs.
#include "payroll/law_for_test.h"

#include "base/source_file_for_test.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

const TestRules& office() {
  static const TestRules rules({"office"});
  return rules;
}

MonthFacts one() {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  return facts;
}

// A difference of the pension of July carried into November: 1,600 by the employer, 800 by the employee.
void back_pay(MonthFacts& facts, Insurance insurance, Money employer, Money employee) {
  ChargeLine line{.place = "110000", .account = "", .charge = {.insurance = insurance, .employer = employer, .employee = employee}, .back_pay = BackPay{CoverageMonth{*Month::of(2026, 7)}}};
  facts.retro.push_back({.employee = "1001", .entity = "E1", .earned = EarningMonth{*Month::of(2026, 7)}, .charges = {line}});
}

// 2,400 from 2026-08-01 to the payday 2026-11-30: 122 days at 0.05%, 146.40.
TEST(ChargeChecks, ALateFeeIsTheEmployersAndIsNotInThePay) {
  auto facts = one();
  const auto before = run_with_law(facts, office());
  back_pay(facts, Insurance::pension, yuan("1600"), yuan("800"));
  const auto view = run_with_law(facts, office());
  const auto said = notice_of(view, "late_fee");
  EXPECT_NE(said.find("补缴以前月份社会保险 2400.00"), std::string::npos) << said;
  EXPECT_NE(said.find("滞纳金约 146.40"), std::string::npos) << said;
  ASSERT_EQ(view.employees.size(), 1u);
  EXPECT_EQ(view.employees[0].insurance_employee, before.employees[0].insurance_employee + yuan("800")) << "the share only";
}

TEST(ChargeChecks, NoFeeForTheFundNorForARefund) {
  auto facts = one();
  back_pay(facts, Insurance::housing_fund, yuan("120"), yuan("120"));
  back_pay(facts, Insurance::pension, yuan("-160"), yuan("-80"));
  const auto view = run_with_law(facts, office());
  EXPECT_TRUE(notice_of(view, "late_fee").empty());
  ASSERT_EQ(view.employees.size(), 1u);
  EXPECT_EQ(view.employees[0].insurance_employee, yuan("2023")) << "2,103 less the refund of 80";
}

TEST(ChargeChecks, LateFeesAndInjuryAreNeverDeducted) {
  auto text = *read_file(source_file("templates/groups/office.yaml"));
  for (std::size_t at = text.find("借款扣还"); at != std::string::npos; at = text.find("借款扣还", at)) text.replace(at, std::string("借款扣还").size(), "社保滞纳金");
  TestRules careless(std::vector<std::string>{});
  careless.add(text, "careless");
  auto facts = one();
  facts.variable.push_back({"1001", november(), {{"variable.loan", Decimal(50)}}});
  const auto said = notice_of(run_with_law(facts, careless), "employers_own_deducted");
  EXPECT_NE(said.find("“社保滞纳金”50 不得从工资里扣"), std::string::npos) << said;
  EXPECT_TRUE(notice_of(run_with_law(facts, office()), "employers_own_deducted").empty());
}


// 20,000 of wages: 1,600 by the employer and 2,400 together are the limits.
TEST(ChargeChecks, AnnuityAgainstTheWagesOfTheEntity) {
  auto facts = one();
  facts.variable.push_back({"1001", november(), {{"variable.annuity_employer", Decimal(1600)}, {"variable.annuity_employee", Decimal(800)}, {"variable.annuity_base", Decimal(20000)}}});
  const auto view = run_with_law(facts, office());
  ASSERT_EQ(view.employees.size(), 1u);
  EXPECT_TRUE(notice_of(view, "annuity_over_limit").empty());
  facts.variable[0].values["variable.annuity_employee"] = Decimal(801);
  EXPECT_NE(notice_of(run_with_law(facts, office()), "annuity_over_limit", "E1").find("个人缴 801.00"), std::string::npos);
}

TEST(LeaverCutoff, ThePlaceDecidesTheLastMonth) {
  contribution::LeaverCutoff cutoff{.basis = {}, .days = {"440300 15", "110000 x"}};
  EXPECT_EQ(*cutoff.at("440300"), 15);
  EXPECT_EQ(cutoff.at("110000").error().code(), ErrorCode::invalid_input) << "not a day";
  EXPECT_EQ(*cutoff.at("310000"), std::nullopt);
}

TEST(LeaverCutoff, ARunTellsAPlanThatGoesOnAfterIt) {
  auto facts = one();
  facts.employments[0].last_day = day("2026-11-13");
  EXPECT_TRUE(notice_of(run_with_law(facts, office()), "covered_after_cutoff").empty()) << "nobody stated a day";
  auto settings = national_for_test("settings.yaml", LawSettings::load);
  ASSERT_TRUE(settings.add_company("schema: law-settings/1\nfacts:\n- {id: own, item: leaver_cutoff, from: 2026-01-01, mark: V, basis: 当地通知, days: ['110000 15']}\n", "settings.yaml"));
  auto rules = office().rules();
  const auto labour = national_for_test("labour.yaml", labour::load_labour_law);
  rules.labour = &labour;
  rules.settings = &settings;
  const auto view = calculate(facts, rules, {});
  ASSERT_TRUE(view);
  EXPECT_NE(notice_of(*view, "covered_after_cutoff").find("止于 2026-10"), std::string::npos);
}

}  // namespace
}  // namespace fenhao::payroll
