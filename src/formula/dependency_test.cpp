#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

ExampleSheet sheet() {
  ExampleSheet sheet;
  sheet.add("salary.base", "定薪.基本工资", Type::money, "10000.00")
      .add("attendance.days", "考勤.出勤天数", Type::number, "20.5");
  return sheet;
}

std::string all(const std::vector<Diagnostic>& mistakes, Lang lang) {
  std::string text;
  for (const auto& each : mistakes) text += each.describe(lang) + "\n";
  return text;
}

TEST(Dependencies, ACycleNamesItsPath) {
  const auto program = sheet().compile(
      {item("a", "b + 1", "甲"), item("b", "c + 1", "乙"), item("c", "甲 * 2", "丙"), item("d", "丙 + 1", "丁")});
  ASSERT_FALSE(program);
  ASSERT_THAT(program.error(), SizeIs(1)) << all(program.error(), Lang::zh);
  EXPECT_EQ(program.error()[0].message.zh, "循环引用：甲 → 乙 → 丙 → 甲");
  EXPECT_EQ(program.error()[0].message.en, "a cycle: 甲 → 乙 → 丙 → 甲");
  EXPECT_EQ(program.error()[0].item, "c");
  EXPECT_EQ(program.error()[0].column, 1);
}

TEST(Dependencies, AnItemThatNamesItself) {
  const auto program = sheet().compile({item("total", "salary.base + total")});
  ASSERT_FALSE(program);
  ASSERT_THAT(program.error(), SizeIs(1));
  EXPECT_EQ(program.error()[0].message.zh, "循环引用：total → total");
  EXPECT_EQ(program.error()[0].column, 15);
}

TEST(Dependencies, TwoCyclesAreTwoMistakes) {
  const auto program = sheet().compile({item("a", "b"), item("b", "a"), item("c", "d + 1"), item("d", "c + 1")});
  ASSERT_FALSE(program);
  EXPECT_THAT(program.error(), SizeIs(2)) << all(program.error(), Lang::zh);
}

TEST(Dependencies, UnknownNamesGetTheNearest) {
  const auto program = sheet().compile(
      {item("gross", "定薪.基本工姿 + 1", "应发合计"), item("net", "应发合记 - 1"), item("odd", "完全无关的东西")});
  ASSERT_FALSE(program);
  ASSERT_THAT(program.error(), SizeIs(3));
  EXPECT_EQ(program.error()[0].message.zh, "不认识的名称“定薪.基本工姿”");
  EXPECT_THAT(program.error()[0].hint.zh, HasSubstr("定薪.基本工资"));
  EXPECT_THAT(program.error()[1].hint.zh, HasSubstr("应发合计"));
  EXPECT_THAT(program.error()[2].hint.zh, HasSubstr("文字要用引号"));
}

TEST(Dependencies, NamesAreUnique) {
  const auto program = sheet().compile({item("a", "1", "甲"), item("a", "2"), item("b", "3", "甲"),
                                        item("salary.base", "4"), item("c", "5", "考勤.出勤天数")});
  ASSERT_FALSE(program);
  ASSERT_THAT(program.error(), SizeIs(4)) << all(program.error(), Lang::zh);
  EXPECT_EQ(program.error()[0].message.zh, "名称“a”已经是薪资项目 a");
  EXPECT_EQ(program.error()[1].message.zh, "名称“甲”已经是薪资项目 a");
  EXPECT_EQ(program.error()[2].message.zh, "名称“salary.base”已经是输入项 salary.base");
  EXPECT_EQ(program.error()[3].message.en, "the name \"考勤.出勤天数\" already belongs to input attendance.days");
}

TEST(Dependencies, AllMistakesAtOnceEachOnce) {
  const auto program = sheet().compile({
      item("a", "salary.base * salary.base"),
      item("b", "salary.base + nothing"),
      item("c", "a + b"),  // silent: the causes are reported
      item("d", "(salary.base"),
      item("e", "d + 1"),
      item("f", "IF(1, “a”, 2) + 定薪.基本工资 * 定薪.基本工资"),
  });
  ASSERT_FALSE(program);
  EXPECT_THAT(program.error(), SizeIs(6)) << all(program.error(), Lang::zh);
}

TEST(Dependencies, AFormulaFullOfMistakesNamesFiftyOfThem) {
  std::string formula = "1";
  for (int i = 0; i < 3000; ++i) formula += " + odd" + std::to_string(i);
  const auto program = sheet().compile({item("a", formula), item("b", "nothing")});
  ASSERT_FALSE(program);
  ASSERT_THAT(program.error(), SizeIs(51));
  EXPECT_EQ(program.error()[49].message.zh, "这个公式还有更多错误");
  EXPECT_EQ(program.error()[50].item, "b");
}

