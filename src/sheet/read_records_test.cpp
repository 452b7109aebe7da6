#include <gmock/gmock.h>

#include "sheet/files_for_test.h"

namespace fenhao::sheet {
namespace {

using testing::HasSubstr;

const Schema& plan() {
  static const Schema schema{
      .code = "plan",
      .title = "参保方案",
      .fields = {{.code = "employee", .label = "工号", .required = true},
                 {.code = "name", .label = "姓名"},
                 {.code = "identity", .label = "证件号码", .sensitive = true},
                 {.code = "from", .label = "起缴月", .type = FieldType::month},
                 {.code = "base", .label = "社保基数", .type = FieldType::money, .sensitive = true}}};
  return schema;
}

ReadResult read(const Workbook& workbook, const Schema& schema = plan()) {
  const auto header = match_header(workbook, schema);
  EXPECT_TRUE(header) << (header ? "" : zh(header.error()));
  return read_records(workbook, schema, *header);
}

const std::vector<std::string> headings{"工号", "姓名", "证件号码", "起缴月", "社保基数"};

TEST(ReadRecords, TypedValuesAndAbsentOnes) {
  const ReadResult result =
      read(workbook_of({headings, {"E001", "张三", "", "2026年11月", "￥8,000.50"}, {"#0012", "李四", "-", "", "#0"}}));
  ASSERT_EQ(result.records.size(), 2u);
  EXPECT_TRUE(result.issues.empty());
  EXPECT_EQ(result.rows_seen, 2);
  const Record& first = result.records[0];
  EXPECT_EQ(first.row, 2);
  EXPECT_EQ(first.find("from")->text, "2026-11");
  EXPECT_EQ(first.find("from")->date->to_string(), "2026-11-01");
  EXPECT_EQ(first.find("base")->number->to_string(), "8000.5");
  EXPECT_EQ(first.find("identity"), nullptr);
  EXPECT_EQ(result.records[1].find("employee")->text, "0012");
  EXPECT_EQ(result.records[1].find("identity"), nullptr);
  EXPECT_TRUE(result.records[1].find("base")->number->is_zero());
}

TEST(ReadRecords, EveryBadCellAtOnceWithItsPlace) {
  const ReadResult result = read(workbook_of({headings,
                                              {"E001", "张三", "#110105199001011000", "26-11", "八千"},
                                              {"", "李四", "", "2026-11", "#8000"},
                                              {"E003", "王五", "", "2026-11", "#8000"}}));
  ASSERT_EQ(result.issues.size(), 4u);
  ASSERT_EQ(result.records.size(), 1u);
  EXPECT_EQ(result.rows_seen, 3);
  ASSERT_EQ(result.flawed.size(), 2u);
  EXPECT_EQ(result.flawed[1].find("name")->text, "李四");
  EXPECT_EQ(zh(result.issues[0].error),
            "文件 测试.xlsx，工作表 Sheet1，第 2 行，列 证件号码 (C)，值“1101**********1000”：号码已被 Excel "
            "改坏：数字单元格只保留前 15 位，其余变成了 0 或科学计数。"
            "处理办法：先把这一列设为“文本”格式，再重新录入完整号码（只改格式找不回丢失的位数）");
  EXPECT_EQ(zh(result.issues[1].error),
            "文件 测试.xlsx，工作表 Sheet1，第 2 行，列 起缴月 "
            "(D)，值“26-11”：年份不是四位，分不清年、月、日。处理办法：年份写四位，例如 2026-11-01");
  EXPECT_THAT(zh(result.issues[2].error),
              HasSubstr("列 社保基数 (E)，值“***”：这里应填数字。处理办法：只填数字，例如 1234.50"));
  EXPECT_EQ(zh(result.issues[3].error),
            "文件 测试.xlsx，工作表 Sheet1，第 3 行，列 工号 (A)：必填项“工号”为空。处理办法：填写后再导入");
  EXPECT_EQ(result.issues[2].row, 1);
  EXPECT_EQ(result.issues[2].column, 4);
  EXPECT_THAT(result.issues[2].error.describe(Lang::en),
              HasSubstr("row 2, column 社保基数 (E), value \"***\": a number belongs here"));
}

TEST(ReadRecords, RowsThatAreNoRecords) {
  Workbook workbook = workbook_of({{"序号", "工号", "姓名", "社保基数"},
                                   {"1", "2", "3", "4"},
                                   {"例", "E999", "示例", "#1"},
                                   {"在职人员", "", "", ""},
                                   {"#1", "E001", "张三", "#8000"},
                                   {"小  计", "", "", "#8000"},
                                   {},
                                   {"#2", "E002", "合计", "#9000"},
                                   {"#3", "", "", ""},
                                   {"", "", "合　计", "#17000"},
                                   {"共2人", "", "", ""},
                                   {"制表人：王五", "", "", "审核：赵六"}});
  workbook.sheets[0].merged = {{3, 0, 3, 3}};
  const ReadResult result = read(workbook);
  EXPECT_TRUE(result.issues.empty()) << zh(result.issues[0].error);
  ASSERT_EQ(result.records.size(), 2u);
  EXPECT_EQ(result.records[0].find("employee")->text, "E001");
  EXPECT_EQ(result.records[1].find("name")->text, "合计") << "a person with a number is no total";
  EXPECT_EQ(result.rows_seen, 2);
}

TEST(ReadRecords, AValueWithoutItsKeyIsNeverDropped) {
  const ReadResult result = read(workbook_of({headings, {"", "", "", "", "#8000"}}));
  ASSERT_EQ(result.issues.size(), 1u);
  EXPECT_THAT(zh(result.issues[0].error), HasSubstr("必填项“工号”为空"));
}

TEST(ReadRecords, MergedDataCells) {
  Workbook workbook = workbook_of({headings, {"E001", "张三", "", "2026-11", "#8000"}, {"", "", "", "2026-12", ""}});
  workbook.sheets[0].merged = {{1, 0, 2, 0}, {1, 1, 2, 1}};
  const ReadResult result = read(workbook);
  ASSERT_EQ(result.records.size(), 2u);
  EXPECT_EQ(result.records[1].find("employee")->text, "E001");
  EXPECT_EQ(result.records[1].find("base"), nullptr);

  workbook.sheets[0].merged.push_back({1, 4, 2, 4});
  const ReadResult merged_amount = read(workbook);
  ASSERT_EQ(merged_amount.issues.size(), 1u);
  EXPECT_THAT(
      zh(merged_amount.issues[0].error),
      HasSubstr(
          "第 3 行，列 社保基数 (E)：数字写在合并单元格里，分不清属于哪一行。处理办法：取消合并，并在每一行分别填写"));
}

TEST(ReadRecords, KeptColumnsHoldNumbersOrText) {
  const Schema schema{.code = "salary",
                      .title = "定薪",
                      .fields = {{.code = "employee", .label = "工号", .required = true}},
                      .keeps_extra_columns = true};
  const ReadResult result = read(workbook_of({{"工号", "基本工资", "等级"}, {"E001", "8,000", "P5"}}), schema);
  ASSERT_EQ(result.records.size(), 1u);
  EXPECT_EQ(result.records[0].find("基本工资")->number->to_string(), "8000");
  EXPECT_FALSE(result.records[0].find("等级")->number);
  EXPECT_EQ(result.records[0].find("等级")->text, "P5");
}

TEST(IssueAt, RowOrCell) {
  const Workbook workbook = workbook_of({headings, {"E001", "张三", "110105199001011234", "", "#8000"}});
  const auto header = match_header(workbook, plan());
  ASSERT_TRUE(header);
  const Issue cell =
      issue_at(workbook, plan(), *header, 2, "identity", Error(ErrorCode::invalid_input, {"错", "wrong"}));
  EXPECT_EQ(zh(cell.error), "文件 测试.xlsx，工作表 Sheet1，第 2 行，列 证件号码 (C)，值“1101**********1234”：错");
  EXPECT_EQ(cell.column, 2);
  const Issue row = issue_at(workbook, plan(), *header, 2, "", Error(ErrorCode::invalid_input, {"错", "wrong"}));
  EXPECT_EQ(row.column, -1);
  EXPECT_EQ(row.row, 1);
}

}  // namespace
}  // namespace fenhao::sheet
