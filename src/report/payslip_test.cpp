#include "report/payslip.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

using testing::sample_run;
using testing::yuan;

class PayslipTest : public ::testing::Test {
 protected:
  Payslip slip(std::string_view employee) {
    const auto index = RunIndex::of(view_).value();
    for (const auto& result : view_.employees)
      if (result.person.employee == employee) return make_payslip(index, result);
    ADD_FAILURE() << employee;
    return {};
  }
  static std::string names(const std::vector<PayslipLine>& lines) {
    std::string text;
    for (const auto& line : lines) text += line.name + " " + line.amount.to_string() + "; ";
    return text;
  }

  RunView view_ = sample_run();
};

TEST_F(PayslipTest, ShowsVisibleItemsThatAreNotZero) {
  const auto zhang = slip("1001");
  EXPECT_EQ(names(zhang.earnings), "基本工资 15000.00; 岗位工资 3000.00; 加班费 1824.14; 事假扣款 -100.00; ");
  EXPECT_EQ(names(zhang.deductions), "社会保险个人 2103.00; 公积金个人 2400.00; 个人所得税 648.81; 工会会费 50.00; ");
  ASSERT_EQ(zhang.facts.size(), 1u);  // totals stand in the slip's own places, 工会经费 is not for the slip
  EXPECT_EQ(zhang.facts[0].name + zhang.facts[0].value, "出勤天数21");
}

TEST_F(PayslipTest, TotalsThatOnlyRepeatTheSlipStayOffAndTextsStand) {
  auto& items = view_.groups[0].items;
  items.push_back({"after_tax", "税后扣款合计", formula::Type::money, {"合计"}});
  items.push_back({"overtime_pay", "加班工资合计", formula::Type::money, {"合计"}});
  items.push_back({"taxable", "计税收入", formula::Type::money, {"合计"}});
  items.push_back({"tier", "城市档次", formula::Type::text, {}});
  for (auto& result : view_.employees)
    if (result.group == "office") {
      for (const char* value : {"50.00", "1824.14", "19774.14", "0"})
        result.values.push_back(Decimal::parse(value).value());
      result.texts["tier"] = "一档";
    }
  std::string facts;
  for (const auto& fact : slip("1001").facts) facts += fact.name + " " + fact.value + "; ";
  EXPECT_EQ(facts, "出勤天数 21; 计税收入 19,774.14; 城市档次 一档; ");
}

TEST_F(PayslipTest, AlwaysAddsUp) {
  for (const auto& result : view_.employees) {
    const auto one = slip(result.person.employee);
    Decimal earned;
    for (const auto& line : one.earnings) earned = earned + line.amount;
    EXPECT_EQ(earned, one.gross.decimal()) << one.employee;
    EXPECT_EQ(one.gross.decimal() - one.deducted, one.net.decimal()) << one.employee;
  }
}

TEST_F(PayslipTest, ContributionsWithoutItemsAreTakenFromTheResult) {
  EXPECT_EQ(names(slip("1003").deductions), "借款扣还 300.00; 社会保险（个人） 590.72; 住房公积金（个人） 303.28; ");
}

TEST_F(PayslipTest, WhatNoVisibleItemExplainsIsNamedOther) {
  for (auto& item : view_.groups[0].items)
    if (item.code == "overtime" || item.code == "union_fee") item.on_payslip = false;
  const auto zhang = slip("1001");
  EXPECT_EQ(names(zhang.earnings), "基本工资 15000.00; 岗位工资 3000.00; 事假扣款 -100.00; 其他应发 1824.14; ");
  EXPECT_EQ(zhang.deductions.back().name, "其他扣减");
  EXPECT_EQ(zhang.deductions.back().amount, Decimal(50));
}

TEST_F(PayslipTest, ContributionTableAndCapitals) {
  const auto zhang = slip("1001");
  ASSERT_EQ(zhang.contributions.size(), 5u);
  EXPECT_EQ(zhang.contributions[1].name, policy::label(policy::Insurance::medical).zh);
  EXPECT_EQ(zhang.contributions[1].employee, yuan("403"));
  EXPECT_EQ(zhang.contribution_employee, yuan("4503"));
  EXPECT_EQ(zhang.contribution_employer, yuan("7700"));
  EXPECT_EQ(zhang.net_in_capitals, "人民币壹万肆仟伍佰贰拾贰元叁角叁分");
}

