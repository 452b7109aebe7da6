#include "report/payroll_sheet.h"

#include <gtest/gtest.h>

#include <array>
#include <map>

#include "report/sample_run_for_test.h"
#include "report/wage_table.h"

namespace fenhao::report {
namespace {

using formula::Type;
using testing::cell;
using testing::column_with;
using testing::Folder;
using testing::row_with;
using testing::yuan;

constexpr int band_row = 2, heading_row = 3, first_row = 4;

class PayrollSheetTest : public ::testing::Test {
 protected:
  const sheet::Sheet& written(const std::string& name) {
    const auto report = write_payroll_sheet(view_, folder_ / "book.xlsx");
    if (!report) ADD_FAILURE() << report.error().describe(Lang::en);
    report_ = report.value_or(FileReport{});
    book_ = sheet::read_workbook(folder_ / "book.xlsx").value();
    return sheet_named(name);
  }
  const sheet::Sheet& sheet_named(const std::string& name) const {
    for (const auto& sheet : book_.sheets)
      if (sheet.name == name) return sheet;
    ADD_FAILURE() << "no sheet " << name;
    return book_.sheets.front();
  }
  static std::string row_of(const sheet::Sheet& sheet, int row) {
    std::string text;
    for (int column = 0; column < sheet.columns; ++column) text += (column ? "|" : "") + cell(sheet, row, column);
    return text;
  }
  std::string value(const sheet::Sheet& sheet, int row, const std::string& heading) const {
    return cell(sheet, row, column_with(sheet, heading_row, heading));
  }
  static Money amount(const std::string& text) { return text.empty() ? Money{} : yuan(text.c_str()); }

  // A new item of a group, with the same value for each of its members.
  void add_item(const std::string& group, payroll::ItemColumn item, const char* value, const std::string& text = {}) {
    for (auto& result : view_.employees)
      if (result.group == group) {
        result.values.push_back(Decimal::parse(value).value());
        if (item.type == Type::text) result.texts[item.code] = text;
      }
    for (auto& columns : view_.groups)
      if (columns.code == group) columns.items.push_back(item);
  }

  RunView view_ = testing::sample_run();
  FileReport report_;
  sheet::Workbook book_;
  Folder folder_;
};

constexpr const char* company_a = "北京星河科技有限公司";
constexpr const char* company_b = "上海星河贸易有限公司";

TEST_F(PayrollSheetTest, ASheetPerLegalEntityWithColumnsInTheOrderOfPay) {
  const auto& sheet = written(company_a);
  EXPECT_EQ(report_.rows, 5);
  EXPECT_EQ(report_.total, yuan("64284.73"));
  std::vector<std::string> names;
  for (const auto& one : book_.sheets) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"汇总", company_a, company_b, "计算过程", "说明"}));
  EXPECT_EQ(
      row_of(sheet, heading_row),
      "序号|工号|姓名|部门|岗位|基本工资|岗位工资|加班费|全年一次性奖金|事假扣款|应发合计|社会保险个人|公积金个人|"
      "计税收入|专项附加扣除|累计应纳税所得额|个人所得税|工会会费|扣减合计|实发工资|工会经费|社会保险（单位）|"
      "住房公积金（单位）|人工成本");
  EXPECT_EQ(row_of(sheet, band_row),
            "人员|||||应发项目||||减：扣款|应发|社保公积金（个人）||计税（不参与加减）|||个税|其他扣款|实发||"
            "单位缴费与成本|||")
      << "each heading once, over its columns";
}

TEST_F(PayrollSheetTest, TitleAndSignaturesComeFromTheRun) {
  view_.calculated_by = "张三";
  view_.reviewed_by = "李四";
  const auto& sheet = written(company_b);
  EXPECT_EQ(cell(sheet, 0, 0), "上海星河贸易有限公司　2026年11月工资表");
  EXPECT_EQ(cell(sheet, 1, 0), "薪资所属月：2026年11月　发放日期：2026-12-15　状态：已批准　批次：42　单位：元");
  const auto& summary = sheet_named("汇总");
  EXPECT_EQ(cell(summary, 0, 0), "北京星河科技有限公司、上海星河贸易有限公司　2026年11月工资汇总");
  EXPECT_NE(cell(summary, 1, 0).find("发放日期：2026-12-10 至 2026-12-15"), std::string::npos) << cell(summary, 1, 0);
  EXPECT_EQ(cell(sheet, sheet.rows - 1, 0), "制表：张三　　　　审核：李四　　　　批准：＿＿＿＿＿＿");
}

