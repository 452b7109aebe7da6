#include "intake/intake_for_test.h"
#include "intake/readers.h"

namespace fenhao::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(ReadSalary, ItemsByColumn) {
  const Intake intake =
      read_rows(Kind::salary, {{"工号", "姓名", "部门", "生效日期", "基本工资（元）", "岗位工资", "合计"},
                               {"E001", "张三", "研发", "2026-01-01", "8,000", "#1500.5", "#9500.5"},
                               {"E002", "李四", "", "2026-01-01", "#7000", "", ""}});
  EXPECT_THAT(issues(intake), IsEmpty());
  ASSERT_EQ(intake.content.salaries.size(), 3u);
  EXPECT_EQ(intake.content.salaries[0].item, "salary.base");
  EXPECT_EQ(intake.content.salaries[0].amount, Money::from_yuan(8000));
  EXPECT_EQ(intake.content.salaries[1].amount, Money::from_fen(150050));
  EXPECT_EQ(intake.rows_good(), 3);
  EXPECT_EQ(intake.rows_taken, 2) << "rows as people count them, not records";
}

TEST(ReadSalary, AnUnknownColumnSpoilsTheFile) {
  const Intake intake =
      read_rows(Kind::salary, {{"工号", "生效日期", "基本工姿", "岗位工资"}, {"E001", "2026-01-01", "#8000", "#100"}});
  ASSERT_EQ(intake.issues.size(), 1u);
  EXPECT_EQ(intake.issues[0].error.message().zh, "这一列不是已知的定薪项目，是不是“基本工资”？");
  EXPECT_THAT(intake.issues[0].error.where().column, HasSubstr("基本工姿"));
  EXPECT_THAT(intake.issues[0].error.hint().zh, HasSubstr("已知项目：“基本工资”、“岗位工资”"));
  EXPECT_EQ(intake.issues[0].column, 2);
  EXPECT_EQ(intake.rows_good(), 0) << "pay may not get lost";
  EXPECT_EQ(intake.rows_taken, 0);
}

// The group stands in the row above: the words of the column are marked, not those of the group.
TEST(ReadSalary, AnUnknownColumnUnderAGroupIsMarkedWhereItsWordsStand) {
  auto workbook = sheet::workbook_of({{"工号", "生效日期", "固定", "", "补贴"}, {"", "", "基本工资", "岗位工资", "打车"}, {"E001", "2026-01-01", "#8000", "#100", "#50"}});
  workbook.sheets[0].merged = {{0, 0, 1, 0},
                               {0, 1, 1, 1},
                               {0, 2, 0, 3}};
  const auto intake = read(workbook, Kind::salary, company());
  ASSERT_TRUE(intake);
  EXPECT_THAT(issues(*intake), ElementsAre("2 补贴/打车 (E): 这一列不是已知的定薪项目"));
  EXPECT_EQ(intake->issues[0].row, 1);
}

TEST(ReadSalary, AnItemUnderAGroupMayHaveASlashOrLendTheGroupsName) {
  const std::map<std::string, std::string> names{{"餐补/天", "meal"}, {"病假天数", "sick"}, {"平时加班", "overtime"}};
  EXPECT_EQ(item_code(names, "补贴/餐补/天"), "meal");
  EXPECT_EQ(item_code(names, "请假/病假/天数"), "sick");
  EXPECT_EQ(item_code(names, "加班（小时）/平时"), "overtime");
  EXPECT_EQ(item_code(names, "补贴/天"), "");
}

// What concerns no pay is named by who imports; nothing else is left unread.
TEST(ReadMonthly, ColumnsThatConcernNoPay) {
  Surroundings known = company();
  known.month = EarningMonth{*Month::of(2026, 11)};
  const Rows rows{{"工号", "姓名", "应出勤天数", "出勤天数", "年假"}, {"E001", "张三", "#21", "#20", "#1"}};
  EXPECT_THAT(issues_of(Kind::attendance, rows, known), ElementsAre(HasSubstr("年假 (E): 这一列不是已知的考勤项目")));
  known.ignored_columns = {"年假"};
  const Intake intake = read_rows(Kind::attendance, rows, known);
  EXPECT_THAT(issues(intake), IsEmpty());
  EXPECT_THAT(intake.header.unmatched, ElementsAre("年假"));
  ASSERT_EQ(intake.content.inputs.size(), 1u);
  EXPECT_EQ(intake.content.inputs[0].values.size(), 1u);
}

TEST(ReadMonthly, YesOrNo) {
  Surroundings known = company();
  known.month = EarningMonth{*Month::of(2026, 11)};
  known.names.variable["带班"] = "variable.leads";
  known.names.yes_no = {"variable.leads"};
  const Rows rows{{"工号", "姓名", "带班"}, {"E001", "张三", "是"}, {"E002", "李四", "否"}, {"E003", "王五", "#2"}};
  const Intake intake = read_rows(Kind::variable, rows, known);
  EXPECT_THAT(issues(intake), ElementsAre("4 带班 (C): 应填 是 或 否"));
  ASSERT_EQ(intake.content.inputs.size(), 2u);
  EXPECT_EQ(intake.content.inputs[0].values.at("variable.leads"), Decimal(1));
  EXPECT_EQ(intake.content.inputs[1].values.at("variable.leads"), Decimal(0));
}

