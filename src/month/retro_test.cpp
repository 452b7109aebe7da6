// Months closed one after another; then facts change backwards.
#include "month/retro.h"

#include "month/month_for_test.h"
#include "month/reproduce.h"

namespace fenhao::month {
namespace {

using payroll::RetroTreatment;

class RetroTest : public MonthTest {
 protected:
  void close_months(std::string_view first, int count) {
    for (int i = 0; i < count; ++i) {
      auto calculated = calculate((month_of(first) + i).to_string());
      ASSERT_TRUE(calculated) << calculated.error().describe(Lang::zh);
      for (const auto& notice : calculated->view.notices) EXPECT_NE(notice.severity, payroll::Notice::Severity::error) << notice.message.zh;
      close_run(calculated->run.id);
    }
  }
  void raise(const char* employee, std::string_view from, std::string_view amount, const std::string& digest) {
    intake::Content salary;
    salary.salaries = {{employee, "salary.base", yuan(amount), day(from)}};
    save(intake::Kind::salary, salary, digest);
  }
  Result<RetroFound> find(std::string_view from, RetroTreatment treatment = RetroTreatment::when_paid, RetroScope scope = {}) {
    return find_differences(*workspace_, {.from = EarningMonth{month_of(from)}, .known = day("2026-11-22"), .scope = scope, .treatment = treatment, .employee = {}});
  }
  const payroll::EmployeeResult& of(const Calculated& calculated, std::string_view employee) {
    for (const auto& result : calculated.view.employees)
      if (result.person.employee == employee) return result;
    ADD_FAILURE() << "nobody " << employee;
    return calculated.view.employees.front();
  }
};

TEST_F(RetroTest, NothingChangedNothingFound) {
  close_months("2026-11", 2);
  const auto found = find("2026-11");
  ASSERT_TRUE(found) << found.error().describe(Lang::zh);
  ASSERT_EQ(found->months.size(), 2u);
  for (const auto& month : found->months) EXPECT_TRUE(month.entries.empty());
  EXPECT_EQ(found->settled.to_string(), "2027-01");
  EXPECT_EQ(*carry_differences(*workspace_, *found, "张三"), 0u);
}

TEST_F(RetroTest, ALateRaiseIsPaidWithTheNextMonthAndTaxedThere) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  const auto found = find("2026-11");
  ASSERT_TRUE(found) << found.error().describe(Lang::zh);
  ASSERT_EQ(found->months[0].entries.size(), 1u);
  EXPECT_EQ(found->months[0].entries[0].gross, yuan("1000"));
  EXPECT_EQ(found->months[0].entries[0].items[0].name, "基本工资");
  EXPECT_EQ(*carry_differences(*workspace_, *found, "张三"), 1u);
  const auto december = calculate("2026-12");
  ASSERT_TRUE(december) << december.error().describe(Lang::zh);
  const auto& paid = of(*december, "1001");
  EXPECT_EQ(paid.gross, yuan("22000"));
  EXPECT_EQ(paid.tax.input.income, yuan("22000"));
  EXPECT_EQ(paid.tax.before.income, yuan("20000"));
  ASSERT_EQ(paid.retro.size(), 1u);
  EXPECT_EQ(of(*december, "1002").gross, yuan("20000"));
  EXPECT_TRUE(find("2026-11")->months[0].entries.empty()) << "carried once";
}

TEST_F(RetroTest, TheSameRaiseTaxedInTheMonthItWasEarned) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  const auto found = find("2026-11", RetroTreatment::when_earned);
  ASSERT_TRUE(found) << found.error().describe(Lang::zh);
  ASSERT_EQ(found->months[0].entries.size(), 1u);
  EXPECT_EQ(found->months[0].entries[0].tax, yuan("30")) << "3% of 1,000";
  ASSERT_TRUE(carry_differences(*workspace_, *found, "张三"));
  const auto december = calculate("2026-12");
  ASSERT_TRUE(december) << december.error().describe(Lang::zh);
  const auto& paid = of(*december, "1001");
  EXPECT_EQ(paid.tax.before.income, yuan("21000")) << "the year-to-date figures are corrected";
  EXPECT_EQ(paid.tax.before.withheld, yuan("344.91"));
  EXPECT_EQ(paid.tax.input.income, yuan("21000")) << "December's own pay only";
  EXPECT_EQ(paid.gross, yuan("22000"));
  const auto whole = calculate("2026-12");
  ASSERT_TRUE(take_back_differences(*workspace_, EarningMonth{month_of("2026-12")}, "张三"));
  const auto without = calculate("2026-12");
  EXPECT_EQ(of(*without, "1001").tax.before.withheld, yuan("314.91")) << "taken back, the closed figures hold again";
  EXPECT_EQ(of(*without, "1001").gross, yuan("21000"));
  EXPECT_FALSE(take_back_differences(*workspace_, EarningMonth{month_of("2026-12")}, "张三"));
}