TEST_F(PayslipTest, LabourRemunerationAndOneOffIncomesAreWorkedOut) {
  payroll::TaxWorking tax{.income_kind = payroll::IncomeKind::labour_student, .others_before = {.labour = {{}, yuan("90")}}};
  payroll::LabourWorking labour{.months = 2};
  labour.withholding.after.figures.income = yuan("20000");
  labour.withholding.expense = yuan("4000");
  labour.withholding.cumulative_basic = yuan("10000");
  labour.withholding.cumulative_taxable = yuan("6000");
  labour.withholding.rate = *Rate::parse("0.03");
  labour.withholding.cumulative_tax = yuan("180");
  labour.withholding.due = yuan("90");
  tax.labour = labour;
  EXPECT_EQ(tax_working(tax),
            (std::vector<std::string>{"累计劳务报酬 20,000.00 − 费用（20%） 4,000.00 − 减除费用 10,000.00 = 累计应纳税所得额 6,000.00",
                                      "6,000.00 × 3% = 累计应纳税额 180.00 − 已预缴 90.00 = 本月应扣个税 90.00"}));
  tax.labour.reset();
  tax.separate = {{.kind = payroll::SeparateTax::Kind::equity, .income = yuan("600000"), .taxable = yuan("600000"), .rate = *Rate::parse("0.3"),
                   .quick_deduction = yuan("52920"), .tax = yuan("127080")}};
  EXPECT_EQ(tax_working(tax).at(0), "股权激励 600,000.00，应纳税所得额 600,000.00：600,000.00 × 30% − 速算扣除数 52,920.00 = 个税 127,080.00（财政部 税务总局公告 2023 年第 25 号）");
}

TEST_F(PayslipTest, TaxWorkingIsTheWholeFormula) {
  const auto zhang = slip("1001");
  ASSERT_EQ(zhang.tax_working.size(), 2u);
  EXPECT_EQ(zhang.tax_working[0],
            "累计收入 239,724.14 − 减除费用 60,000.00 − 专项扣除 54,036.00 − 专项附加扣除 24,000.00 = "
            "累计应纳税所得额 101,688.14");
  EXPECT_EQ(zhang.tax_working[1],
            "101,688.14 × 10% − 速算扣除数 2,520.00 = 累计应纳税额 7,648.81 − 已预缴 7,000.00 = 本月应扣个税 648.81");
  EXPECT_EQ(slip("1002").tax_working.at(2),
            "全年一次性奖金 36,000.00 ÷ 12 适用税率 3%：36,000.00 × 3% = 奖金个税 1,080.00");
}

TEST_F(PayslipTest, AnUnapprovedRunSaysSo) {
  EXPECT_EQ(slip("1001").state, "");
  view_.state = payroll::RunState::calculated;
  EXPECT_EQ(slip("1001").state, "已计算，未批准");
}

TEST_F(PayslipTest, AContributionElsewhereNamesThePlace) {
  view_.employees[0].charges[0].place = "310000";
  EXPECT_NE(slip("1002").contributions[0].name.find("（上海市）"), std::string::npos);
}

TEST_F(PayslipTest, DifferencesOfEarlierMonthsStandItemByItemAndBackPaymentsOnce) {
  auto& zhang = *std::ranges::find_if(view_.employees, [](const auto& result) { return result.person.employee == "1001"; });
  const auto lines = zhang.charges.size();
  for (const int month : {9, 10}) {
    payroll::RetroEntry entry{.employee = "1001", .entity = zhang.entity, .earned = EarningMonth{*Month::of(2026, month)}};
    entry.items = {{"base", "基本工资", yuan("8000"), yuan("9000")}, {"meal", "餐补", yuan("300"), yuan("280")}};
    zhang.retro.push_back(std::move(entry));
    auto back = zhang.charges[0];
    back.back_pay = payroll::BackPay{CoverageMonth{*Month::of(2026, month)}, false};
    back.charge.employee = yuan("80");
    back.charge.employer = yuan("160");
    zhang.charges.push_back(std::move(back));
  }
  const auto one = slip("1001");
  ASSERT_EQ(one.retro.size(), 4u);
  EXPECT_EQ(one.retro[0].name, "2026年9月 基本工资");
  EXPECT_EQ(one.retro[0].value, "+1,000.00");
  EXPECT_EQ(one.retro[3].value, "-20.00");
  ASSERT_EQ(one.contributions.size(), lines + 1);
  EXPECT_NE(one.contributions.back().name.find("补缴以前月份"), std::string::npos);
  EXPECT_EQ(one.contributions.back().employee, yuan("160"));
  EXPECT_EQ(one.contributions.back().base, Money{}) << "no base of its own";
}

}  // namespace
}  // namespace fenhao::report
