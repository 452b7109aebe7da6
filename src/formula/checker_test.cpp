#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

ExampleSheet sheet() {
  ExampleSheet sheet;
  sheet.add("salary.base", "定薪.基本工资", Type::money, "10000.00")
      .add("bonus", "录入.奖金", Type::money, "500.50")
      .add("days", "考勤.出勤天数", Type::number, "20.5")
      .add("count", "录入.次数", Type::number, "3", 0)
      .add("rate", "公积金.比例", Type::rate, "12%", 4)
      .add("fine_rate", "录入.细比例", Type::rate, "0.12345678", 8)
      .add("hired", "档案.入职日期", Type::date, "2026-03-15")
      .add("month", "本月", Type::month, "2026-10")
      .add("position", "档案.岗位", Type::text, "经理")
      .add("married", "档案.已婚", Type::boolean, "是")
      .add_table({"allowance",
                  "岗位津贴",
                  {"岗位", "金额", "比例"},
                  {Type::text, Type::money, Type::rate},
                  {{"经理", "1200.5", "12.5%"}}})
      .with_calendar();
  return sheet;
}

Type type_of(const std::string& formula) {
  const auto program = sheet().compile({item("x", formula)});
  EXPECT_TRUE(program) << formula << "\n" << program.error().front().describe(Lang::zh);
  return program->type_of("x");
}
int scale_of(const std::string& formula) {
  const auto program = sheet().compile({item("x", formula)});
  EXPECT_TRUE(program) << formula << "\n" << program.error().front().describe(Lang::zh);
  return program->scale_of("x");
}
std::string mistake(const std::string& formula) {
  const auto mistakes = sheet().mistakes(formula);
  return mistakes.empty() ? "" : mistakes.front().message.zh;
}

TEST(Types, SumsKeepTheKindAndNumbersAdapt) {
  EXPECT_EQ(type_of("salary.base + bonus"), Type::money);
  EXPECT_EQ(type_of("salary.base + 5000"), Type::money);
  EXPECT_EQ(type_of("5000 - bonus"), Type::money);
  EXPECT_EQ(type_of("days + 1"), Type::number);
  EXPECT_EQ(type_of("1 + 5%"), Type::rate);
  EXPECT_EQ(type_of("rate + 1%"), Type::rate);
  EXPECT_EQ(type_of("days + rate"), Type::number);
  EXPECT_EQ(type_of("IF(married, 300, bonus)"), Type::money);
  EXPECT_EQ(type_of("salary.base + 5000 * 8%"), Type::money);
  EXPECT_EQ(type_of("5000 * 8%"), Type::number);
}

TEST(Types, ProductsAndQuotients) {
  EXPECT_EQ(type_of("salary.base * days"), Type::money);
  EXPECT_EQ(type_of("rate * salary.base"), Type::money);
  EXPECT_EQ(type_of("salary.base / bonus"), Type::number);
  EXPECT_EQ(type_of("salary.base / 21.75 / 8"), Type::money);
  EXPECT_EQ(type_of("10000 / bonus"), Type::number);
  EXPECT_EQ(type_of("rate * fine_rate"), Type::rate);
  EXPECT_EQ(type_of("rate / 2"), Type::rate);
  EXPECT_EQ(type_of("days / rate"), Type::number);
}

TEST(Types, DatesAndMonths) {
  EXPECT_EQ(type_of("hired + 30"), Type::date);
  EXPECT_EQ(type_of("7 + hired"), Type::date);
  EXPECT_EQ(type_of("hired - hired"), Type::number);
  EXPECT_EQ(type_of("month - 1"), Type::month);
  EXPECT_EQ(type_of("month - MONTH_OF(hired)"), Type::number);
}