TEST_F(RetroTest, ACorrectedBaseIsBackPaidWithItsOwnLines) {
  close_months("2026-11", 1);
  intake::Content plans;
  contribution::Enrolment fund{.insurance = Insurance::housing_fund, .declared_base = yuan("22000"), .employer_rate = *Rate::parse("12%"), .employee_rate = *Rate::parse("12%")};
  plans.enrolments = {{.employee = "1001", .entity = "E1", .place = "110000", .from = CoverageMonth{month_of("2026-11")},
                       .insurances = {{.insurance = Insurance::pension, .declared_base = yuan("22000")}, {.insurance = Insurance::medical, .declared_base = yuan("22000")},
                                      {.insurance = Insurance::unemployment, .declared_base = yuan("22000")}, {.insurance = Insurance::work_injury, .declared_base = yuan("22000")}, fund}}};
  save(intake::Kind::contributions, plans, "new bases");
  const auto found = find("2026-11");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->months[0].entries.size(), 1u);
  EXPECT_EQ(found->months[0].entries[0].gross, Money{});
  ASSERT_TRUE(carry_differences(*workspace_, *found, "张三"));
  const auto december = calculate("2026-12");
  ASSERT_TRUE(december) << december.error().describe(Lang::zh);
  const auto& paid = of(*december, "1001");
  Money own, back;
  for (const auto& line : paid.charges) (line.back_pay ? back : own) += line.charge.employee;
  EXPECT_EQ(own, yuan("4953")) << "22.5% of 22,000 and 3";
  EXPECT_EQ(back, yuan("450")) << "22.5% of 2,000";
  EXPECT_EQ(paid.insurance_employee + paid.fund_employee, yuan("5403"));
  EXPECT_EQ(paid.tax.input.special, yuan("5403")) << "deducted in the month it is paid";
}

class RetroFromJuly : public RetroTest {
 protected:
  Date hired() const override { return day("2026-07-01"); }
};

TEST_F(RetroFromJuly, AChainOfMonthsTaxedWhenEarnedEqualsKnowingInTime) {
  close_months("2026-07", 4);
  raise("1001", "2026-09-01", "30000", "late raise");
  const auto found = find("2026-07", RetroTreatment::when_earned);
  ASSERT_TRUE(found) << found.error().describe(Lang::zh);
  EXPECT_TRUE(found->months[1].entries.empty()) << "August is untouched";
  ASSERT_TRUE(carry_differences(*workspace_, *found, "张三"));
  const auto november = calculate("2026-11");
  ASSERT_TRUE(november) << november.error().describe(Lang::zh);
  const auto& paid = of(*november, "1001");
  EXPECT_EQ(paid.tax.before.income, yuan("100000"));
  EXPECT_EQ(paid.tax.before.withheld, yuan("3678.80")) << "(100,000 − 20,000 − 4 × 4,503) × 10% − 2,520";
  Money tax;
  for (const auto& entry : paid.retro) tax += entry.tax;
  EXPECT_EQ(tax, yuan("2000")) << "it was 1,678.80 at 20,000 a month";
}

// Wages of December are paid in January, which is another tax year.
class RetroOverTwoTaxYears : public RetroTest {
 protected:
  int pay_month_offset() const override { return 1; }
};

TEST_F(RetroOverTwoTaxYears, AnEarlierTaxYearIsNotCorrectedByEarnedMonth) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  const auto refused = find("2026-11", RetroTreatment::when_earned);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().describe(Lang::zh).find("上一纳税年度"), std::string::npos);
  EXPECT_TRUE(find("2026-11"));
}

TEST_F(RetroTest, WhatWasSettledWhenPaidIsNotCorrectedByEarnedMonth) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  ASSERT_TRUE(carry_differences(*workspace_, *find("2026-11"), "张三"));
  raise("1001", "2026-11-01", "21500", "another");
  EXPECT_FALSE(find("2026-11", RetroTreatment::when_earned));
  EXPECT_EQ(find("2026-11")->months[0].entries[0].gross, yuan("500"));
}

