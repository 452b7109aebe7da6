#include <gmock/gmock.h>

#include "sheet/files_for_test.h"
#include "sheet/heading.h"

namespace fenhao::sheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Schema& people() {
  static const Schema schema{
      .code = "people",
      .title = "花名册",
      .fields = {{.code = "employee", .label = "工号", .synonyms = {"员工编号", "人员编号"}, .required = true},
                 {.code = "name", .label = "姓名", .synonyms = {"员工姓名"}, .required = true},
                 {.code = "base", .label = "社保基数", .synonyms = {"缴费基数"}, .type = FieldType::money},
                 {.code = "fund_base", .label = "公积金基数", .synonyms = {"公积金/基数"}, .type = FieldType::money},
                 {.code = "pension_employer", .label = "养老保险/单位", .type = FieldType::money},
                 {.code = "medical_employer", .label = "医疗保险/单位", .type = FieldType::money}}};
  return schema;
}

HeaderMatch match(const Workbook& workbook, const Schema& schema = people()) {
  auto header = match_header(workbook, schema);
  EXPECT_TRUE(header) << (header ? "" : zh(header.error()));
  return header ? *header : HeaderMatch{};
}

int column_of(const HeaderMatch& header, std::string_view field) {
  for (const ColumnMatch& match : header.columns)
    if (match.field == field) return match.column;
  return -1;
}

TEST(HeadingForm, DropsMarksUnitsAndNotes) {
  for (const char* written :
       {"社保基数", "*社保基数", "社保基数(元)", "社保基数（元）", "社保基数\n（元/月）", " 社保 基数 ", "社保基数：",
        "社保基数（必填）", "社保基数[元]", "社保基数（格式：1234.50）", "＊社保基数【选填】"})
    EXPECT_EQ(heading_form(written), "社保基数") << written;
  EXPECT_EQ(heading_form("企业(职业)年金"), "企业(职业)年金");
  EXPECT_EQ(heading_form("养老保险（单位）"), "养老保险(单位)");
}

TEST(MatchHeader, FirstRow) {
  const HeaderMatch header = match(workbook_of({{"工号", "姓名", "备注"}, {"E001", "张三", ""}}));
  EXPECT_EQ(header.first_header_row, 0);
  EXPECT_EQ(header.first_data_row, 1);
  EXPECT_EQ(header.columns[0].how, ColumnMatch::How::exact);
  EXPECT_THAT(header.unmatched, ElementsAre("备注"));
}

TEST(MatchHeader, BelowTitlesAndBlankRows) {
  Workbook workbook = workbook_of({{"某某公司 2026 年 11 月花名册", "", ""},
                                   {},
                                   {"单位：某某公司", "", "制表日期：2026-11-20"},
                                   {"员工编号*", "员工\n姓名", "缴费基数（元）"},
                                   {},
                                   {"E001", "张三", "#8000"}});
  workbook.sheets[0].merged = {{0, 0, 0, 2}};
  const HeaderMatch header = match(workbook);
  EXPECT_EQ(header.first_header_row, 3);
  EXPECT_EQ(header.first_data_row, 5);
  EXPECT_EQ(column_of(header, "base"), 2);
  EXPECT_EQ(header.columns[0].how, ColumnMatch::How::synonym);
  EXPECT_EQ(header.columns[1].heading, "员工姓名");
}

TEST(MatchHeader, TwoRowsWithMergedGroups) {
  Workbook workbook = workbook_of({{"基本信息", "", "养老保险", "", "医疗保险", "", "备注"},
                                   {"姓名", "工号", "单位", "个人", "单位", "个人", ""},
                                   {"张三", "E001", "#1", "#2", "#3", "#4", ""}});
  workbook.sheets[0].merged = {{0, 0, 0, 1}, {0, 2, 0, 3}, {0, 4, 0, 5}, {0, 6, 1, 6}};
  for (const bool with_ranges : {true, false}) {
    if (!with_ranges) workbook.sheets[0].merged.clear();  // as in a csv
    const HeaderMatch header = match(workbook);
    EXPECT_EQ(header.first_header_row, 0);
    EXPECT_EQ(header.first_data_row, 2);
    EXPECT_EQ(column_of(header, "employee"), 1);
    EXPECT_EQ(column_of(header, "pension_employer"), 2);
    EXPECT_EQ(column_of(header, "medical_employer"), 4);
    EXPECT_THAT(header.unmatched, ElementsAre("养老保险/个人", "医疗保险/个人", "备注"));
  }
}

TEST(MatchHeader, NamesOverTwoRowsBesideGroups) {
  Workbook workbook =
      workbook_of({{"工号", "姓名", "公积金", ""}, {"", "", "基数", "比例"}, {"E001", "张三", "#1", "#0.05"}});
  workbook.sheets[0].merged = {{0, 0, 1, 0}, {0, 1, 1, 1}, {0, 2, 0, 3}};
  for (const bool with_ranges : {true, false}) {
    if (!with_ranges) workbook.sheets[0].merged.clear();
    const HeaderMatch header = match(workbook);
    EXPECT_EQ(header.first_data_row, 2) << with_ranges;
    EXPECT_EQ(column_of(header, "fund_base"), 2) << with_ranges;
  }
}