TEST(ReadSalary, TwoColumnsOfOneItem) {
  Surroundings known = company();
  known.names.salary["底薪"] = "salary.base";
  const auto intake =
      read(sheet::workbook_of({{"工号", "生效日期", "基本工资", "底薪"}, {"E001", "2026-01-01", "#1", "#2"}}),
           Kind::salary, known);
  ASSERT_FALSE(intake);
  EXPECT_THAT(intake.error().describe(Lang::zh), HasSubstr("“基本工资”和“底薪”两列是同一个定薪项目"));
}

TEST(ReadSalary, Mistakes) {
  const Rows rows{{"工号", "生效日期", "基本工资", "岗位工资", "合计"}, {"E001", "2026-01-01", "#-8000", "", ""},
                  {"E001", "2026-01-01", "#8000", "八百", ""},          {"E002", "2026-01-01", "", "", ""},
                  {"E003", "2026-01-01", "#8000", "#100", "#8000"},     {"E003", "2026-02-01", "#8000.005", "", ""}};
  EXPECT_THAT(issues_of(Kind::salary, rows),
              ElementsAre("2 基本工资 (C): 工资不能为负数", "2 基本工资 (C): 与第 3 行是同一人、同一项目、同一天",
                          "3 基本工资 (C): 与第 2 行是同一人、同一项目、同一天", "3 岗位工资 (D): 这里应填数字",
                          "4 : 这一行没有任何金额", "5 合计 (E): 合计不等于各项之和",
                          "6 基本工资 (C): 金额超过两位小数或过大"));
}

TEST(ReadMonthly, AttendanceOfTheMonth) {
  Surroundings known = company();
  const Rows rows{{"工号", "姓名", "出勤天数", "病假"}, {"E001", "张三", "#21.75", ""}, {"E002", "李四", "20", "1.5"}};
  const auto unknown_month = read(sheet::workbook_of(rows), Kind::attendance, known);
  ASSERT_FALSE(unknown_month);
  EXPECT_EQ(unknown_month.error().describe(Lang::zh),
            "文件 测试.xlsx：不知道这份考勤是哪个月的。处理办法：增加“月份”列，或导入时指定月份：fenhao import 测试.xlsx --month 2026-11");
  known.month = EarningMonth{*Month::parse("2026-11")};
  const Intake intake = read_rows(Kind::attendance, rows, known);
  EXPECT_THAT(issues(intake), IsEmpty());
  ASSERT_EQ(intake.content.inputs.size(), 2u);
  EXPECT_EQ(intake.content.inputs[0].month.to_string(), "2026-11");
  EXPECT_EQ(intake.content.inputs[0].values.at("attendance.days").to_string(), "21.75");
  EXPECT_FALSE(intake.content.inputs[0].values.contains("attendance.sick")) << "blank is not zero";
  EXPECT_EQ(intake.content.inputs[1].values.at("attendance.sick").to_string(), "1.5");
}

TEST(ReadMonthly, Mistakes) {
  Surroundings known = company();
  known.month = EarningMonth{*Month::parse("2026-11")};
  const Rows rows{{"工号", "月份", "出勤天数"},
                  {"E001", "2026-10", "#21"},
                  {"E002", "2026-11", "#-1"},
                  {"E003", "2026-11", "#21"},
                  {"E003", "202611", "#20"}};
  EXPECT_THAT(
      issues_of(Kind::attendance, rows, known),
      ElementsAre("2 月份 (B): 这一行是 2026-10 的数据，而正在导入 2026-11", "3 出勤天数 (C): 考勤数据不能为负数",
                  "4 工号 (A): 与第 5 行是同一人同一月", "5 工号 (A): 与第 4 行是同一人同一月"));
}

TEST(ReadMonthly, VariablePayMayBeNegative) {
  const Intake intake = read_rows(
      Kind::variable, {{"工号", "薪资月份", "月度奖金", "扣款"}, {"E001", "2026年11月", "￥5,000", "（300）"}});
  EXPECT_THAT(issues(intake), IsEmpty());
  EXPECT_EQ(intake.content.inputs.at(0).values.at("variable.deduction").to_string(), "-300");
  const Intake unknown = read_rows(Kind::variable, {{"工号", "薪资月份", "神秘奖金"}, {"E001", "2026-11", "#1"}});
  ASSERT_EQ(unknown.issues.size(), 1u);
  EXPECT_THAT(unknown.issues[0].error.message().zh, HasSubstr("这一列不是已知的变动薪资项目"));
}

