#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ExampleSheet sheet() {
  ExampleSheet sheet;
  sheet.add("a", "甲", Type::number, "7", 2)
      .add("b", "乙", Type::number, "-2.5", 2)
      .add("salary.base", "定薪.基本工资", Type::money, "10000.00")
      .add("variable.thirteenth", "13薪", Type::money, "300")
      .add("variable.trial", "基本工资（试用期）", Type::money, "88")
      .add("fund.rate", "公积金.比例", Type::rate, "12%", 4)
      .add("position", "档案.岗位", Type::text, "经理");
  return sheet;
}

TEST(Parser, OperatorsBindAsInSpreadsheets) {
  const auto s = sheet();
  EXPECT_EQ(s.value("1 + 2 * 3"), "7");
  EXPECT_EQ(s.value("(1 + 2) * 3"), "9");
  EXPECT_EQ(s.value("10 - 4 - 3"), "3");
  EXPECT_EQ(s.value("16 / 4 / 2"), "2");
  EXPECT_EQ(s.value("-a + 10"), "3");
  EXPECT_EQ(s.value("2 * -a"), "-14");
  EXPECT_EQ(s.value("- -a"), "7");
  EXPECT_EQ(s.value("+a"), "7");
  EXPECT_EQ(s.value("1 + 1 = 2"), "是");
  EXPECT_EQ(s.value("a > 1 AND b > 1 OR a = 7"), "是");
  EXPECT_EQ(s.value("a = 7 OR a > 1 AND b > 1"), "是");
  EXPECT_EQ(s.value("NOT a = 7 OR a = 7"), "是");
  EXPECT_EQ(s.value("NOT (a = 7) AND b > 0"), "否");
  EXPECT_EQ(s.value("非 a > 1 且 是"), "否");
}

TEST(Parser, FullWidthAndTypographicSpellingsMeanTheSame) {
  const auto s = sheet();
  EXPECT_EQ(s.value("（１＋２）×３"), "9");
  EXPECT_EQ(s.value("最大值（甲，乙；３、４）"), "7");
  EXPECT_EQ(s.value("max(ａ，b)"), "7");
  EXPECT_EQ(s.value("a ÷ 2 − 0．5"), "3");
  EXPECT_EQ(s.value("如果（甲≥７，“是的”，\"不是\"）"), "是的");
  EXPECT_EQ(s.value("a ≤ 7 and b ≠ 1"), "是");
  EXPECT_EQ(s.value("a ＜＞ 7"), "否");
  EXPECT_EQ(s.value("a == 7"), "是");
  EXPECT_EQ(s.value("a != 7"), "否");
  EXPECT_EQ(s.value("10000 * 12％"), "1200");
}

TEST(Parser, ConnectivesNeedNoBlankAfterWhatCannotBeAName) {
  const auto s = sheet();
  EXPECT_EQ(s.value("(a > 1)且(b < 0)"), "是");
  EXPECT_EQ(s.value("(a > 1)或(b > 0)"), "是");
  EXPECT_EQ(s.value("a > 1且 b < 0"), "是");
  EXPECT_EQ(s.value("甲＞1且乙＜0"), "是");
  EXPECT_EQ(s.value("1＜甲且乙＜0"), "是");
  EXPECT_EQ(s.value("乙＞甲或甲＜乙且甲＞甲或甲=7"), "是");
  EXPECT_EQ(s.value("1＜丙且乙＜0"), "比较不能连写 | 写成 a < b 且 b < c");
  EXPECT_EQ(s.value("1＜丙且乙"), "不认识的名称“丙且乙” | 如果是“且”“或”“非”连接的条件，在它两边留空格");
}

TEST(Parser, NamesInBothLanguagesWithDotsDigitsAndBrackets) {
  const auto s = sheet();
  EXPECT_EQ(s.value("定薪.基本工资"), "10000.00");
  EXPECT_EQ(s.value("salary.base + 13薪"), "10300.00");
  EXPECT_EQ(s.value("[基本工资（试用期）]"), "88.00");
  EXPECT_EQ(s.value("【 定薪.基本工资 】"), "10000.00");
  EXPECT_EQ(s.value("定薪．基本工资"), "10000.00");
}

TEST(Parser, NumbersPercentsAndTexts) {
  const auto s = sheet();
  EXPECT_EQ(s.value("0.5%"), "0.5%");
  EXPECT_EQ(s.value("0.10"), "0.1");
  EXPECT_EQ(s.value("\"说\"\"好\"\"\""), "说\"好\"");
  EXPECT_EQ(s.value("“a,b)”"), "a,b)");
  EXPECT_EQ(s.value("'经理' = position"), "是");
  EXPECT_THAT(s.value("5000元"), HasSubstr("不认识的名称“5000元”"));
  EXPECT_THAT(s.value("1.5万"), HasSubstr("数字写法不对"));
  EXPECT_THAT(s.value("1."), HasSubstr("数字写法不对"));
  EXPECT_THAT(s.value("1.2.3"), HasSubstr("数字写法不对"));
  EXPECT_THAT(s.value("123456789012345678901234567890123456789012"), HasSubstr("位数太多"));
}

