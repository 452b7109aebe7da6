#include "payroll/calculate.h"

#include <gtest/gtest.h>

#include "payroll/facts_for_test.h"
#include "payroll/payload.h"

namespace fenhao::payroll {
namespace {

const TestRules& office() {
  static const TestRules rules({"office"});
  return rules;
}

RunView run(const MonthFacts& facts, const TestRules& rules = office()) {
  auto view = calculate(facts, rules.rules(), {});
  EXPECT_TRUE(view) << (view ? "" : view.error().describe(Lang::en));
  return view ? std::move(*view) : RunView();
}

std::string errors_of(const RunView& view, Lang lang = Lang::en) {
  std::string all;
  for (const auto& notice : view.notices)
    if (notice.severity == Notice::Severity::error) all += notice.subject + " " + notice.message.in(lang) + "\n";
  return all;
}

// 20,000 in Beijing: 1,600 + 403 + 100 + fund 2,400; (20,000 − 5,000 − 4,503) × 3% = 314.91.
TEST(Calculate, AFullMonthOfANewHireInBeijing) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  const auto& result = view.employees[0];
  EXPECT_EQ(result.gross, yuan("20000"));
  EXPECT_EQ(result.insurance_employee, yuan("2103"));
  EXPECT_EQ(result.fund_employee, yuan("2400"));
  EXPECT_EQ(result.tax.wage.due, yuan("314.91"));
  EXPECT_EQ(result.net, yuan("15182.09"));
  EXPECT_EQ(result.tax.input.basic_months, 1);
}

// November 2026 has 21 paid days; the 16th to the 30th are 11 of them.
TEST(Calculate, AJoinerIsPaidForTheDaysEmployed) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-16", "21000");
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(item(view, view.employees[0], "基本工资"), Decimal(11000));
}

TEST(Calculate, ALeaverIsPaidThroughTheLastDay) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "21000");
  facts.employments[0].last_day = day("2026-11-13");
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(item(view, view.employees[0], "基本工资"), Decimal(10000));
}

TEST(Calculate, AMidMonthRaiseCountsEachStretch) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "21000");
  facts.salaries.push_back({"1001", "salary.base", yuan("42000"), day("2026-11-16")});
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(item(view, view.employees[0], "基本工资"), Decimal(10000 + 22000));
}

TEST(Calculate, BasesAreClampedToFloorAndCapOfTheMonth) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "3000");
  hire(facts, "1002", "2026-11-01", "99999");
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 2u) << errors_of(view);
  EXPECT_EQ(find(view, "1001")->charges[0].charge.base, yuan("7270"));
  EXPECT_EQ(find(view, "1002")->charges[0].charge.base, yuan("36348"));
}

TEST(Calculate, WithoutHistoryAnEarlierHireCannotBeTaxed) {
  auto facts = beijing_company();
  hire(facts, "1001", "2024-03-01", "20000");
  hire(facts, "1002", "2026-11-01", "20000");
  const auto view = run(facts);
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "history", "1001"));
  EXPECT_EQ(view.employees.size(), 1u) << "the others are paid";
}

// Ten months at 20,000 before: golden case city-001 carried to November.
TEST(Calculate, HistoryCarriesTheCumulativeTax) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-01-01", "20000");
  facts.history.push_back({.employee = "1001", .entity = "E1", .through = TaxMonth{*Month::of(2026, 10)},
                           .figures = {.income = yuan("200000"), .special = yuan("45030"), .withheld = yuan("7977")}});
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(view.employees[0].tax.wage.cumulative_taxable, yuan("115467"));  // 220,000 − 49,533 − 55,000
  EXPECT_EQ(view.employees[0].tax.wage.due, yuan("1049.70"));                // 115,467 × 10% − 2,520 − 7,977
}

TEST(Calculate, HistoryThatEndsTooEarlyIsAnErrorNamingTheGap) {
  auto facts = beijing_company();
  facts.entities[0].pay_month_offset = 1;
  hire(facts, "1001", "2026-01-01", "20000");
  facts.history.push_back({.employee = "1001", .entity = "E1", .through = TaxMonth{*Month::of(2026, 9)}, .figures = {.income = yuan("160000")}});
  const auto view = run(facts);
  EXPECT_TRUE(view.employees.empty());
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "history", "1001"));
  EXPECT_NE(errors_of(view).find("2026-10 to 2026-11"), std::string::npos) << errors_of(view);
}

TEST(Calculate, OneInsuranceIsPaidByOneEntityOnly) {
  auto facts = beijing_company();
  facts.entities.push_back(facts.entities[0]);
  facts.entities[1].code = "E2";
  hire(facts, "1001", "2026-11-01", "20000");
  facts.enrolments.push_back(facts.enrolments[0]);
  facts.enrolments[1].entity = "E2";
  EXPECT_TRUE(has_notice(run(facts), Notice::Severity::error, "enrolled_twice", "1001"));
}