TEST_F(RetroTest, WhatIsFoundLaterIsAddedToWhatTheMonthCarriesAlready) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  ASSERT_TRUE(carry_differences(*workspace_, *find("2026-11"), "张三"));
  raise("1001", "2026-11-01", "21500", "another");
  ASSERT_TRUE(carry_differences(*workspace_, *find("2026-11"), "张三"));
  EXPECT_TRUE(find("2026-11")->months[0].entries.empty()) << "all of it is carried";
  const auto december = calculate("2026-12");
  ASSERT_TRUE(december);
  EXPECT_EQ(of(*december, "1001").gross, yuan("23000")) << "21500 and what was 1500 too little";
  ASSERT_EQ(of(*december, "1001").retro.size(), 1u);
  EXPECT_EQ(of(*december, "1001").retro[0].items[0].then, yuan("20000"));
  EXPECT_EQ(of(*december, "1001").retro[0].items[0].now, yuan("21500"));

  raise("1001", "2026-11-01", "20000", "neither");
  EXPECT_EQ(find("2026-11")->months[0].entries[0].gross, yuan("-1500"));
  ASSERT_TRUE(carry_differences(*workspace_, *find("2026-11"), "张三"));
  const auto again = calculate("2026-12");
  ASSERT_TRUE(again);
  EXPECT_EQ(of(*again, "1001").gross, yuan("20000"));
  EXPECT_TRUE(of(*again, "1001").retro.empty());
}

TEST_F(RetroTest, AddedToWhatIsCarriedWhenEarnedAsWell) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "25000", "late raise");
  ASSERT_TRUE(carry_differences(*workspace_, *find("2026-11", RetroTreatment::when_earned), "张三"));
  raise("1001", "2026-11-01", "30000", "another");
  const auto mixed = carry_differences(*workspace_, *find("2026-11"), "张三");
  ASSERT_FALSE(mixed);
  EXPECT_NE(mixed.error().describe(Lang::zh).find("1001"), std::string::npos);
  ASSERT_TRUE(carry_differences(*workspace_, *find("2026-11", RetroTreatment::when_earned), "张三"));
  const auto carried = calculate("2026-12");
  ASSERT_TRUE(carried);
  const auto& tax = of(*carried, "1001").tax;
  EXPECT_EQ(tax.before.income, yuan("30000"));
  ASSERT_EQ(of(*carried, "1001").retro.size(), 1u);
  EXPECT_EQ(of(*carried, "1001").retro[0].gross, yuan("10000"));
  EXPECT_EQ(of(*carried, "1001").retro[0].tax, tax.before.withheld - yuan("314.91")) << "November's tax then was 314.91";
}

TEST_F(RetroTest, DifferencesLookedForTwiceAreCarriedOnce) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  const auto one = find("2026-11"), two = find("2026-11");
  ASSERT_TRUE(one);
  ASSERT_TRUE(two);
  ASSERT_TRUE(carry_differences(*workspace_, *one, "张三"));
  const auto refused = carry_differences(*workspace_, *two, "李四");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::conflict);
  EXPECT_EQ(of(*calculate("2026-12"), "1001").gross, yuan("22000"));
}