TEST(Parser, CommentsRunToTheEndOfTheLine) {
  const auto s = sheet();
  EXPECT_EQ(s.value("a # 出勤\n + 1 # 一天"), "8");
}

TEST(Parser, SaysWhatIsWrongAndWhere) {
  const auto s = sheet();
  const auto wrong = [&](const std::string& formula) {
    const auto mistakes = s.mistakes(formula);
    return mistakes.size() == 1 ? mistakes.front().message.zh + " @" + std::to_string(mistakes.front().line) + ":" +
                                      std::to_string(mistakes.front().column)
                                : std::to_string(mistakes.size()) + " mistakes";
  };
  EXPECT_EQ(wrong(""), "公式是空的 @1:1");
  EXPECT_EQ(wrong("# 只有说明"), "公式是空的 @1:1");
  EXPECT_EQ(wrong("a +"), "公式没有写完 @1:4");
  EXPECT_EQ(wrong("a b"), "这里不应该是“b” @1:3");
  EXPECT_EQ(wrong("(a + b"), "这个括号没有配对 @1:1");
  EXPECT_EQ(wrong("a + b)"), "这里不应该是“)” @1:6");
  EXPECT_EQ(wrong("MAX(a, b"), "这个括号没有配对 @1:4");
  EXPECT_EQ(wrong("a, b"), "这里不应该是“,” @1:2");
  EXPECT_EQ(wrong("MAX(a,, b)"), "这里不应该是“,” @1:7");
  EXPECT_EQ(wrong("a < b < 3"), "比较不能连写 @1:7");
  EXPECT_EQ(wrong("a ^ 2"), "没有乘方运算 @1:3");
  EXPECT_EQ(wrong("a & b"), "没有“&”运算 @1:3");
  EXPECT_EQ(wrong("a $ b"), "公式里不能有“$” @1:3");
  EXPECT_EQ(wrong("甲 +\n  “经理"), "文字没有结束的引号 @2:3");
  EXPECT_EQ(wrong("[甲"), "方括号没有配对 @1:1");
  EXPECT_EQ(wrong("[ ]"), "方括号里没有名称 @1:1");
  EXPECT_EQ(wrong("甲 + MXA(a)"), "没有函数“MXA” @1:5");
  EXPECT_EQ(wrong("甲 + \xFF"), "这里不是 UTF-8 文字 @1:5");
  EXPECT_EQ(wrong("AND"), "这里不应该是“AND” @1:1");
}

TEST(Parser, SuggestsTheFunctionMeant) {
  EXPECT_EQ(sheet().mistakes("ROUDN(a, 2)").front().hint.zh, "是不是“ROUND”？");
  EXPECT_EQ(sheet().mistakes("四舍五人(a, 2)").front().hint.zh, "是不是“四舍五入”？");
}

TEST(Parser, DeepNestingIsAnErrorAtAStatedLimit) {
  const auto s = sheet();
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a" + std::string(depth, ')'); };
  EXPECT_EQ(s.value(nested(199)), "7");
  EXPECT_THAT(s.value(nested(201)), HasSubstr("嵌套超过 200 层"));
  EXPECT_THAT(s.value(nested(10'000)), HasSubstr("嵌套超过 200 层"));
  EXPECT_THAT(s.value(std::string(10'000, '(')), HasSubstr("嵌套超过 200 层"));
  EXPECT_THAT(s.value(std::string(20'000, '-') + "a"), HasSubstr("嵌套超过 200 层"));
  std::string calls;
  for (int i = 0; i < 5000; ++i) calls += "ABS(";
  EXPECT_THAT(s.value(calls), HasSubstr("嵌套超过 200 层"));
  std::string nots;
  for (int i = 0; i < 5000; ++i) nots += "NOT ";
  EXPECT_THAT(s.value(nots + "TRUE"), HasSubstr("嵌套超过 200 层"));
}

TEST(Parser, LongSumsAreNotDeep) {
  std::string sum = "a";
  for (int i = 0; i < 20'000; ++i) sum += "+a";
  EXPECT_EQ(sheet().value(sum), "140007");
  EXPECT_THAT(sheet().value(std::string(70'000, ' ') + "a"), HasSubstr("公式太长"));
}

}  // namespace
}  // namespace fenhao::formula
