// The three workbooks of our own, read back.
#include <gtest/gtest.h>

#include "report/contribution_detail.h"
#include "report/employer_cost.h"
#include "report/payroll_sheet.h"
#include "report/run_index.h"
#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

using testing::cell;
using testing::column_with;
using testing::Folder;
using testing::row_with;
using testing::sample_run;
using testing::yuan;

class WorkbooksTest : public ::testing::Test {
 protected:
  template <class Writer>
  sheet::Workbook written(Writer writer) {
    const auto report = writer(view_, folder_ / "book.xlsx");
    if (!report) {
      ADD_FAILURE() << report.error().describe(Lang::en);
      return {};
    }
    report_ = *report;
    return sheet::read_workbook(folder_ / "book.xlsx").value();
  }
  static const sheet::Sheet& sheet_named(const sheet::Workbook& book, const std::string& name) {
    for (const auto& sheet : book.sheets)
      if (sheet.name == name) return sheet;
    ADD_FAILURE() << "no sheet " << name;
    return book.sheets.front();
  }

  RunView view_ = sample_run();
  FileReport report_;
  Folder folder_;
};

constexpr int heading_row = 3;

TEST_F(WorkbooksTest, WageSheetHasASheetPerGroupWithTitleAndGroupedHeadings) {
  const auto book = written(write_payroll_sheet);
  EXPECT_EQ(report_.rows, 5);
  EXPECT_EQ(report_.total, yuan("64284.73"));
  ASSERT_EQ(book.sheets.size(), 2u);
  const auto& office = sheet_named(book, "职员");
  EXPECT_EQ(cell(office, 0, 0), "北京星河科技有限公司、上海星河贸易有限公司　职员　工资表");
  EXPECT_EQ(cell(office, 1, 0),
            "薪资所属月：2026年11月　发放日期：北京星河科技有限公司 2026-12-10、上海星河贸易有限公司 "
            "2026-12-15　状态：已批准　批次：42");
  EXPECT_EQ(cell(office, 2, column_with(office, heading_row, "基本工资")), "应发项目");
  EXPECT_EQ(cell(office, 2, column_with(office, heading_row, "事假扣款")), "扣款");
  EXPECT_EQ(cell(office, 2, column_with(office, heading_row, "社会保险个人")), "社保公积金");
  EXPECT_EQ(cell(office, 2, column_with(office, heading_row, "个人所得税")), "个税");
  EXPECT_EQ(cell(office, 2, column_with(office, heading_row, "实发工资")), "合计");
  EXPECT_EQ(column_with(office, heading_row, "工会经费"), 6 + 12)
      << "all items in their order, whether on the payslip or not";
}

TEST_F(WorkbooksTest, WageSheetRowsSubtotalsAndTotalsAreExact) {
  const auto book = written(write_payroll_sheet);
  const auto& office = sheet_named(book, "职员");
  const int zhang = row_with(office, 0, "1001");
  const int net = column_with(office, heading_row, "实发工资");
  EXPECT_EQ(cell(office, zhang, 1), "张伟明");
  EXPECT_EQ(cell(office, zhang, 2), "北京星河科技有限公司");
  EXPECT_EQ(cell(office, zhang, 4), "=高级工程师");
  EXPECT_EQ(office.at(zhang, 4).kind, sheet::Cell::Kind::text);
  EXPECT_EQ(cell(office, zhang, 5), "北京市");
  EXPECT_EQ(cell(office, zhang, column_with(office, heading_row, "出勤天数")), "21");
  EXPECT_EQ(cell(office, zhang, net), "14522.33");
  EXPECT_EQ(office.at(zhang, net).kind, sheet::Cell::Kind::number);
  EXPECT_EQ(cell(office, row_with(office, 0, "研发部 小计（1 人）"), net), "14522.33");
  EXPECT_EQ(cell(office, row_with(office, 0, "财务部 小计（1 人）"), net), "42576.9");
  EXPECT_EQ(cell(office, row_with(office, 0, "北京星河科技有限公司 合计（2 人）"), net), "57099.23");
  EXPECT_EQ(cell(office, row_with(office, 0, "总计（2 人）"), net), "57099.23");
  EXPECT_EQ(cell(office, row_with(office, 0, "总计（2 人）"), column_with(office, heading_row, "出勤天数")), "")
      << "days are not money";
  const auto& sales = sheet_named(book, "销售");
  EXPECT_EQ(cell(sales, row_with(sales, 0, "总计（3 人）"), column_with(sales, heading_row, "实发工资")), "7185.5");
}

