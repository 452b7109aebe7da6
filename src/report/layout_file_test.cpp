#include "report/layout_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/text.h"
#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

using testing::cell;
using testing::column_with;
using testing::Folder;
using testing::row_with;
using testing::sample_run;
using testing::yuan;

class LayoutFileTest : public ::testing::Test {
 protected:
  const FileLayout& layout(std::string_view id) const { return **layouts_.find(id); }

  FileReport write(std::string_view id, const std::string& entity,
                   std::optional<TextEncoding> encoding = std::nullopt) {
    auto report = write_layout_file(view_, layout(id), entity, path(), encoding);
    if (!report) ADD_FAILURE() << report.error().describe(Lang::en);
    return report.value_or(FileReport{});
  }
  std::filesystem::path path() const { return folder_ / "file"; }

  // Cell of a person's row under a heading of row 0.
  std::string value(const sheet::Sheet& sheet, const std::string& employee, const std::string& heading) const {
    return cell(sheet, row_with(sheet, 0, employee), column_with(sheet, 0, heading));
  }
  std::string problem_of(const FileReport& report, const std::string& employee) const {
    std::string text;
    for (const auto& problem : report.problems)
      if (problem.where().subject == employee) text += problem.message().zh + ";";
    return text;
  }

  payroll::RunView view_ = sample_run();
  LayoutDirectory layouts_ = testing::own_layouts();
  Folder folder_;
};

TEST_F(LayoutFileTest, SalaryIncomeHasTheClientsColumnsAndFigures) {
  const auto report = write("tax_salary_income", "A");
  EXPECT_EQ(report.rows, 2);
  EXPECT_EQ(report.total, yuan("29724.14"));
  EXPECT_TRUE(report.problems.empty());
  const auto book = sheet::read_workbook(path()).value();
  EXPECT_EQ(book.format, sheet::Workbook::Format::xls);
  ASSERT_EQ(book.sheets.size(), 2u);
  EXPECT_EQ(book.sheets[1].name, "填表说明");
  const auto& sheet = book.sheets[0];
  EXPECT_EQ(sheet.name, "正常工资薪金收入");
  EXPECT_EQ(sheet.columns, 28);
  EXPECT_EQ(cell(sheet, 0, 1), "*姓名");
  EXPECT_EQ(cell(sheet, 0, 27), "备注");
  EXPECT_EQ(value(sheet, "1001", "*姓名"), "张伟明");
  EXPECT_EQ(value(sheet, "1001", "*证件类型"), "居民身份证");
  EXPECT_EQ(value(sheet, "1001", "*证件号码"), "990000199003071001");
  EXPECT_EQ(value(sheet, "1001", "本期收入"), "19724.14");
  EXPECT_EQ(value(sheet, "1001", "基本养老保险费"), "1600");
  EXPECT_EQ(value(sheet, "1001", "基本医疗保险费"), "403");
  EXPECT_EQ(value(sheet, "1001", "失业保险费"), "100");
  EXPECT_EQ(value(sheet, "1001", "住房公积金"), "2400");
  EXPECT_EQ(value(sheet, "1001", "累计子女教育"), "12000");
  EXPECT_EQ(value(sheet, "1001", "累计住房租金"), "12000");
  EXPECT_EQ(value(sheet, "1001", "累计赡养老人"), "") << "the client fills what nobody declared here";
  EXPECT_EQ(sheet.at(1, column_with(sheet, 0, "本期收入")).kind, sheet::Cell::Kind::number);
  EXPECT_EQ(sheet.at(1, column_with(sheet, 0, "*证件号码")).kind, sheet::Cell::Kind::text);
}