TEST(MatchHeader, KeptColumnsUnderAGroup) {
  const Schema schema{.code = "salary",
                      .title = "定薪",
                      .fields = {{.code = "employee", .label = "工号", .required = true}},
                      .keeps_extra_columns = true};
  Workbook workbook =
      workbook_of({{"工号", "固定工资", "", "浮动"}, {"", "基本工资", "岗位工资", "绩效"}, {"E001", "#1", "#2", "#3"}});
  workbook.sheets[0].merged = {{0, 0, 1, 0}, {0, 1, 0, 2}};
  const HeaderMatch header = match(workbook, schema);
  EXPECT_EQ(header.first_data_row, 2);
  ASSERT_EQ(header.columns.size(), 4u);
  EXPECT_EQ(header.columns[2].field, "固定工资/岗位工资");
  EXPECT_EQ(header.columns[2].how, ColumnMatch::How::extra);

  const auto repeated = match_header(workbook_of({{"工号", "奖金", "奖金（元）"}, {"E001", "#1", "#2"}}), schema);
  ASSERT_FALSE(repeated);
  EXPECT_THAT(zh(repeated.error()), HasSubstr("“奖金 (B)”和“奖金（元） (C)”两列都像是"));
}

TEST(MatchHeader, ThreeRowsAndMachineNames) {
  Workbook workbook = workbook_of({{"人员", "", "社会保险", ""},
                                   {"工号", "姓名", "养老保险", "医疗保险"},
                                   {"", "", "单位", "单位"},
                                   {"E001", "张三", "#1", "#2"}});
  workbook.sheets[0].merged = {{0, 0, 0, 1}, {0, 2, 0, 3}, {1, 0, 2, 0}, {1, 1, 2, 1}};
  const HeaderMatch header = match(workbook);
  EXPECT_EQ(header.first_data_row, 3);
  EXPECT_EQ(column_of(header, "medical_employer"), 3);

  const HeaderMatch kingdee =
      match(workbook_of({{"员工编号", "员工姓名"}, {"FStaffNumber", "FName"}, {"E001", "张三"}}));
  EXPECT_EQ(column_of(kingdee, "employee"), 0);
}

TEST(MatchHeader, ColumnNumbersUnderTheHeading) {
  EXPECT_EQ(match(workbook_of({{"工号", "姓名", "社保基数"}, {"(1)", "(2)", "(3)"}, {"E001", "张三", "#8000"}}))
                .first_data_row,
            2);
  EXPECT_EQ(
      match(workbook_of({{"工号", "姓名", "社保基数"}, {"#1", "#2", "#3"}, {"E001", "张三", "#8000"}})).first_data_row,
      2);
  EXPECT_EQ(
      match(workbook_of({{"工号", "姓名", "社保基数"}, {"A", "B", "C"}, {"E001", "张三", "#8000"}})).first_data_row, 2);
}

TEST(MatchHeader, ColumnNumbersMayStartAtZero) {
  EXPECT_EQ(
      match(workbook_of({{"工号", "姓名", "社保基数"}, {"#0", "#1", "#2"}, {"E001", "张三", "#8000"}})).first_data_row,
      2);
  EXPECT_EQ(match(workbook_of({{"工号", "姓名", "社保基数"}, {"#7", "#8", "#9"}})).first_data_row, 1);
}

TEST(MatchHeader, OnTheSheetThatFits) {
  Workbook workbook = workbook_of({{"说明"}, {"请按要求填写"}});
  workbook.sheets.push_back(workbook_of({{"工号", "姓名"}, {"E001", "张三"}}).sheets[0]);
  EXPECT_EQ(match(workbook).sheet, 1);
}

TEST(MatchHeader, TwoColumnsForOneFieldAreNamed) {
  const auto header = match_header(workbook_of({{"工号", "姓名", "员工编号"}, {"E001", "张三", "E001"}}), people());
  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().code(), ErrorCode::conflict);
  EXPECT_THAT(zh(header.error()), HasSubstr("“工号 (A)”和“员工编号 (C)”两列都像是“工号”"));
  EXPECT_THAT(header.error().describe(Lang::en),
              HasSubstr("columns “工号 (A)” and “员工编号 (C)” both look like “工号”"));
}

TEST(MatchHeader, MissingFieldsAndSeenHeadingsAreNamed) {
  const auto header = match_header(workbook_of({{"部门", "姓名", "岗位"}, {"财务部", "张三", "会计"}}), people());
  ASSERT_FALSE(header);
  EXPECT_EQ(header.error().code(), ErrorCode::not_found);
  EXPECT_THAT(zh(header.error()), HasSubstr("缺少列：工号。看到的列：部门、姓名、岗位"));
  const auto numbers = match_header(workbook_of({{"#1", "#2"}, {"#3", "#4"}}), people());
  ASSERT_FALSE(numbers);
  EXPECT_THAT(zh(numbers.error()), HasSubstr("前 50 行里没有列名"));
}

}  // namespace
}  // namespace fenhao::sheet