TEST(Types, WhatDoesNotFitIsAMistakeWithAWayOut) {
  EXPECT_EQ(mistake("salary.base * bonus"), "金额和金额不能相乘");
  EXPECT_EQ(mistake("salary.base + rate"), "金额和比例不能相加");
  EXPECT_EQ(mistake("salary.base + days"), "金额和数值不能相加");
  EXPECT_EQ(mistake("days - bonus"), "数值和金额不能相减");
  EXPECT_EQ(mistake("hired + bonus"), "日期和金额不能相加");
  EXPECT_EQ(mistake("hired + hired"), "日期和日期不能相加");
  EXPECT_EQ(mistake("3 - hired"), "数字和日期不能相减");
  EXPECT_EQ(mistake("hired - month"), "日期和月份不能相减");
  EXPECT_EQ(mistake("days / bonus"), "数值不能除以金额");
  EXPECT_EQ(mistake("salary.base > days"), "金额和数值不能比较");
  EXPECT_EQ(mistake("position > “经理”"), "文字和是/否只能比较相等");
  EXPECT_EQ(mistake("position + 1"), "文字和数字不能相加");
  EXPECT_EQ(mistake("IF(days, 1, 2)"), "这里要条件（是/否），写的是数值");
  EXPECT_EQ(mistake("IF(married, position, 1)"), "文字和数字不能作为同一公式的结果");
  EXPECT_EQ(mistake("married AND 1"), "这里要条件（是/否），写的是数字");
  EXPECT_EQ(mistake("-position"), "这里要数字，写的是文字");
  EXPECT_EQ(mistake("NOT days"), "这里要条件（是/否），写的是数值");
  EXPECT_EQ(mistake("MAX(position, position)"), "这里要可以比较大小的值，写的是文字");
  EXPECT_EQ(mistake("salary.base / 0"), "除数为零");
  EXPECT_EQ(mistake("MOD(days, 0)"), "除数为零");
  EXPECT_EQ(mistake("YEAR(days)"), "这里要日期或月份，写的是数值");
  EXPECT_EQ(mistake("DAY(month)"), "这里要日期，写的是月份");
  EXPECT_EQ(mistake("DATE(bonus, 1, 1)"), "这里要整数，写的是金额");
  EXPECT_EQ(mistake("KNOWN(days + 1)"), "这里要写一个输入项的名称");
  EXPECT_EQ(mistake("PRORATE(salary.base)"), "只有定薪项目可以单独折算");
  EXPECT_EQ(mistake("PRORATE(salary.base, days)"), "折算要写一个或三个参数");
  EXPECT_EQ(mistake("PRORATE(salary.base, bonus, 21.75)"), "这里要天数（数值），写的是金额");
  for (const auto& each : sheet().mistakes("salary.base + days")) EXPECT_THAT(each.hint.zh, HasSubstr("MONEY"));
}

TEST(Types, ArgumentsThatMustBeWritten) {
  EXPECT_EQ(mistake("ROUND(bonus, days)"), "小数位数要写成 -8 到 30 的整数");
  EXPECT_EQ(mistake("ROUND(bonus, 0.5)"), "小数位数要写成 -8 到 30 的整数");
  EXPECT_EQ(mistake("DIVIDE(bonus, 3, 13)"), "小数位数要写成 0 到 12 的整数");
  EXPECT_EQ(mistake("DIVIDE(bonus, 3, 2, “随便”)"), "舍入方式要写成“四舍五入”“进位”“舍去”或“五成双”");
  EXPECT_EQ(mistake("FLOOR(days, 0)"), "单位要写成大于零的数");
  EXPECT_EQ(mistake("CLAMP(days, 5, 3)"), "这里应当不小于前一个界限");
  EXPECT_EQ(mistake("TIER(bonus, 300, 1%, 200, 2%, 3%)"), "这里应当不小于前一个界限");
  EXPECT_EQ(mistake("TIER(bonus, 300, 1%, 500, 2%)"), "分段累进缺少最后一段的比例");
  EXPECT_EQ(mistake("STEP(bonus, 300, 1%, 500, 2%)"), "跳档缺少最高一档的结果");
  EXPECT_EQ(mistake("STEP_FROM(days, 0, 1, 50, 3)"), "满档的起点和结果要成对");
  EXPECT_EQ(mistake("TIER(bonus, 300, bonus, 3%)"), "这里要比例，写的是金额");
  EXPECT_EQ(mistake("ROUND(bonus)"), "四舍五入（ROUND）的参数个数不对：写了 1 个");
  EXPECT_EQ(mistake("IF(married, 1)"), "如果（IF）的参数个数不对：写了 2 个");
}