TEST(Dependencies, ADiagnosticShowsTheLineAndACaretUnderTheColumn) {
  Item wrong = item("gross", "定薪.基本工资\n  + 考勤.出勤天数 # 天", "应发合计");
  wrong.line = 12;
  const auto program = sheet().compile({wrong});
  ASSERT_FALSE(program);
  const Diagnostic& mistake = program.error().front();
  EXPECT_EQ(mistake.line, 13);
  EXPECT_EQ(mistake.column, 5);
  EXPECT_EQ(mistake.source_line, "  + 考勤.出勤天数 # 天");
  EXPECT_EQ(mistake.describe(Lang::zh),
            "“gross”第 13 行第 5 个字：金额和数值不能相加\n"
            "    + 考勤.出勤天数 # 天\n"
            "      ^\n"
            "  处理办法：数值要当金额用写 MONEY(…)，金额要当数值用写 NUMBER(…)；比例要先乘以金额");
  EXPECT_EQ(mistake.describe(Lang::en),
            "\"gross\", line 13, character 5: money and a number cannot be added\n"
            "    + 考勤.出勤天数 # 天\n"
            "      ^\n"
            "  What to do: write MONEY(...) to take a number as an amount, NUMBER(...) to take an amount as a number; "
            "multiply a rate by an amount first");
  const auto wide = sheet().mistakes("考勤.出勤天数 + 定薪.基本工资");
  EXPECT_THAT(wide.front().describe(Lang::zh), HasSubstr("\n  考勤.出勤天数 + 定薪.基本工资\n                  ^"));
}

TEST(Dependencies, WhatAProgramTellsAboutItself) {
  ExampleSheet given = sheet();
  given.environment().inputs.push_back({.code = "tax.wage", .zh = "个税.工资薪金", .type = Type::money, .stage = 1});
  given.environment().inputs.push_back({.code = "unused", .type = Type::money});
  const auto program = given.compile({item("net", "应发 - 个税.工资薪金"),
                                      item("gross", "ROUND(定薪.基本工资 / 21.75 * attendance.days, 2)", "应发"),
                                      item("note", "net > 0")});
  ASSERT_TRUE(program);
  EXPECT_THAT(program->evaluation_order(), ElementsAre(1, 0, 2));
  EXPECT_EQ(program->stages(), 2);
  EXPECT_EQ(program->stage_of("gross"), 0);
  EXPECT_EQ(program->stage_of("net"), 1);
  EXPECT_EQ(program->stage_of("note"), 1);
  EXPECT_THAT(program->inputs_used(), ElementsAre("salary.base", "attendance.days", "tax.wage"));
  EXPECT_THAT(program->depends_on("net"), ElementsAre("gross", "tax.wage"));
  EXPECT_THROW(program->type_of("nothing"), Failure);
}

TEST(Dependencies, TablesAreChecked) {
  ExampleSheet given = sheet();
  given.add_table({"short", "短表", {"键"}, {Type::text}, {}});
  given.add_table({"wrong",
                   "错表",
                   {"键", "值", "月"},
                   {Type::text, Type::money, Type::month},
                   {{"a", "十元", "2026-13"}, {"b", "1"}, {"c", "1", "2026-01"}, {"c", "2", "2026-02"}}});
  const auto program = given.compile({item("x", "1")});
  ASSERT_FALSE(program);
  const std::string text = all(program.error(), Lang::zh);
  EXPECT_THAT(text, HasSubstr("公司表要有一个键列"));
  EXPECT_THAT(text, HasSubstr("第 2 行的格数和列数不同"));
  ExampleSheet other = sheet();
  other.add_table({"wrong",
                   "错表",
                   {"键", "值", "月"},
                   {Type::text, Type::money, Type::month},
                   {{"a", "十元", "2026-13"}, {"c", "1", "2026-01"}, {"c", "2", "2026-02"}}});
  const std::string cells = all(other.compile({item("x", "1")}).error(), Lang::zh);
  EXPECT_THAT(cells, HasSubstr("第 1 行“值”的“十元”不是金额"));
  EXPECT_THAT(cells, HasSubstr("第 1 行“月”的“2026-13”不是月份"));
  EXPECT_THAT(cells, HasSubstr("键“c”出现了不止一次"));
}

}  // namespace
}  // namespace fenhao::formula