// Hired and enrolled in November, in no list before it was closed.
TEST_F(RetroTest, WhoWasLeftOutOfClosedMonthsIsPaidAllOfThemNow) {
  close_months("2026-11", 2);
  intake::Content roster, salary;
  roster.persons = {{.employee = "1003", .name = "员工1003", .identity = Secret("119999199001011003")}};
  roster.employments = {{.employee = "1003", .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000", .salary_group = "office", .from = hired(), .hired = hired()}};
  salary.salaries = {{"1003", "salary.base", yuan("20000"), hired()}};
  save(intake::Kind::roster, roster, "late roster");
  save(intake::Kind::salary, salary, "late salary");
  const auto found = find("2026-11");
  ASSERT_TRUE(found) << found.error().describe(Lang::zh);
  for (const auto& month : found->months) {
    EXPECT_TRUE(month.unsettled.empty()) << month.run.month.to_string();
    ASSERT_EQ(month.entries.size(), 1u);
    EXPECT_EQ(month.entries[0].gross, yuan("20000"));
  }
  ASSERT_EQ(*carry_differences(*workspace_, *found, "张三"), 2u);
  EXPECT_TRUE(find("2026-11")->months[1].entries.empty()) << "carried once";
}

class RetroOfALeaver : public RetroTest {
 protected:
  // In a group that knows severance.
  void SetUp() override {
    RetroTest::SetUp();
    intake::Content roster;
    roster.employments = {{.employee = "1001", .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000", .salary_group = "sales", .from = hired(), .hired = hired()}};
    save(intake::Kind::moves, roster, "a seller");
  }
};

TEST_F(RetroOfALeaver, LateSeveranceIsNotPaidUntaxedWithWages) {
  close_months("2026-11", 1);
  intake::Content late;
  late.inputs = {{"1001", EarningMonth{month_of("2026-11")}, {{"variable.severance", Decimal(800'000)}}}};
  save(intake::Kind::variable, late, "severance");
  const auto found = find("2026-11");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->months[0].entries.empty()) << "its tax would be lost";
  ASSERT_EQ(found->months[0].unsettled.size(), 1u);
  EXPECT_NE(found->months[0].unsettled[0].message.zh.find("单独计税"), std::string::npos);
  const auto earned = find("2026-11", RetroTreatment::when_earned);
  ASSERT_TRUE(earned);
  ASSERT_EQ(earned->months[0].entries.size(), 1u);
  EXPECT_GT(earned->months[0].entries[0].tax, Money{}) << "paid then, reported late: its tax is collected";
}

TEST_F(RetroTest, AnApprovedMonthTakesNoMoreDifferences) {
  close_months("2026-11", 1);
  raise("1001", "2026-11-01", "21000", "late raise");
  const auto december = calculate("2026-12");
  ASSERT_TRUE(december);
  ASSERT_TRUE(review(*workspace_, december->run.id, "李四"));
  ASSERT_TRUE(approve(*workspace_, december->run.id, "李四"));
  const auto refused = carry_differences(*workspace_, *find("2026-11"), "张三");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::not_allowed);
}

TEST_F(RetroFromJuly, WhoWasLeftOutOfAClosedMonthIsTaxedAsPaidNothingInIt) {
  close_months("2026-07", 1);
  intake::Content roster, salary;
  roster.persons = {{.employee = "1003", .name = "员工1003", .identity = Secret("119999199001011003")}};
  roster.employments = {{.employee = "1003", .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000", .salary_group = "office", .from = hired(), .hired = hired()}};
  salary.salaries = {{"1003", "salary.base", yuan("20000"), hired()}};
  save(intake::Kind::roster, roster, "late roster");
  save(intake::Kind::salary, salary, "late salary");
  ASSERT_EQ(*carry_differences(*workspace_, *find("2026-07"), "张三"), 1u);
  const auto august = calculate("2026-08");
  ASSERT_TRUE(august) << august.error().describe(Lang::zh);
  const auto& both = of(*august, "1003");
  EXPECT_EQ(both.gross, yuan("40000"));
  EXPECT_EQ(both.tax.before.income, Money{});
  EXPECT_EQ(both.tax.input.basic_months, 2);
  EXPECT_EQ(both.tax.wage.due, yuan("900")) << "(40000 - 10000) × 3%";
  ASSERT_TRUE(take_back_differences(*workspace_, EarningMonth{month_of("2026-08")}, "张三"));
  const auto without = calculate("2026-08");
  ASSERT_TRUE(without);
  EXPECT_EQ(without->view.employees.size(), 2u) << "nothing is known of July any more";
}

TEST_F(RetroTest, WhoCannotBeCalculatedNowIsListedAndNeverRecovered) {
  close_months("2026-11", 1);
  intake::Content roster;
  roster.employments = {{.employee = "1001", .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000", .salary_group = "nowhere", .from = day("2026-11-01"), .hired = day("2026-11-01")}};
  save(intake::Kind::moves, roster, "wrong group");
  const auto found = find("2026-11");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->months[0].entries.empty());
  EXPECT_FALSE(found->months[0].unsettled.empty());
}

TEST_F(RetroTest, AClosedMonthIsReproducedWhateverIsLearntLater) {
  close_months("2026-11", 2);
  raise("1001", "2026-11-01", "99999", "later");
  intake::Content accounts;
  accounts.accounts = {{.code = "BJ-SI", .entity = "E1", .place = "110000", .number = "1", .work_injury_rate = *Rate::parse("1.9%"), .work_injury_from = month_of("2026-11")}};
  save(intake::Kind::accounts, accounts, "new rate");
  reopen();
  for (const char* month : {"2026-11", "2026-12"}) {
    const auto again = reproduce(*workspace_, EarningMonth{month_of(month)}, day("2026-11-22"));
    ASSERT_TRUE(again) << again.error().describe(Lang::zh);
    EXPECT_EQ(again->people, 2u);
    EXPECT_TRUE(again->different.empty()) << month << ": " << again->different.size();
  }
  now_ = "2026-11-24T02:00:00Z";
  raise("1002", "2026-11-01", "20001", "the day after");
  const auto later = reproduce(*workspace_, EarningMonth{month_of("2026-11")}, day("2026-11-24"));
  ASSERT_TRUE(later);
  EXPECT_EQ(later->different, (std::vector<std::string>{"1001", "1002"})) << "as known on another day";
  EXPECT_FALSE(reproduce(*workspace_, EarningMonth{month_of("2027-01")}, day("2026-11-22")));
}

}  // namespace
}  // namespace fenhao::month