TEST_F(WorkbooksTest, ContributionDetailPerAccountAndSummary) {
  const auto book = written(write_contribution_detail);
  EXPECT_EQ(report_.total, yuan("20730.44"));
  EXPECT_EQ(report_.rows, 5);  // two at each Beijing account, one in Shanghai
  const auto& social = sheet_named(book, "北京市社保-北京星河科技有限公司");
  EXPECT_EQ(cell(social, 0, 0).find("110105000001") != std::string::npos, true) << cell(social, 0, 0);
  const int zhang = row_with(social, 0, "1001");
  EXPECT_EQ(cell(social, zhang, 2).find("19900307"), std::string::npos) << "identity numbers are masked";
  const int pension = column_with(social, 2, policy::label(policy::Insurance::pension).zh);
  EXPECT_EQ(cell(social, zhang, pension), "20000");
  EXPECT_EQ(cell(social, zhang, pension + 1), "3200");
  EXPECT_EQ(cell(social, zhang, pension + 2), "1600");
  const int injury = column_with(social, 2, policy::label(policy::Insurance::work_injury).zh);
  EXPECT_EQ(cell(social, row_with(social, 0, "1002"), injury), "") << "not charged, not zero";
  const int total = column_with(social, 2, "合计");
  const int last = row_with(social, 0, "合计（2 人）");
  EXPECT_EQ(cell(social, last, total), "7930");
  EXPECT_EQ(cell(social, last, total + 1), "3156");
  EXPECT_EQ(cell(social, last, total + 2), "11086");
  EXPECT_EQ(sheet_named(book, "北京市公积金-北京星河科技有限公司").rows > 4, true);
}

TEST_F(WorkbooksTest, ContributionSummaryByEntityPlaceAndInsurance) {
  const auto book = written(write_contribution_detail);
  const auto& summary = book.sheets.front();
  EXPECT_EQ(summary.name, "汇总");
  int row = row_with(summary, 2, policy::label(policy::Insurance::medical).zh);
  EXPECT_EQ(cell(summary, row, 0) + cell(summary, row, 1), "北京星河科技有限公司北京市");
  EXPECT_EQ(cell(summary, row, 3), "2");
  EXPECT_EQ(cell(summary, row, 4), "30000");
  EXPECT_EQ(cell(summary, row, 5), "2940");
  EXPECT_EQ(cell(summary, row, 6), "606");
  row = row_with(summary, 0, "上海星河贸易有限公司　上海市 小计");
  EXPECT_EQ(cell(summary, row, 7), "2444.44");
  EXPECT_EQ(cell(summary, row_with(summary, 0, "总计"), 7), "20730.44");
}

TEST_F(WorkbooksTest, EmployerCostClosesWithOtherCost) {
  const auto book = written(write_employer_cost);
  EXPECT_EQ(report_.rows, 3);
  EXPECT_EQ(report_.total, yuan("88299.06"));
  const auto& sheet = book.sheets.front();
  const int research = row_with(sheet, 1, "研发部");
  EXPECT_EQ(cell(sheet, research, 0) + cell(sheet, research, 2), "北京星河科技有限公司北京市");
  EXPECT_EQ(cell(sheet, research, 3), "1");
  EXPECT_EQ(cell(sheet, research, 4), "19724.14");
  EXPECT_EQ(cell(sheet, research, column_with(sheet, 2, "其他成本")), "394.48");
  EXPECT_EQ(cell(sheet, research, column_with(sheet, 2, "人工成本合计")), "27818.62");
  const int grand = row_with(sheet, 0, "总计");
  Money sum;
  for (int column = 4; column < sheet.columns - 1; ++column) sum += yuan(cell(sheet, grand, column).c_str());
  EXPECT_EQ(sum, yuan("88299.06")) << "the parts add up to the total";
}

TEST_F(WorkbooksTest, AResultThatContradictsTheRunIsRefused) {
  view_.employees[0].values.pop_back();
  const auto report = write_payroll_sheet(view_, folder_ / "book.xlsx");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::internal);
  EXPECT_EQ(report.error().where().subject, "1002");
  view_ = sample_run();
  view_.employees[0].group = "nobody";
  EXPECT_FALSE(RunIndex::of(view_));
  view_ = sample_run();
  view_.employees[0].entity = "nobody";
  EXPECT_FALSE(RunIndex::of(view_));
}

TEST_F(WorkbooksTest, AFolderThatIsNotThereIsUnavailable) {
  const auto report = write_payroll_sheet(view_, folder_ / "absent/book.xlsx");
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::unavailable);
}

}  // namespace
}  // namespace fenhao::report