TEST_F(LayoutFileTest, AnAmountInAnXlsReadsBackToTheFen) {
  view_.employees[1].tax.input.income = yuan("864.43");
  write("tax_salary_income", "A");
  const auto first = testing::read_bytes(path());
  EXPECT_EQ(value(sheet::read_workbook(path()).value().sheets[0], "1001", "本期收入"), "864.43");
  struct stat status {};
  ASSERT_EQ(::stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  std::filesystem::remove(path());
  write("tax_salary_income", "A");
  EXPECT_EQ(testing::read_bytes(path()), first) << "byte for byte";
}

TEST_F(LayoutFileTest, TheLayoutSaysWhichKindOfFileAndWhatAmountsAre) {
  const std::string head = "layout: x\ntitle: 名单\nfolder: 报税\nsheet: 名单\n";
  const std::string columns =
      "columns:\n  - {heading: 工号, field: person.employee}\n  - {heading: 收入, field: tax.income}\n";
  const auto written = [&](const std::string& keys) {
    std::filesystem::remove(path());
    const auto layout = parse_layout(head + keys + columns, "x.yaml").value();
    EXPECT_TRUE(write_layout_file(view_, layout, "A", path()));
    return sheet::read_workbook(path()).value();
  };
  for (const auto& [keys, format, kind, shown] :
       {std::tuple{"kind: xls\n", sheet::Workbook::Format::xls, sheet::Cell::Kind::text, "10000.00"},
        {"kind: xls\namounts: number\n", sheet::Workbook::Format::xls, sheet::Cell::Kind::number, "10000"},
        {"kind: xlsx\n", sheet::Workbook::Format::xlsx, sheet::Cell::Kind::text, "10000.00"},
        {"kind: xlsx\namounts: number\n", sheet::Workbook::Format::xlsx, sheet::Cell::Kind::number, "10000"}}) {
    const auto book = written(keys);
    const auto& sheet = book.sheets[0];
    EXPECT_EQ(book.format, format) << keys;
    const auto& income = sheet.at(row_with(sheet, 0, "1002"), 1);
    EXPECT_EQ(income.kind, kind) << keys;
    EXPECT_EQ(income.text, shown) << keys;
  }
}

TEST_F(LayoutFileTest, OtherDeductionsSumToTheMonthsOther) {
  write("tax_salary_income", "B");
  const auto book = sheet::read_workbook(path()).value();
  EXPECT_EQ(value(book.sheets[0], "1003", "商业健康保险"), "200");
  EXPECT_EQ(value(book.sheets[0], "1003", "其他"), "300");
}

TEST_F(LayoutFileTest, APersonalPensionKnownOnlyForTheMonthIsLeftForTheClientAndSaid) {
  view_.employees[1].tax.other_by_kind["pension"] = yuan("1000");
  const auto report = write("tax_salary_income", "A");
  EXPECT_TRUE(report.written);
  EXPECT_EQ(problem_of(report, "1001"), "须在导入后补填：累计个人养老金;");

  view_.employees[1].tax.additional_to_date["pension"] = yuan("11000");
  std::filesystem::remove(path());
  EXPECT_TRUE(write("tax_salary_income", "A").problems.empty());
  const auto book = sheet::read_workbook(path()).value();
  EXPECT_EQ(value(book.sheets[0], "1001", "累计个人养老金"), "11000");
}

TEST_F(LayoutFileTest, ARequiredValueMissingWithholdsTheFileAndNamesThePerson) {
  view_.employees[0].person.identity = Secret();
  const auto report = write("tax_salary_income", "A");
  EXPECT_FALSE(report.written);
  EXPECT_FALSE(std::filesystem::exists(path()));
  ASSERT_EQ(report.problems.size(), 1u);
  EXPECT_EQ(report.problems[0].where().subject, "1002");
  EXPECT_EQ(report.problems[0].message().zh, "缺少必填项：证件号码，文件未生成");
}

TEST_F(LayoutFileTest, PersonInfoKnowsLeaversAndForeigners) {
  const auto report = write("tax_person_info", "B");
  EXPECT_EQ(report.rows, 3);
  EXPECT_EQ(problem_of(report, "1004"), "须在导入后补填：涉税事由、出生国家(地区)、首次入境时间、预计离境时间;");
  const auto book = sheet::read_workbook(path()).value();
  const auto& sheet = book.sheets[0];
  EXPECT_EQ(sheet.name, "人员信息");
  EXPECT_EQ(sheet.columns, 51);
  EXPECT_EQ(value(sheet, "1003", "离职日期"), "2026-11-20");
  EXPECT_EQ(value(sheet, "1005", "离职日期"), "");
  EXPECT_EQ(value(sheet, "1004", "*证件类型"), "外国护照");
  EXPECT_EQ(value(sheet, "1004", "*国籍(地区)"), "巴西");
  EXPECT_EQ(value(sheet, "1004", "*性别"), "女");
  EXPECT_EQ(value(sheet, "1003", "*任职受雇从业类型"), "雇员");
  EXPECT_EQ(value(sheet, "1003", "手机号码"), "19900001003");
  EXPECT_EQ(value(sheet, "1003", "*出生日期"), "1990-03-07");
}

TEST_F(LayoutFileTest, AnEmployeeWithoutAPhoneWithholdsPersonInfo) {
  view_.employees[3].person.phone = Secret();
  const auto report = write("tax_person_info", "B");
  EXPECT_FALSE(report.written);
  EXPECT_NE(problem_of(report, "1004").find("缺少必填项：手机号码，文件未生成"), std::string::npos);
}

TEST_F(LayoutFileTest, BonusFileHoldsThoseWithABonusOnly) {
  const auto report = write("tax_annual_bonus", "A");
  EXPECT_EQ(report.rows, 1);
  EXPECT_EQ(report.total, yuan("36000"));
  const auto book = sheet::read_workbook(path()).value();
  EXPECT_EQ(book.sheets[0].columns, 11);
  EXPECT_EQ(value(book.sheets[0], "1002", "*全年一次性奖金额"), "36000");
}

TEST_F(LayoutFileTest, LabourRemunerationHasItsOwnFile) {
  auto& tax = view_.employees[1].tax;  // 1001
  tax.income_kind = payroll::IncomeKind::labour_student;
  tax.input.income = yuan("3000");
  const auto report = write("tax_labor_remuneration", "A");
  EXPECT_EQ(report.rows, 1);
  EXPECT_EQ(report.total, yuan("3000"));
  const auto book = sheet::read_workbook(path()).value();
  EXPECT_EQ(book.sheets[0].columns, 14);
  EXPECT_EQ(value(book.sheets[0], "1001", "*所得项目"), "其他连续劳务报酬");
  EXPECT_EQ(value(book.sheets[0], "1001", "*收入"), "3000");
  std::filesystem::remove(path());
  EXPECT_EQ(write("tax_salary_income", "A").rows, 1) << "the other one";
}

TEST_F(LayoutFileTest, WhatTheWageFileCannotHoldIsListed) {
  view_.employees[1].tax.separate = {{.kind = payroll::SeparateTax::Kind::severance, .income = yuan("100000")}};
  const auto report = write("tax_salary_income", "A");
  EXPECT_EQ(report.rows, 2);
  EXPECT_NE(problem_of(report, "1001").find("不在本表申报：解除劳动合同一次性补偿"), std::string::npos);
}

TEST_F(LayoutFileTest, WithNobodyToListThereIsNoFile) {
  const auto report = write("tax_annual_bonus", "B");
  EXPECT_FALSE(report.written);
  EXPECT_TRUE(report.problems.empty());
  EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(LayoutFileTest, BankCsvInBothEncodings) {
  const std::string lines =
      "序号,收款账号,收款户名,金额,开户行,用途,备注\r\n"
      "1,6200000000000001002,李秀兰,42576.90,招商银行北京分行,工资,1002\r\n"
      "2,6200000000000001001,张伟明,14522.33,招商银行北京分行,工资,1001\r\n";
  const auto report = write("bank_generic", "A");
  EXPECT_EQ(report.rows, 2);
  EXPECT_EQ(report.total, yuan("57099.23"));
  EXPECT_EQ(testing::read_bytes(path()), "\xEF\xBB\xBF" + lines);
  struct stat status {};
  ASSERT_EQ(::stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);

  std::filesystem::remove(path());
  write("bank_generic", "A", TextEncoding::gb18030);
  EXPECT_EQ(testing::read_bytes(path()), utf8_to_gb18030(lines).value());
}

TEST_F(LayoutFileTest, BankFilesLeaveOutWhoCannotBePaid) {
  view_.employees[3].net = yuan("12.00");
  const auto report = write("bank_cmb", "B");
  EXPECT_EQ(report.rows, 1);
  EXPECT_EQ(report.total, yuan("12"));
  EXPECT_EQ(problem_of(report, "1003"), "缺少必填项：收款帐号，未列入文件;");
  EXPECT_EQ(problem_of(report, "1005"), "实发为负，不列入付款;");
  const auto book = sheet::read_workbook(path()).value();
  const auto& sheet = book.sheets[0];
  EXPECT_EQ(sheet.rows, 2);
  EXPECT_EQ(cell(sheet, 0, 0), "收款帐号");
  EXPECT_EQ(cell(sheet, 1, 0), "6200000000000001004");
  EXPECT_EQ(cell(sheet, 1, 1), "Ana Lima");
  EXPECT_EQ(cell(sheet, 1, 2), "12.00");
}

TEST_F(LayoutFileTest, OnlyAccountsAtOtherBanksNameTheirBank) {
  view_.employees[0].person.bank_name = "中国工商银行上海分行浦东支行";
  auto report = write("bank_cmb", "A");
  EXPECT_TRUE(report.problems.empty());
  auto sheet = sheet::read_workbook(path()).value().sheets[0];
  EXPECT_EQ(cell(sheet, 1, 3) + "/" + cell(sheet, 1, 4), "中国工商银行上海分行浦东支行/上海");
  EXPECT_EQ(cell(sheet, 2, 3) + "/" + cell(sheet, 2, 4), "/") << "招商银行北京分行 is the bank's own";

  std::filesystem::remove(path());
  view_.employees[0].person.bank_name = "中国建设银行朝阳支行";
  report = write("bank_cmb", "A");
  EXPECT_EQ(report.rows, 2);
  EXPECT_EQ(problem_of(report, "1002"), "须在导入后补填：开户地;") << "the branch does not tell where it is";

  std::filesystem::remove(path());
  write("bank_ccb", "A");
  sheet = sheet::read_workbook(path()).value().sheets[0];
  EXPECT_EQ(cell(sheet, 1, 4) + cell(sheet, 1, 5), "0");
  EXPECT_EQ(cell(sheet, 2, 4) + cell(sheet, 2, 5), "1招商银行北京分行");
}

TEST_F(LayoutFileTest, EveryonesNetIsEitherPaidOrListed) {
  const auto report = write("bank_generic", "B");
  EXPECT_FALSE(report.written);
  EXPECT_EQ(report.problems.size(), 3u);
}

TEST_F(LayoutFileTest, OneAccountForTwoPeopleIsPointedOut) {
  view_.employees[1].person.bank_account = view_.employees[0].person.bank_account;
  const auto report = write("bank_generic", "A");
  EXPECT_EQ(report.rows, 2);
  EXPECT_EQ(problem_of(report, "1001"), "收款账号与工号 1002 相同;");
}

TEST_F(LayoutFileTest, ProblemsNeverShowSecrets) {
  view_.employees[1].person.bank_account = view_.employees[0].person.bank_account;
  view_.employees[0].person.phone = Secret();
  for (const auto* id : {"bank_generic", "tax_person_info"}) {
    std::filesystem::remove(path());
    for (const auto& problem : write(id, "A").problems) {
      const auto text = problem.describe(Lang::zh) + problem.describe(Lang::en);
      for (const auto& result : view_.employees)
        for (const auto* secret : {&result.person.bank_account, &result.person.identity, &result.person.phone})
          EXPECT_TRUE(secret->empty() || text.find(secret->reveal()) == std::string::npos) << result.person.employee;
    }
  }
}

TEST_F(LayoutFileTest, ANameThatLooksLikeAFormulaIsText) {
  view_.employees[1].person.name = "=1+1";
  write("bank_generic", "A");
  EXPECT_NE(testing::read_bytes(path()).find(",'=1+1,"), std::string::npos);
  std::filesystem::remove(path());
  write("bank_cmb", "A");
  const auto book = sheet::read_workbook(path()).value();
  EXPECT_EQ(cell(book.sheets[0], 2, 1), "=1+1");
  EXPECT_EQ(book.sheets[0].at(2, 1).kind, sheet::Cell::Kind::text);
}

TEST_F(LayoutFileTest, AnEntityOutsideTheRunIsNotFound) {
  const auto report = write_layout_file(view_, layout("bank_generic"), "Z", path());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::report