TEST(Calculate, PaidNextMonthIsTaxedNextMonth) {
  auto facts = beijing_company();
  facts.entities[0].pay_month_offset = 1;
  facts.entities[0].pay_day = 31;
  hire(facts, "1001", "2026-11-01", "20000");
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(view.employees[0].tax.month, TaxMonth(*Month::of(2026, 12)));
  EXPECT_EQ(view.employees[0].tax.input.basic_months, 2);  // STA 2018 No. 61: months employed here, from the hiring month
  EXPECT_EQ(view.payment_dates.at("E1"), day("2026-12-31"));
}

TEST(Calculate, ABonusIsTaxedAloneOnceAYear) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  hire(facts, "1002", "2026-11-01", "20000");
  for (const char* employee : {"1001", "1002"}) facts.variable.push_back({employee, november(), {{"variable.annual_bonus", Decimal(48000)}}});
  facts.history.push_back({.employee = "1002", .entity = "E1", .through = TaxMonth{*Month::of(2026, 10)}, .bonus_taxed_alone = yuan("10000")});
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u);
  EXPECT_EQ(view.employees[0].tax.bonus->tax, yuan("4590"));  // 4,000 a month: 10%, quick deduction 210
  EXPECT_EQ(view.employees[0].net, yuan("58592.09"));         // 15,182.09 + 48,000 − 4,590
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "tax", "1002"));
}

TEST(Calculate, SpecialAdditionalDeductionsCountFromTheHiringMonth) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  facts.deductions.push_back({"1001", "children", *Month::of(2026, 1), std::nullopt, yuan("2000")});
  const auto view = run(facts);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(view.employees[0].tax.wage.due, yuan("254.91"));  // (10,497 − 2,000) × 3%
}

TEST(Calculate, MoneyForSomebodyNotEmployedIsReported) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  facts.variable.push_back({"9999", november(), {{"variable.monthly_bonus", Decimal(1)}}});
  EXPECT_TRUE(has_notice(run(facts), Notice::Severity::error, "input_without_employment", "9999"));
}

TEST(Calculate, AnInputTheGroupDoesNotHaveLeavesThePersonOut) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  facts.variable.push_back({"1001", november(), {{"variable.piece_count", Decimal(5)}}});
  const auto view = run(facts);
  EXPECT_TRUE(view.employees.empty());
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "unknown_input", "1001"));
}

// Who is left out for one reason is not told to have no employment, and the item has the name clerks know.
TEST(Calculate, AnInputTheGroupDoesNotHaveIsTheOnlyComplaint) {
  TestRules rules({"office", "sales"});
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  facts.variable.push_back({"1001", november(), {{"variable.team_collected", Decimal(5)}}});
  EXPECT_EQ(errors_of(run(facts, rules), Lang::zh), "1001 变动薪资里有薪资组“办公室职员”没有的项目“团队回款”；请改薪资组或删去该项\n");
}

// Manufacturing pays by the 16th to the 15th: who comes on the 16th is first paid the month after.
TEST(Calculate, WhoIsHiredAfterTheAttendancePeriodIsToldSo) {
  TestRules rules({"manufacturing"});
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-16", "5000");
  facts.employments[0].salary_group = "manufacturing";
  facts.attendance.push_back({"1001", november(), {{"attendance.attended_days", Decimal(11)}}});
  const auto view = run(facts, rules);
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "input_before_pay", "1001"));
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "enrolled_before_pay", "1001"));
  EXPECT_EQ(errors_of(view, Lang::zh), "1001 考勤期 2026-10-16 至 2026-11-15 之后入职，本月不计薪，录入的考勤或变动薪资没有计算\n"
                                       "1001 考勤期 2026-10-16 至 2026-11-15 之后入职，本月不计薪，但已参保，个人部分无处代扣\n");
}

TEST(Calculate, APlaceWithoutPolicyConcernsOnlyItsPeople) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  hire(facts, "1002", "2026-11-01", "20000");
  facts.enrolments[1].place = "510100";  // 成都: two medical rates, none preferred
  const auto view = run(facts);
  EXPECT_EQ(view.employees.size(), 1u);
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "contribution", "1002"));
  EXPECT_NE(errors_of(view).find("510100-medical"), std::string::npos) << errors_of(view);
}

TEST(Calculate, EnrolledWithoutPayIsAnError) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  hire(facts, "1002", "2026-01-01", "20000");
  facts.employments[1].last_day = day("2026-09-30");
  EXPECT_TRUE(has_notice(run(facts), Notice::Severity::error, "enrolled_without_pay", "1002"));
}

