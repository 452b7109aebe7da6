// What labour law says of a month's pay, through whole runs of the product's salary groups.
#include "payroll/law_for_test.h"

#include "base/source_file_for_test.h"

namespace fenhao::payroll {
namespace {

const TestRules& groups() {
  static const TestRules rules({"office", "manufacturing"});
  return rules;
}

RunView run(const MonthFacts& facts, const TestRules& rules = groups()) { return run_with_law(facts, rules); }

void record(MonthFacts& facts, bool attendance, std::map<std::string, Decimal> values) {
  (attendance ? facts.attendance : facts.variable).push_back({"1001", november(), std::move(values)});
}

MonthFacts office_worker(std::string_view salary) {
  auto facts = beijing_company();
  hire(facts, "1001", "2026-11-01", salary);
  return facts;
}

// In Beijing contributions come on top of the minimum wage: those on the floors take 2,600 below it.
TEST(WageChecks, AFullMonthBelowTheMinimumWageOfThePlace) {
  const auto minimum = *groups().library.minimum_wage("110000", november().month, day("2026-11-22"));
  const auto view = run(office_worker("2600"));
  ASSERT_EQ(view.employees.size(), 1u);
  const auto& result = view.employees[0];
  const auto counted = yuan("2600") - result.insurance_employee - result.fund_employee;
  const auto said = notice_of(view, "below_minimum_wage");
  EXPECT_NE(said.find("可比工资 " + counted.to_string()), std::string::npos) << said;
  EXPECT_NE(said.find("应补 " + (minimum.value - counted).to_string()), std::string::npos) << said;
  EXPECT_NE(said.find("第十二条"), std::string::npos);
  EXPECT_EQ(result.gross, yuan("2600")) << "a warning changes no pay";
  EXPECT_TRUE(notice_of(run(office_worker("20000")), "below_minimum_wage").empty());
}

TEST(WageChecks, AMonthNotWorkedInFullIsNotHeldAgainstTheMinimumWage) {
  auto leave = office_worker("2600");
  record(leave, true, {{"attendance.personal_leave_days", Decimal(2)}});
  EXPECT_TRUE(notice_of(run(leave), "below_minimum_wage").empty());
  auto joiner = beijing_company();
  hire(joiner, "1001", "2026-11-16", "2600");
  EXPECT_TRUE(notice_of(run(joiner), "below_minimum_wage").empty());
}

// A group of its own that forgot the legal floors: sick pay at half, overtime at once the hourly wage, damage in full.
const TestRules& careless() {
  static const TestRules rules = [] {
    auto text = *read_file(source_file("templates/groups/office.yaml"));
    const auto replace = [&](const std::string& from, const std::string& to) {
      const auto at = text.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      if (at != std::string::npos) text.replace(at, from.size(), to);
    };
    replace("MAX(月工资标准 * 病假工资比例, 政策.最低工资 * 80%) * 病假计薪天数 / 21.75", "月工资标准 * 10% * 病假计薪天数 / 21.75");
    replace("加班工资基数 * 考勤.平日加班小时 * 1.5 / (21.75 * 8)", "加班工资基数 * 考勤.平日加班小时 / (21.75 * 8)");
    replace("IF(录入.损失赔偿 = 0, 0, MAX(MIN(录入.损失赔偿, 工资小计 * 20%, 工资小计 - 政策.最低工资), 0))", "录入.损失赔偿");
    replace("录入.前十二个月平均工资 * 录入.未休年休假天数 * 2 / 21.75", "录入.前十二个月平均工资 * 录入.未休年休假天数 / 21.75");
    TestRules made(std::vector<std::string>{});
    made.add(text, "careless");
    return made;
  }();
  return rules;
}

TEST(WageChecks, SickPayBelowTheFloorNamesTheFloorOfTheDays) {
  auto facts = office_worker("8700");
  record(facts, true, {{"attendance.sick_days", Decimal(5)}});
  EXPECT_TRUE(notice_of(run(facts), "sick_pay_below_floor").empty());
  const auto said = notice_of(run(facts, careless()), "sick_pay_below_floor");
  const auto minimum = groups().library.minimum_wage("110000", november().month, day("2026-11-22"))->value;
  const auto floor = Money::round(divide(minimum.decimal() * Decimal(4), Decimal::of(2175, 2), 2, RoundingMode::down), Rounding::down_fen);
  EXPECT_NE(said.find("病假工资 200.00"), std::string::npos) << said;
  EXPECT_NE(said.find("折算的 " + floor.to_string()), std::string::npos) << said << " wanted " << floor.to_string();
}

TEST(WageChecks, OvertimePaidBelowItsMultiple) {
  auto facts = office_worker("8700");
  record(facts, true, {{"attendance.weekday_overtime_hours", Decimal(10)}, {"attendance.holiday_overtime_hours", Decimal(8)}});
  EXPECT_TRUE(notice_of(run(facts), "overtime_underpaid").empty()) << "750 + 1,200 is what the law asks";
  const auto said = notice_of(run(facts, careless()), "overtime_underpaid");
  EXPECT_NE(said.find("应不低于 1950.00，实发 1700.00"), std::string::npos) << said;
}

TEST(WageChecks, HoursAboveThirtySixWithoutThoseOnHolidays) {
  auto facts = office_worker("8700");
  record(facts, true, {{"attendance.weekday_overtime_hours", Decimal(30)}, {"attendance.rest_day_overtime_hours", Decimal::of(65, 1)}, {"attendance.holiday_overtime_hours", Decimal(8)}});
  const auto said = notice_of(run(facts), "overtime_over_limit");
  EXPECT_NE(said.find("36.5 小时，超过 36 小时上限 0.5 小时"), std::string::npos) << said;
  EXPECT_TRUE(notice_of(run(facts), "check.overtime_over_limit").empty()) << "said once";
  facts.attendance[0].values["attendance.rest_day_overtime_hours"] = Decimal(6);
  EXPECT_TRUE(notice_of(run(facts), "overtime_over_limit").empty());
}

TEST(WageChecks, DeductionsForDamageAndInAll) {
  auto facts = office_worker("10000");
  record(facts, false, {{"variable.damage", Decimal(2500)}});
  EXPECT_TRUE(notice_of(run(facts), "damage_over_share").empty()) << "the template stops at a fifth";
  EXPECT_NE(notice_of(run(facts, careless()), "damage_over_share").find("最多 2000.00"), std::string::npos);
  facts.variable[0].values = {{"variable.damage", Decimal(9000)}};
  EXPECT_NE(notice_of(run(facts, careless()), "damage_below_minimum").find("剩余工资 1000.00"), std::string::npos);
  facts.variable[0].values = {{"variable.loan", Decimal(1500)}, {"variable.rent", Decimal(501)}};
  const auto said = notice_of(run(facts), "deductions_over_share");
  EXPECT_NE(said.find("合计 2001.00"), std::string::npos) << said;
  facts.variable[0].values["variable.rent"] = Decimal(500);
  EXPECT_TRUE(notice_of(run(facts), "deductions_over_share").empty()) << "exactly a fifth";
}

TEST(WageChecks, LeaveNotTakenIsPaidTwiceMore) {
  auto facts = office_worker("10000");
  record(facts, false, {{"variable.unused_leave_days", Decimal(3)}, {"variable.average_wage", Decimal(10000)}});
  EXPECT_TRUE(notice_of(run(facts), "leave_pay_short").empty());
  EXPECT_NE(notice_of(run(facts, careless()), "leave_pay_short").find("应另付 2758.62，实发 1379.31"), std::string::npos) << notice_of(run(facts, careless()), "leave_pay_short");
}

TEST(WageChecks, WithoutTheLawNothingIsSaid) {
  auto view = calculate(office_worker("2000"), groups().rules(), {});
  ASSERT_TRUE(view);
  ASSERT_EQ(view->employees.size(), 1u);
  EXPECT_TRUE(notice_of(*view, "below_minimum_wage").empty());
  EXPECT_FALSE(notice_of(*view, "check.below_minimum_wage").empty()) << "the group's own item speaks";
}

}  // namespace
}  // namespace fenhao::payroll