TEST_F(PayrollSheetTest, PeopleSubtotalsAndTotalsAreExact) {
  const auto& sheet = written(company_a);
  const int zhang = row_with(sheet, 1, "1001");
  EXPECT_EQ(cell(sheet, zhang, 2), "张伟明");
  EXPECT_EQ(cell(sheet, zhang, 4), "=高级工程师");
  EXPECT_EQ(sheet.at(zhang, 4).kind, sheet::Cell::Kind::text);
  EXPECT_EQ(value(sheet, zhang, "事假扣款"), "100");
  EXPECT_EQ(value(sheet, zhang, "专项附加扣除"), "2000");
  EXPECT_EQ(value(sheet, zhang, "实发工资"), "14522.33");
  EXPECT_EQ(sheet.at(zhang, column_with(sheet, heading_row, "实发工资")).kind, sheet::Cell::Kind::number);
  EXPECT_EQ(value(sheet, zhang, "社会保险（单位）"), "5300") << "no item tells it: taken from the charges";
  EXPECT_EQ(value(sheet, row_with(sheet, 0, "研发部 小计（1 人）"), "实发工资"), "14522.33");
  const int total = row_with(sheet, 0, "总计（2 人）");
  EXPECT_EQ(value(sheet, total, "实发工资"), "57099.23");
  EXPECT_EQ(value(sheet, total, "累计应纳税所得额"), "") << "a figure of the year is not added over people";
}

// Every row of every legal entity: parts add up to gross, net and cost; and the totals to the run's, to the fen.
TEST_F(PayrollSheetTest, EveryRowAddsUpAndTheSheetsAddUpToTheRun) {
  written("汇总");
  Money gross, net, cost;
  for (const auto* company : {company_a, company_b}) {
    const auto& sheet = sheet_named(company);
    for (int row = first_row; row < sheet.rows - 2; ++row) {
      std::map<std::string, Money> parts;
      std::string band;
      for (int column = 5; column < sheet.columns; ++column) {
        if (const auto& text = cell(sheet, band_row, column); !text.empty()) band = text;
        if (const auto& name = cell(sheet, heading_row, column);
            name != "人工成本" && name != "扣减合计" && name != "实发工资")
          parts[band] += amount(cell(sheet, row, column));
      }
      const Money row_gross = amount(value(sheet, row, "应发合计")), row_net = amount(value(sheet, row, "实发工资"));
      EXPECT_EQ(parts["应发项目"] - parts["减：扣款"], row_gross) << company << row;
      EXPECT_EQ(row_gross - parts["社保公积金（个人）"] - parts["个税"] - parts["其他扣款"], row_net) << company << row;
      EXPECT_EQ(row_gross + parts["单位缴费与成本"], amount(value(sheet, row, "人工成本"))) << company << row;
      if (!cell(sheet, row, 0).starts_with("总计")) continue;
      gross += row_gross;
      net += row_net;
      cost += amount(value(sheet, row, "人工成本"));
    }
  }
  Money run_gross, run_net, run_cost;
  for (const auto& result : view_.employees) {
    run_gross += result.gross;
    run_net += result.net;
    run_cost += result.cost;
  }
  EXPECT_EQ(gross, run_gross);
  EXPECT_EQ(net, run_net);
  EXPECT_EQ(cost, run_cost);
  const auto& summary = sheet_named("汇总");
  const int total = row_with(summary, 0, "总计");
  EXPECT_EQ(amount(cell(summary, total, column_with(summary, 2, "应发合计"))), run_gross);
  EXPECT_EQ(amount(cell(summary, total, column_with(summary, 2, "实发工资"))), run_net);
  EXPECT_EQ(amount(cell(summary, total, column_with(summary, 2, "人工成本"))), run_cost);
  EXPECT_EQ(cell(summary, row_with(summary, 1, "财务部"), column_with(summary, 2, "奖金个税")), "1080");
  EXPECT_EQ(cell(summary, row_with(summary, 0, std::string(company_a) + " 小计"), 2), "2");
}