TEST(Calculate, WhatTheYearHasNoCalendarForIsAnErrorOfTheRun) {
  auto facts = beijing_company();
  facts.month = EarningMonth{*Month::of(2027, 3)};
  hire(facts, "1001", "2027-03-01", "20000");
  const auto view = calculate(facts, office().rules(), {});
  ASSERT_FALSE(view);
  EXPECT_NE(view.error().describe(Lang::zh).find("2027"), std::string::npos);
}

constexpr std::string_view divides = R"(schema: salary-group/1
code: office
name: 除数为零
about: 一个人除数为零，其他人照算
attendance_from_day: 1
day_basis: paid_days
inputs:
  salary:
    - {code: base, name: 基本工资}
  variable:
    - {code: parts, name: 份数, type: number, scale: 0, absent: 1}
roles: {gross: 应发合计, taxable: 应发合计, net: 实发工资, cost: 应发合计}
items:
  - {code: gross, name: 应发合计, formula: 定薪.基本工资 / 录入.份数, round: half_up_fen, tags: [应发]}
  - {code: net, name: 实发工资, formula: 应发合计 - 个税.工资薪金, round: half_up_fen, tags: [合计]}
examples:
  - name: 一份
    given: {定薪.基本工资: 100, 考勤.计薪天数: 21, 个税.工资薪金: 0}
    expect: {应发合计: 100}
)";

TEST(Calculate, DivisionByZeroForOneLeavesTheOthersPaid) {
  TestRules rules({});
  rules.add(std::string(divides), "divides.yaml");
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  hire(facts, "1002", "2026-11-01", "20000");
  facts.variable.push_back({"1002", november(), {{"variable.parts", Decimal(0)}}});
  const auto view = run(facts, rules);
  ASSERT_EQ(view.employees.size(), 1u) << errors_of(view);
  EXPECT_EQ(view.employees[0].person.employee, "1001");
  EXPECT_TRUE(has_notice(view, Notice::Severity::error, "formula", "1002"));
  EXPECT_NE(errors_of(view).find("zero"), std::string::npos) << errors_of(view);
}

TEST(Calculate, AYesOrNoThatIsRecorded) {
  std::string text(divides);
  text.replace(text.find("    - {code: parts"), text.find("roles:") - text.find("    - {code: parts"), "    - {code: leads, name: 带班, type: boolean, absent: 否}\n");
  text.replace(text.find("定薪.基本工资 / 录入.份数"), std::string("定薪.基本工资 / 录入.份数").size(), "\"IF(录入.带班, 定薪.基本工资 + 500, 定薪.基本工资)\"");
  TestRules rules({});
  rules.add(text, "leads.yaml");
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  hire(facts, "1002", "2026-11-01", "20000");
  facts.variable.push_back({"1002", november(), {{"variable.leads", Decimal(1)}}});
  const auto view = run(facts, rules);
  ASSERT_EQ(view.employees.size(), 2u) << errors_of(view);
  EXPECT_EQ(find(view, "1001")->gross, yuan("20000"));
  EXPECT_EQ(find(view, "1002")->gross, yuan("20500"));
}

TEST(Calculate, ATextItemKeepsItsWords) {
  std::string text(divides);
  text.insert(text.find("examples:"), "  - {code: size, name: 规模, formula: 'IF(应发合计 > 15000, \"高\", \"普通\")', tags: [其他]}\n");
  TestRules rules({});
  rules.add(text, "text.yaml");
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", "20000");
  hire(facts, "1002", "2026-11-01", "10000");
  const auto view = run(facts, rules);
  ASSERT_EQ(view.employees.size(), 2u) << errors_of(view);
  EXPECT_EQ(view.employees[0].texts.at("size"), "高");
  EXPECT_EQ(view.employees[1].texts.at("size"), "普通");
  EXPECT_EQ(item(view, view.employees[0], "规模"), Decimal(0));
}

TEST(Calculate, ThreadsDoNotChangeAnything) {
  auto facts = beijing_company();
  for (int i = 0; i < 3000; ++i) hire(facts, std::to_string(10000 + i), "2026-11-01", std::to_string(5000 + 7 * i));
  const auto one = calculate(facts, office().rules(), {1});
  const auto four = calculate(facts, office().rules(), {4});
  ASSERT_TRUE(one && four);
  ASSERT_EQ(one->employees.size(), 3000u);
  for (std::size_t i = 0; i < one->employees.size(); ++i) ASSERT_EQ(encode(one->employees[i]), encode(four->employees[i]));
}

}  // namespace
}  // namespace fenhao::payroll