TEST(Types, Tables) {
  EXPECT_EQ(type_of("LOOKUP(岗位津贴, 档案.岗位, 金额)"), Type::money);
  EXPECT_EQ(type_of("LOOKUP(allowance, position, “比例”)"), Type::rate);
  EXPECT_EQ(mistake("LOOKUP(allowance, position, 津贴)"), "表中没有“津贴”列");
  EXPECT_EQ(mistake("LOOKUP(allowance, days, 金额)"), "这里要文字，写的是数值");
  EXPECT_EQ(mistake("LOOKUP(position, position, 金额)"), "查表的第一个参数要是公司表的名称");
  EXPECT_EQ(mistake("LOOKUP(津贴表, position, 金额)"), "不认识的名称“津贴表”");
  EXPECT_EQ(mistake("LOOKUP(allowance, position, 金额, position)"), "这里要金额，写的是文字");
  EXPECT_EQ(mistake("allowance + 1"), "公司表不能直接参加计算");
}

TEST(Types, TheItemsOwnType) {
  Item bonus = item("x", "300");
  bonus.type = Type::money;
  EXPECT_EQ(sheet().compile({bonus})->type_of("x"), Type::money);
  Item rounded = item("x", "IF(married, 300, 0)");
  rounded.rounding = Rounding::half_up_fen;
  EXPECT_EQ(sheet().compile({rounded})->type_of("x"), Type::money);
  Item wrong = item("x", "days * 2");
  wrong.type = Type::money;
  const auto refused = sheet().compile({wrong});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().message.zh, "项目的类型是金额，公式的结果是数值");
  EXPECT_THAT(refused.error().front().hint.zh, HasSubstr("MONEY"));
  Item text = item("x", "position");
  text.rounding = Rounding::half_up_fen;
  EXPECT_EQ(sheet().compile({text}).error().front().message.zh, "只有数字可以舍入");
  // An item of written numbers only stays adaptable.
  EXPECT_TRUE(sheet().compile({item("heat", "IF(MONTH(month) > 5, 300, 0)"), item("gross", "salary.base + heat")}));
}

TEST(Scales, AreInferredExactly) {
  EXPECT_EQ(scale_of("salary.base + bonus"), 2);
  EXPECT_EQ(scale_of("salary.base * fine_rate"), 10);
  EXPECT_EQ(scale_of("salary.base / 3"), 12);
  EXPECT_EQ(scale_of("ROUND(salary.base / 3, 2)"), 2);
  EXPECT_EQ(scale_of("ROUND(days, 6)"), 2) << "rounding never adds decimals";
  EXPECT_EQ(scale_of("days * 0.50"), 3) << "0.50 is 0.5";
  EXPECT_EQ(scale_of("ROUND(salary.base, -2)"), 2) << "money has at least two";
  EXPECT_EQ(scale_of("INT(days)"), 0);
  EXPECT_EQ(scale_of("DIVIDE(salary.base, 3, 4)"), 4);
  EXPECT_EQ(mistake("(salary.base / 3) * (days / 3) * (days / 3)"), "这里要保留 36 位小数，超过 30 位");
  EXPECT_EQ(mistake("1 / (rate / 3 * (rate / 3))"), "除数的小数位数太多");
}

}  // namespace
}  // namespace fenhao::formula
