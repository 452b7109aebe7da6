#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formula/example_sheet.h"

namespace fenhao::formula {
namespace {

using testing::HasSubstr;

ExampleSheet sheet() {
  ExampleSheet sheet;
  sheet.add("salary.base", "定薪.基本工资", Type::money, "10000.00")
      .add("attendance.days", "考勤.出勤天数", Type::number, "20")
      .add("file.position", "档案.岗位", Type::text, "经理")
      .add("variable.sales", "录入.业绩", Type::money, "620000")
      .add("variable.bonus", "录入.奖金", Type::money, "缺")
      .add("fund.rate", "公积金.比例", Type::rate, "12%", 4)
      .add("salary.base.days", "定薪.基本工资.日积", Type::money, "210000.0000", 4)
      .add("attendance.full_days", "考勤.计薪天数", Type::number, "21.75");
  sheet.environment().inputs[0].day_product = "salary.base.days";
  sheet.environment().full_days = "attendance.full_days";
  sheet.add_table({"allowance", "岗位津贴", {"岗位", "金额"}, {Type::text, Type::money}, {{"经理", "1200"}}});
  return sheet;
}

void write(const Explanation& step, int depth, std::string& text) {
  text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + step.title + " = " + step.value + "\n";
  for (const auto& each : step.steps) write(each, depth + 1, text);
}

std::string told(std::vector<Item> items, const std::string& code, Lang lang = Lang::zh) {
  const auto program = sheet().compile(std::move(items));
  EXPECT_TRUE(program) << program.error().front().describe(Lang::zh);
  Frame frame = sheet().frame(*program, 3);
  for (int stage = 0; stage < program->stages(); ++stage) program->evaluate(frame, stage, {});
  std::string text;
  write(program->explain(frame, 1, code, lang), 0, text);
  return "\n" + text;
}

std::string told(const std::string& formula, Lang lang = Lang::zh) {
  return told({item("x", formula, "结果")}, "x", lang);
}

TEST(Explain, ShowsItemsInsideItemsWithTheirRounding) {
  Item gross = item("gross", "定薪.基本工资 / 21.75 * attendance.days", "应发合计");
  gross.rounding = Rounding::half_up_fen;
  const std::vector<Item> items{gross, item("fund", "ROUND(应发合计 × 公积金.比例, 0)", "公积金"),
                                item("net", "gross − fund", "实发工资")};
  EXPECT_EQ(told(items, "net"), R"(
实发工资 = 8092.40
  应发合计 − 公积金 = 8092.40
    应发合计 = 9195.40
      四舍五入到分 = 9195.40
        定薪.基本工资 ÷ 21.75 × 考勤.出勤天数 = 9195.40229885058
          定薪.基本工资 = 10000.00
          考勤.出勤天数 = 20
    公积金 = 1103.00
      四舍五入（应发合计 × 公积金.比例，0） = 1103.00
        应发合计 × 公积金.比例 = 1103.448
          应发合计 = 9195.40
          公积金.比例 = 12%
)") << "items are opened up where they are met first";
}

TEST(Explain, SpeaksEnglishToo) {
  EXPECT_EQ(told("如果（考勤.出勤天数 ≥ 15 且 档案.岗位 = “经理”，定薪.基本工资，0）", Lang::en), R"(
x = 10000.00
  IF(attendance.days ≥ 15 AND file.position = "经理", salary.base, 0) = 10000.00
    condition: attendance.days ≥ 15 AND file.position = "经理" = yes
      attendance.days ≥ 15 = yes
        attendance.days = 20
      file.position = "经理" = yes
        file.position = 经理
    salary.base = 10000.00
)");
}

TEST(Explain, OnlyTheBranchTaken) {
  EXPECT_EQ(told("IF(考勤.出勤天数 < 15, 1 / 0.5, IFS(档案.岗位 = “文员”, 1, 档案.岗位 = “经理”, 200, TRUE, 3))"), R"(
结果 = 200
  如果（考勤.出勤天数 < 15，1 ÷ 0.5，多条件（档案.岗位 = “文员”，1，档案.岗位 = “经理”，200，是，3）） = 200
    条件：考勤.出勤天数 < 15 = 否
      考勤.出勤天数 = 20
    多条件（档案.岗位 = “文员”，1，档案.岗位 = “经理”，200，是，3） = 200
      条件：档案.岗位 = “文员” = 否
        档案.岗位 = 经理
      条件：档案.岗位 = “经理” = 是
        档案.岗位 = 经理
      200 = 200
)");
}

TEST(Explain, EachTierWithItsPart) {
  EXPECT_EQ(told("分段累进(录入.业绩, 100000, 1%, 500000, 1.5%, 2%)"), R"(
结果 = 9400.00
  分段累进（录入.业绩，100000，1%，500000，1.5%，2%） = 9400.00
    录入.业绩 = 620000.00
    不超过 100000 的部分 100000.00 × 1% = 1000.00
    超过 100000 的部分 400000.00 × 1.5% = 6000.00
    超过 500000 的部分 120000.00 × 2% = 2400.00
)");
}

TEST(Explain, TablesProrationAndSwitch) {
  EXPECT_EQ(told("查表(岗位津贴, 档案.岗位, 金额) + 折算(定薪.基本工资) + 匹配(档案.岗位, “文员”, 1, “经理”, 2)"), R"(
结果 = 10857.172413793103
  查表（岗位津贴，档案.岗位，金额） + 折算（定薪.基本工资） + 匹配（档案.岗位，“文员”，1，“经理”，2） = 10857.172413793103
    查表（岗位津贴，档案.岗位，金额） = 1200.00
      档案.岗位 = 经理
    折算（定薪.基本工资） = 9655.172413793103
      定薪.基本工资.日积 = 210000.00
      考勤.计薪天数 = 21.75
    匹配（档案.岗位，“文员”，1，“经理”，2） = 2
      档案.岗位 = 经理
      2 = 2
)");
}

TEST(Explain, StepsAndLimits) {
  EXPECT_EQ(told("跳档(录入.业绩, 100000, 1%, 800000, 公积金.比例, 2%)"), R"(
结果 = 12%
  跳档（录入.业绩，100000，1%，800000，公积金.比例，2%） = 12%
    录入.业绩 = 620000.00
    公积金.比例 = 12%
)");
  EXPECT_EQ(told("满档(考勤.出勤天数, 0, 10, 100, 20, 200, 30, 300)"), R"(
结果 = 200
  满档（考勤.出勤天数，0，10，100，20，200，30，300） = 200
    考勤.出勤天数 = 20
    200 = 200
)");
}

TEST(Explain, WhatCouldNotBeComputedSaysWhy) {
  EXPECT_EQ(told("定薪.基本工资 + 录入.奖金"), R"(
结果 = 缺少“录入.奖金”
  定薪.基本工资 + 录入.奖金 = 缺少“录入.奖金”
    定薪.基本工资 = 10000.00
    录入.奖金 = （缺）
)");
  EXPECT_EQ(told("空则(录入.奖金, 50)"), R"(
结果 = 50.00
  空则（录入.奖金，50） = 50.00
    录入.奖金 = （缺）
    50 = 50
)");
}

TEST(Explain, NamesTheCodesAndTheFormulas) {
  const auto program = sheet().compile({item("gross", "salary.base * 2", "应发"), item("net", "应发 - 100", "实发")});
  Frame frame = sheet().frame(*program);
  EXPECT_EQ(program->explain(frame, 0, "net", Lang::zh).value, "（尚未计算）");
  program->evaluate(frame, 0, {});
  const auto net = program->explain(frame, 0, "net", Lang::zh);
  EXPECT_EQ(net.item, "net");
  EXPECT_EQ(net.formula, "应发 - 100");
  ASSERT_EQ(net.steps.size(), 1u);
  EXPECT_EQ(net.steps[0].formula, "应发 - 100");
  EXPECT_EQ(net.steps[0].steps[0].item, "gross");
  EXPECT_EQ(net.steps[0].steps[0].steps[0].steps[0].input, "salary.base");
  EXPECT_THROW(program->explain(frame, 1, "net", Lang::zh), Failure);
  EXPECT_THROW(program->explain(frame, 0, "nothing", Lang::zh), Failure);
}

TEST(Explain, ALongChainOfItemsIsToldToALimit) {
  std::vector<Item> items{item("i0", "salary.base")};
  for (int i = 1; i < 3000; ++i) items.push_back(item("i" + std::to_string(i), "i" + std::to_string(i - 1) + " + 1"));
  const auto text = told(items, "i2999");
  EXPECT_THAT(text, HasSubstr("i2999 = 12999.00"));
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 200);
}

}  // namespace
}  // namespace fenhao::formula
