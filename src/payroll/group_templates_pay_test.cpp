// What is special about each salary group that ships: every edge of its tiers, what carries over to the next month,
// and what the law does not let it take.
#include "payroll/template_for_test.h"

namespace fenhao::payroll {
namespace {

// Inputs that change and the item's value with them.
struct Edge {
  std::string input, value;
};

void expect_edges(const SalaryGroup& group, Texts given, const std::string& changed, const std::string& item, const std::vector<Edge>& edges) {
  for (const auto& [input, value] : edges) {
    given[changed] = input;
    expect_values(group, given, {{item, value}});
  }
}

const SalaryGroup& sales() {
  static const auto group = load_template("sales.yaml");
  return group;
}
const Texts seller{{"定薪.基本工资", "5000"}};

// 10 万 1%, 30 万 1.5%, 60 万 2%, above 2.5%: parts added, rounded once.
TEST(SalesTemplate, CollectionCommissionAtEveryEdge) {
  expect_edges(sales(), seller, "录入.本月回款", "回款提成",
               {{"-50000", "0"}, {"0", "0"}, {"0.49", "0"}, {"0.50", "0.01"}, {"99999.99", "1000.00"}, {"100000", "1000.00"}, {"100000.33", "1000.00"}, {"100000.34", "1000.01"},
                {"100001", "1000.02"}, {"299999.99", "4000.00"}, {"300000", "4000.00"}, {"300000.25", "4000.01"}, {"300001", "4000.02"}, {"599999.99", "10000.00"},
                {"600000", "10000.00"}, {"600000.20", "10000.01"}, {"600001", "10000.03"}, {"1000000", "20000.00"}});
}

// The whole contract at the rate of its step; the limit itself belongs to the lower one.
TEST(SalesTemplate, ContractCommissionAtEveryEdge) {
  expect_edges(sales(), seller, "录入.新签合同额", "新签提成",
               {{"-1", "0"}, {"0", "0"}, {"49999.99", "250.00"}, {"50000", "250.00"}, {"50000.01", "500.00"}, {"199999.99", "2000.00"}, {"200000", "2000.00"}, {"200000.01", "3000.00"}});
}

TEST(SalesTemplate, UnmetTargetTakesPerformancePayOnly) {
  const Texts given{{"定薪.基本工资", "5000"}, {"定薪.绩效工资", "2000"}, {"录入.回款目标", "1000000"}};
  expect_edges(sales(), given, "录入.本月回款", "未达标扣减",
               {{"0", "2000"}, {"599999.99", "2000"}, {"600000", "800"}, {"799999.99", "800"}, {"800000", "400"}, {"999999.99", "400"}, {"1000000", "0"}, {"1500000", "0"}});
  expect_edges(sales(), given, "录入.本月回款", "超额绩效", {{"1199999.99", "0"}, {"1200000", "400"}});
  expect_values(sales(), given, {{"本月固定工资", "5000"}, {"应发合计", "5000"}});
}

TEST(SalesTemplate, TeamCommissionByPostAndTeamTarget) {
  Texts leader{{"定薪.基本工资", "5000"}, {"录入.团队目标", "1000000"}, {"档案.岗位", "销售总监"}};
  expect_edges(sales(), leader, "录入.团队回款", "团队提成", {{"0", "0"}, {"799999.99", "0"}, {"800000", "800"}, {"999999.99", "1000.00"}, {"1000000", "2000"}, {"2000000", "4000"}});
  leader["档案.岗位"] = "客服专员";
  expect_edges(sales(), leader, "录入.团队回款", "团队提成", {{"1000000", "0"}});
}

// 900 to take back over months of 450, 450 and 0 of commission: taken in full, never more than the month's commission.
TEST(SalesTemplate, ClawBackIsCarriedUntilItIsTaken) {
  struct Month {
    std::string collected, brought, returned, taken, carried, gross;
  };
  for (const auto& [collected, brought, returned, taken, carried, gross] : std::vector<Month>{
           {"50000", "0", "900", "450", "450", "5000"}, {"0", "450", "0", "0", "450", "5000"}, {"50000", "450", "0", "450", "0", "5000"}, {"50000", "0", "0", "0", "0", "5450"}})
    expect_values(sales(), {{"定薪.基本工资", "5000"}, {"录入.本月回款", collected}, {"录入.上月未扣提成", brought}, {"录入.退货应追提成", returned}},
                  {{"提成追扣", taken}, {"未扣提成结转", carried}, {"应发合计", gross}});
}

// What is advanced comes back out of later commission above the standard, and out of nothing else.
TEST(SalesTemplate, DrawsAreRecoveredFromCommissionAlone) {
  struct Month {
    std::string collected, brought, draw, recovered, balance, gross;
  };
  for (const auto& [collected, brought, draw, recovered, balance, gross] : std::vector<Month>{
           {"0", "0", "2000", "0", "2000", "7000"}, {"50000", "2000", "1550", "0", "3550", "7000"}, {"200000", "3550", "0", "250", "3300", "7000"},
           {"600000", "3300", "0", "3300", "0", "10700"}})
    expect_values(sales(), {{"定薪.基本工资", "5000"}, {"定薪.提成预支", "2000"}, {"录入.本月回款", collected}, {"录入.上月预支余额", brought}},
                  {{"提成预支", draw}, {"预支抵扣", recovered}, {"预支余额", balance}, {"应发合计", gross}});
}

TEST(SalesTemplate, CommissionAloneReachesTheMinimumWage) {
  Texts given{{"定薪.基本工资", "0"}};
  expect_edges(sales(), given, "录入.本月回款", "最低工资补差", {{"0", "2540"}, {"100000", "1640"}, {"221480.67", "0.01"}, {"221481.48", "0"}});
  given["考勤.事假天数"] = "1";
  expect_edges(sales(), given, "录入.本月回款", "最低工资补差", {{"0", "0"}});
}

TEST(SalesTemplate, AProductOfNoTableIsAnErrorNotZero) {
  auto group = sales();
  group.tables.front().rows.erase(group.tables.front().rows.begin());
  expect_missing(group, {{"定薪.基本工资", "5000"}, {"录入.新品回款", "100"}}, "新品提成", "产品提成表");
}

TEST(ResearchTemplate, APoolIsNeverOverspent) {
  const auto group = load_template("research.yaml");
  struct Pool {
    std::string amount, total, own, bonus;
  };
  // Three of 1/3, seven of 1/7: what is left of the pool is less than a fen each.
  for (const auto& [amount, total, own, bonus] : std::vector<Pool>{{"100", "3", "1", "33.33"}, {"0.02", "3", "1", "0"}, {"100", "7", "1", "14.28"}, {"100", "7", "7", "100"},
                                                                   {"99999.99", "300", "12.5", "4166.66"}, {"5000", "40", "0", "0"}})
    expect_values(group, {{"定薪.基本工资", "9000"}, {"录入.项目二奖金池", amount}, {"录入.项目二总积分", total}, {"录入.项目二本人积分", own}}, {{"项目二奖金", bonus}});
}

TEST(ResearchTemplate, APoolWithoutItsPointsIsAnErrorNotZero) {
  const auto group = load_template("research.yaml");
  expect_missing(group, {{"定薪.基本工资", "9000"}, {"录入.项目一奖金池", "100"}}, "项目一奖金", "录入.项目一总积分");
  expect_missing(group, {{"定薪.基本工资", "9000"}, {"录入.里程碑奖标准", "100"}}, "里程碑奖", "录入.里程碑完成率");
}

TEST(ResearchTemplate, MilestonesAtEveryEdge) {
  expect_edges(load_template("research.yaml"), {{"定薪.基本工资", "9000"}, {"录入.里程碑奖标准", "1000"}}, "录入.里程碑完成率", "里程碑奖",
               {{"0%", "0"}, {"79.99%", "0"}, {"80%", "500"}, {"99.99%", "500"}, {"100%", "1000"}, {"119.99%", "1000"}, {"120%", "1200"}, {"300%", "1200"}});
}

// 专利法实施细则 art. 93: 4,000 for an invention, 1,500 for the others, whatever the company's own standard becomes.
TEST(ResearchTemplate, PatentAwardsKeepTheLegalFloor) {
  auto group = load_template("research.yaml");
  for (auto& item : group.items)
    for (const auto& [standard, lower] : {std::pair("MAX(8000,", "MAX(1000,"), std::pair("MAX(2000,", "MAX(1000,")})
      if (const auto at = item.formula.find(standard); at != std::string::npos) item.formula.replace(at, std::string(standard).size(), lower);
  expect_values(group, {{"定薪.基本工资", "9000"}, {"录入.发明专利授权件数", "2"}, {"录入.实用新型外观授权件数", "1"}}, {{"发明专利奖", "8000"}, {"实用新型外观奖", "1500"}});
}

// What was deferred is paid, stopped, taken back or still there; the base salary stays whole.
TEST(ExecutiveTemplate, DeferredPayIsAllAccountedFor) {
  auto group = load_template("executive.yaml");
  group.items.push_back({.code = "check_deferred", .zh = "核对递延", .formula = "录入.递延余额 + 本次递延 - 递延兑现 - 递延止付 - 未到期抵追 - 递延期末余额"});
  group.items.push_back({.code = "check_clawback", .zh = "核对追索", .formula = "应追索 - 未到期抵追 - 兑现抵追 - 追索余额"});
  for (const char* due : {"0", "30000.01", "100000", "100000.01", "500000"})
    for (const char* factor : {"0", "0.3333", "1", "2"})
      for (const char* clawback : {"0", "0.01", "49999.99", "150000", "1000000"})
        expect_values(group, {{"定薪.基本年薪", "480000"}, {"录入.递延余额", "100000"}, {"录入.到期递延", due}, {"录入.兑现系数", factor}, {"录入.追索金额", clawback}, {"录入.年度绩效标准", "90000"}, {"录入.年度已预发绩效", "36000"}},
                      {{"核对递延", "0"}, {"核对追索", "0"}, {"月基薪", "40000"}, {"缺勤扣款合计", "0"}});
}

TEST(ExecutiveTemplate, ClawBackLargerThanEverythingLeavesTheMonthlySalary) {
  const auto group = load_template("executive.yaml");
  expect_edges(group, {{"定薪.基本年薪", "480000"}, {"录入.递延余额", "100000"}, {"录入.到期递延", "60000"}}, "录入.追索金额", "应发合计",
               {{"0", "100000"}, {"40000", "100000"}, {"40000.01", "99999.99"}, {"100000", "40000"}, {"100000.01", "40000"}, {"9999999", "40000"}});
}

TEST(HourlyTemplate, NoHourIsPaidBelowTheMinimum) {
  const auto group = load_template("hourly.yaml");
  expect_edges(group, {{"考勤.下旬工时", "10.5"}}, "定薪.时薪", "下旬工资", {{"0", "290.85"}, {"27.69", "290.85"}, {"27.70", "290.85"}, {"27.71", "290.96"}, {"40", "420"}});
  expect_edges(group, {{"考勤.下旬工时", "1"}}, "定薪.时薪", "约定低于小时最低工资", {{"27.69", "是"}, {"27.70", "否"}});
}

// A third of a month has at most eleven days, so whoever is paid by it is paid within fifteen.
TEST(HourlyTemplate, EachThirdIsPaidBeforeTheNextIsOver) {
  const auto group = load_template("hourly.yaml");
  const auto late = [&](Texts given, const char* expected) {
    given["定薪.时薪"] = "30";
    expect_values(group, given, {{"结算超过十五日", expected}});
  };
  late({{"考勤.上旬工时", "10"}, {"录入.上旬已发", "300"}, {"考勤.中旬工时", "10"}, {"录入.中旬已发", "300"}, {"考勤.下旬工时", "10"}}, "否");
  late({{"考勤.上旬工时", "10"}, {"考勤.中旬工时", "10"}, {"录入.中旬已发", "600"}}, "是");
  late({{"考勤.上旬工时", "10"}, {"录入.上旬已发", "300"}, {"考勤.中旬工时", "10"}}, "是");
  late({{"考勤.下旬工时", "10"}}, "否");
}

TEST(HourlyTemplate, NeitherAgreedNorInTheTableIsAnError) {
  const auto group = load_template("hourly.yaml");
  expect_missing(group, {{"档案.岗位", "店长"}, {"考勤.下旬工时", "1"}}, "约定时薪", "工种时薪表");
}

TEST(DispatchedTemplate, PayReachesTheClientsStandard) {
  const auto group = load_template("dispatched.yaml");
  expect_edges(group, {{"定薪.基本工资", "4000"}, {"定薪.岗位工资", "500"}}, "定薪.同岗工资标准", "出勤工资", {{"0", "4500"}, {"4499.99", "4500"}, {"4500", "4500"}, {"4500.01", "4500.01"}, {"6000", "6000"}});
}

// Labour Contract Law art. 58: not less than the minimum wage while there is no work.
TEST(DispatchedTemplate, DaysWithoutWorkArePaidAtTheMinimumWage) {
  const auto group = load_template("dispatched.yaml");
  expect_edges(group, {{"定薪.基本工资", "5000"}}, "考勤.待派天数", "待派报酬", {{"0", "0"}, {"1", "116.78"}, {"10.5", "1226.21"}, {"21.75", "2540"}, {"22", "2540"}, {"23", "2540"}});
}

TEST(DispatchedTemplate, AFeeWithoutItsTaxRateIsAnErrorNotZero) {
  expect_missing(load_template("dispatched.yaml"), {{"定薪.基本工资", "5000"}, {"定薪.管理费标准", "100"}}, "管理费税额", "录入.管理费税率");
}

TEST(DispatchedTemplate, TheClientIsBilledForAllThatIsNotTheAgencysOwn) {
  auto group = load_template("dispatched.yaml");
  group.items.push_back({.code = "check_billed", .zh = "核对结算", .formula = "用工单位结算额 - 代付代缴额 - 工会经费 - 雇主责任险 - 残保金 - 体检培训等 - 管理费 - 管理费税额 + 派遣单位自担"});
  for (const char* idle : {"0", "3", "22"})
    expect_values(group, {{"定薪.基本工资", "5000"}, {"考勤.待派天数", idle}, {"定薪.管理费标准", "133.33"}, {"录入.管理费比例", "1.5%"}, {"录入.管理费税率", "6%"}, {"录入.雇主责任险", "12.34"}, {"录入.残保金分摊", "7"}, {"录入.其他用工成本", "9.99"}},
                  {{"核对结算", "0"}});
}

TEST(InternTemplate, PaysLabourRemunerationOfStudents) {
  const auto group = load_template("intern.yaml");
  EXPECT_EQ(group.income_kind, IncomeKind::labour_student);
  EXPECT_TRUE(group.roles.other.empty());
}

// 职业学校学生实习管理规定 art. 18.
TEST(InternTemplate, IndependentWorkReachesEightyPercentOfThePost) {
  const auto group = load_template("intern.yaml");
  expect_edges(group, {{"定薪.同岗工资标准", "6525"}, {"考勤.出勤天数", "10"}, {"录入.独立上岗", "1"}}, "定薪.日补贴", "实习报酬补差", {{"0", "2400"}, {"239.99", "0.10"}, {"240", "0"}, {"240.01", "0"}});
}

TEST(InternTemplate, NothingIsPaidOrTakenWithoutADay) {
  expect_values(load_template("intern.yaml"), {{"定薪.日补贴", "150"}, {"定薪.餐补日标准", "20"}, {"定薪.学历日加补", "50"}}, {{"应发合计", "0"}, {"实发工资", "0"}, {"人工成本", "0"}, {"没有保险", "否"}});
}

// The month before the first day and after the last one: nothing of what is spread over days.
TEST(GroupTemplates, NoDayEmployedNoSalary) {
  for (const char* file : {"dispatched.yaml", "manufacturing.yaml", "office.yaml", "research.yaml", "sales.yaml"})
    expect_values(load_template(file), {{"考勤.在职天数", "0"}, {"定薪.基本工资", "9000"}, {"定薪.基本工资.日积", "0"}}, {{"本月固定工资", "0"}, {"缺勤扣款合计", "0"}});
  expect_values(load_template("executive.yaml"), {{"考勤.在职天数", "0"}, {"定薪.基本年薪", "480000"}, {"定薪.基本年薪.日积", "0"}}, {{"月基薪", "0"}, {"应发合计", "0"}});
  expect_values(load_template("hourly.yaml"), {{"考勤.在职天数", "0"}, {"定薪.时薪", "30"}}, {{"周均工时", "0"}, {"应发合计", "0"}});
}

}  // namespace
}  // namespace fenhao::payroll
