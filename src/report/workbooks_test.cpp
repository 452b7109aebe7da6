// Contribution detail and employer cost, read back.
#include <gtest/gtest.h>

#include "report/contribution_detail.h"
#include "report/employer_cost.h"
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
  view_.employees[0].group = "nobody";
  EXPECT_FALSE(RunIndex::of(view_));
  view_ = sample_run();
  view_.employees[0].entity = "nobody";
  EXPECT_FALSE(RunIndex::of(view_));
}

}  // namespace
}  // namespace fenhao::report