TEST(ReadMonthly, EveryGroupTakesTheColumnsOfTheTax) {
  const Rows rows{{"工号", "月份", "月度奖金", "奖金计税方式", "境内工作天数"},
                  {"E001", "2026-11", "#100", "并入", "#20.5"},
                  {"E002", "2026-11", "#100", "单独计税", ""},
                  {"E003", "2026-11", "#100", "随便", ""}};
  const Intake intake = read_rows(Kind::variable, rows);
  EXPECT_THAT(issues(intake), ElementsAre("4 奖金计税方式 (D): 应填 单独、并入 之一"));
  ASSERT_EQ(intake.content.inputs.size(), 2u);
  EXPECT_EQ(intake.content.inputs[0].values.at("variable.bonus_treatment"), Decimal(1));
  EXPECT_EQ(intake.content.inputs[0].values.at("variable.days_in_china").to_string(), "20.5");
  EXPECT_EQ(intake.content.inputs[1].values.at("variable.bonus_treatment"), Decimal(0));
}

// A bank account in the column of a bonus stopped the whole month, and nobody was named.
TEST(ReadMonthly, TheNumberOfAnAccountIsNoAmount) {
  EXPECT_THAT(issues_of(Kind::variable, {{"工号", "月份", "月度奖金"}, {"E001", "2026-11", "6222021234567890123"}, {"E002", "2026-11", "#10000000000"}, {"E003", "2026-11", "-13800000000"}}),
              ElementsAre("2 月度奖金 (C): 这个数超过 100 亿，不会是金额或数量", "4 月度奖金 (C): 这个数超过 100 亿，不会是金额或数量"));
  EXPECT_THAT(issues_of(Kind::salary, {{"工号", "生效日期", "基本工资"}, {"E001", "2026-01-01", "13800000000"}}), ElementsAre("2 基本工资 (C): 这个数超过 100 亿，不会是金额或数量"));
}

TEST(ReadDeductions, BothForms) {
  const Intake wide = read_rows(Kind::deductions, {{"工号", "起始月", "终止月", "子女教育", "赡养老人", "住房租金"},
                                                   {"E001", "2026-01", "", "#2000", "#3000", "#0"}});
  EXPECT_THAT(issues(wide), IsEmpty());
  ASSERT_EQ(wide.content.deductions.size(), 2u);
  EXPECT_EQ(wide.content.deductions[0].kind, "children");
  EXPECT_EQ(wide.content.deductions[1].kind, "elderly");
  EXPECT_FALSE(wide.content.deductions[1].to);
  const Intake narrow =
      read_rows(Kind::deductions, {{"工号", "扣除项目", "扣除有效期起", "扣除有效期止", "每月扣除金额"},
                                   {"E001", "赡养老人", "2026-01", "2026-12", "#1500"}});
  EXPECT_THAT(issues(narrow), IsEmpty());
  EXPECT_EQ(narrow.content.deductions.at(0).kind, "elderly");
  EXPECT_EQ(narrow.content.deductions.at(0).to->to_string(), "2026-12");
}

TEST(ReadDeductions, Mistakes) {
  const std::vector<std::string> headings{"工号", "扣除项目", "起始月", "终止月", "月扣除金额"};
  EXPECT_THAT(issues_of(Kind::deductions, {headings,
                                           {"E001", "住房租金", "2026-01", "", "#1500"},
                                           {"E001", "住房贷款利息", "2026-06", "", "#1000"}}),
              ElementsAre("2 月扣除金额 (E): 与第 3 行同一年度既扣住房租金又扣住房贷款利息",
                          "3 月扣除金额 (E): 与第 2 行同一年度既扣住房租金又扣住房贷款利息"));
  EXPECT_THAT(
      issues_of(Kind::deductions,
                {headings, {"E001", "子女教育", "2026-01", "", "#2000"}, {"E001", "子女教育", "2026-09", "", "#2000"}}),
      ElementsAre("2 月扣除金额 (E): 与第 3 行的同一扣除项目时间重叠",
                  "3 月扣除金额 (E): 与第 2 行的同一扣除项目时间重叠"));
  EXPECT_THAT(issues_of(Kind::deductions, {headings,
                                           {"E001", "子女教育", "2026-01", "2026-08", "#2000"},
                                           {"E001", "子女教育", "2026-09", "", "#4000"}}),
              IsEmpty());
  EXPECT_THAT(issues_of(Kind::deductions, {headings,
                                           {"E001", "宠物", "2026-01", "", "#2000"},
                                           {"E002", "子女教育", "2026-05", "2026-01", "#-5"},
                                           {"E003", "子女教育", "2026-01", "", ""}}),
              ElementsAre(HasSubstr("2 扣除项目 (B): "), "3 终止月 (D): 终止月早于起始月",
                          "3 月扣除金额 (E): 扣除金额应大于 0", "4 月扣除金额 (E): 缺少扣除金额"));
}

}  // namespace
}  // namespace fenhao::intake