TEST_F(PayrollSheetTest, AnItemThatIsZeroForEverybodyIsLeftOutAndListed) {
  add_item("office", {"heat", "高温津贴", Type::money, {"应发"}}, "0");
  add_item("office", {"night_shifts", "夜班次数", Type::number, {"考勤"}}, "0");
  const auto& sheet = written(company_a);
  EXPECT_EQ(column_with(sheet, heading_row, "高温津贴"), -1);
  const auto& notes = sheet_named("说明");
  EXPECT_EQ(cell(notes, row_with(notes, 0, company_a), 1), "高温津贴");
  EXPECT_EQ(cell(notes, row_with(notes, 0, company_b), 1), "无");
  EXPECT_EQ(cell(notes, row_with(notes, 0, "计算过程"), 1), "夜班次数");
}

TEST_F(PayrollSheetTest, WhatIsNoPayStandsInTheWorkingAndIsNeverSummed) {
  add_item("office", {"daily_wage", "日工资", Type::money, {}, false}, "459.770114942529");
  add_item("office", {"sick_ratio", "病假比例", Type::rate, {}, false}, "0.7");
  add_item("office", {"tier", "城市档次", Type::text, {}}, "0", "=一档");
  const auto& sheet = written(company_a);
  for (const char* name : {"出勤天数", "日工资", "病假比例", "城市档次"})
    EXPECT_EQ(column_with(sheet, heading_row, name), -1);
  const auto& working = sheet_named("计算过程");
  EXPECT_EQ(row_of(working, heading_row), "序号|工号|姓名|法人主体|薪资组|出勤天数|日工资|病假比例|城市档次");
  EXPECT_EQ(row_of(working, row_with(working, 1, "1001")),
            "2|1001|张伟明|北京星河科技有限公司|职员|21|459.770114942529|70%|=一档");
  EXPECT_EQ(value(working, row_with(working, 1, "1003"), "日工资"), "") << "the group has no such item";
  EXPECT_EQ(working.rows, first_row + 5) << "no totals";
}

TEST_F(PayrollSheetTest, GroupsOfOneEntityShareTheColumnsOfOneName) {
  for (auto& result : view_.employees) result.entity = "A";
  add_item("sales", {"travel", "出差补贴", Type::money, {"应发"}}, "0");
  for (auto& result : view_.employees)
    if (result.person.employee == "1003") {
      result.values[0] = Decimal(5900);
      result.values.back() = Decimal(100);
    }
  const auto& sheet = written(company_a);
  const std::string headings = row_of(sheet, heading_row);
  EXPECT_TRUE(headings.starts_with("序号|工号|姓名|部门|岗位|基本工资|提成|出差补贴|岗位工资|加班费|")) << headings;
  EXPECT_EQ(headings.find("基本工资"), headings.rfind("基本工资"));
  const int wang = row_with(sheet, 1, "1003");
  EXPECT_EQ(value(sheet, wang, "基本工资"), "5900");
  EXPECT_EQ(value(sheet, wang, "岗位工资"), "") << "the group has no such item";
  EXPECT_EQ(value(sheet, wang, "借款扣还"), "300");
  EXPECT_EQ(value(sheet, row_with(sheet, 1, "1001"), "岗位工资"), "3000");
  EXPECT_EQ(value(sheet, row_with(sheet, 0, "总计（5 人）"), "基本工资"), "31300");
}

TEST_F(PayrollSheetTest, AResultThatContradictsTheRunIsRefused) {
  view_.employees[0].values.pop_back();
  const auto report = write_payroll_sheet(view_, folder_ / "book.xlsx");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::internal);
  EXPECT_EQ(report.error().where().subject, "1002");
}

TEST_F(PayrollSheetTest, AFolderThatIsNotThereIsUnavailable) {
  const auto report = write_payroll_sheet(view_, folder_ / "absent/book.xlsx");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::unavailable);
}

}  // namespace
}  // namespace fenhao::report
