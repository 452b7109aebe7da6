// The salary groups that ship in whole runs: policy looked up, tax withheld, joiners and leavers by their days.
#include "payroll/facts_for_test.h"

#include "base/source_file_for_test.h"

namespace fenhao::payroll {
namespace {

class TemplateRun : public testing::Test {
 protected:
  // One person of the group in Beijing, without insurance.
  void employ(const std::string& group, std::string_view hired, const std::map<std::string, std::string>& salaries) {
    rules_.add(*read_file(source_file("templates/groups/") + group + ".yaml"), group);
    hire(facts_, "1", hired, "1");
    facts_.enrolments.clear();
    facts_.salaries.clear();
    facts_.employments[0].salary_group = group;
    for (const auto& [code, amount] : salaries) facts_.salaries.push_back({"1", "salary." + code, yuan(amount), day(hired)});
  }
  static MonthlyInput input(const std::string& prefix, const std::map<std::string, std::string>& values) {
    MonthlyInput input{.employee = "1", .month = november()};
    for (const auto& [code, value] : values) input.values[prefix + code] = *Decimal::parse(value);
    return input;
  }
  void attend(const std::map<std::string, std::string>& values) { facts_.attendance = {input("attendance.", values)}; }
  void enter(const std::map<std::string, std::string>& values) { facts_.variable = {input("variable.", values)}; }

  void run() {
    auto view = calculate(facts_, rules_.rules(), {});
    ASSERT_TRUE(view) << view.error().describe(Lang::en);
    view_ = std::move(*view);
  }
  const EmployeeResult& paid() {
    run();
    const auto* found = find(view_, "1");
    if (found) return *found;
    for (const auto& notice : view_.notices) ADD_FAILURE() << notice.code << ": " << notice.message.en;
    return none_;
  }
  Decimal of(const EmployeeResult& result, const std::string& name) { return result.values.empty() ? Decimal(-1) : item(view_, result, name); }

  TestRules rules_{{}};
  MonthFacts facts_ = beijing_company();
  RunView view_;
  EmployeeResult none_;
};

// Beijing: 27.70 an hour since 2025-09-01.
TEST_F(TemplateRun, HourlyWorkersGetThePlacesMinimum) {
  employ("hourly", "2026-11-02", {{"rate", "25"}});
  attend({{"hours_1", "20"}, {"hours_2", "20.5"}, {"attended_days", "11"}});
  enter({{"paid_1", "554"}, {"paid_2", "567.85"}});
  const auto& result = paid();
  EXPECT_EQ(of(result, "执行时薪"), *Decimal::parse("27.70"));
  EXPECT_EQ(result.gross, yuan("1121.85"));
  EXPECT_EQ(result.net, Money{});
}

// Guangdong's notice of 2026-09-01 is recorded by the month only.
TEST_F(TemplateRun, AnHourlyMinimumNobodyRecordedIsAnError) {
  employ("hourly", "2026-11-02", {{"rate", "25"}});
  facts_.employments[0].place = "440300";
  attend({{"hours_3", "20"}});
  run();
  EXPECT_EQ(find(view_, "1"), nullptr);
  EXPECT_TRUE(has_notice(view_, Notice::Severity::error, "formula", "1"));
  EXPECT_TRUE(has_notice(view_, Notice::Severity::error, "policy", "440300"));
}

// 21 days at 400 and 600 of awards: (9,000 × 80% − 5,000) × 3%.
TEST_F(TemplateRun, StudentsPayTaxOnLabourRemuneration) {
  employ("intern", "2026-11-02", {{"daily", "400"}});
  attend({{"attended_days", "21"}});
  enter({{"task_bonus", "600"}, {"liability_insurance", "30"}});
  const auto& result = paid();
  EXPECT_EQ(result.gross, yuan("9000"));
  EXPECT_EQ(of(result, "劳务报酬个税"), Decimal(66));
  EXPECT_EQ(result.net, yuan("8934"));
}

// November 2026 has 21 paid days, the last of them on the 30th.
TEST_F(TemplateRun, ASellerWhoJoinsOnTheLastDayHasADayOfBasePayAndAllTheCommission) {
  employ("sales", "2026-11-30", {{"base", "5250"}, {"draw", "2100"}});
  enter({{"collected", "100001"}});
  const auto& result = paid();
  EXPECT_EQ(of(result, "基本工资"), Decimal(250));
  EXPECT_EQ(of(result, "回款提成"), *Decimal::parse("1000.02"));
  EXPECT_EQ(of(result, "预支标准"), Decimal(100));
  EXPECT_EQ(result.gross, yuan("1150.02"));  // a tenth of the commission is kept
}

TEST_F(TemplateRun, ASellerWhoLeavesOnTheFirstDayKeepsTheCommission) {
  employ("sales", "2026-11-02", {{"base", "5250"}});
  facts_.employments[0].last_day = day("2026-11-02");
  enter({{"collected", "50000"}, {"clawback_brought", "900"}, {"retained_released", "70"}});
  const auto& result = paid();
  EXPECT_EQ(of(result, "基本工资"), Decimal(250));
  EXPECT_EQ(of(result, "提成追扣"), Decimal(520));
  EXPECT_EQ(of(result, "未扣提成结转"), Decimal(380));
  EXPECT_EQ(result.gross, yuan("250"));
}

// 100,000 by the yearly table: 10%, less 2,520; the salary of the month is taxed as usual.
TEST_F(TemplateRun, EquityOfExecutivesIsTaxedByItself) {
  employ("executive", "2026-11-01", {{"annual_base", "240000"}});
  enter({{"restricted_income", "100000"}});
  const auto& result = paid();
  EXPECT_EQ(result.gross, yuan("20000"));
  EXPECT_EQ(of(result, "单独计税个税"), Decimal(7480));
  EXPECT_EQ(of(result, "个人所得税"), Decimal(450));
  EXPECT_EQ(result.net, yuan("12070"));
}

TEST_F(TemplateRun, APoolPaysResearchersByPoints) {
  employ("research", "2026-11-01", {{"base", "21000"}});
  enter({{"pool_1", "100000"}, {"points_1", "300"}, {"own_points_1", "45.5"}});
  EXPECT_EQ(paid().gross, yuan("36166.66"));
}

// 2,540 a month in Beijing over 21.75 days.
TEST_F(TemplateRun, DispatchedWorkersWithoutWorkGetTheMinimumWage) {
  employ("dispatched", "2026-11-01", {{"base", "4350"}, {"post_standard", "6525"}});
  attend({{"idle_days", "5"}});
  const auto& result = paid();
  EXPECT_EQ(of(result, "同工同酬补差"), Decimal(2175));
  EXPECT_EQ(of(result, "待派停发工资"), Decimal(1500));
  EXPECT_EQ(result.gross, yuan("5608.91"));
}

}  // namespace
}  // namespace fenhao::payroll
