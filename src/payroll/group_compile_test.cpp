#include <gtest/gtest.h>

#include <set>

#include "payroll/group.h"

namespace fenhao::payroll {
namespace {

// A group of the given items; 应发 plays gross when it is among them.
SalaryGroup group_of(const std::string& items, const std::string& roles = "{}", const std::string& examples = "[]") {
  const auto group = parse_group(
      "schema: salary-group/1\ncode: shop\nname: 门店\nabout: 店员\nattendance_from_day: 1\nday_basis: paid_days\n"
      "inputs:\n  salary:\n    - {code: base, name: 基本工资}\n    - {code: post, name: 岗位工资, absent: 0}\n"
      "  variable:\n    - {code: bonus, name: 奖金, type: money, absent: 0}\n    - {code: price, name: 单价, type: "
      "money, scale: 4}\n"
      "    - {code: pieces, name: 件数, type: number, scale: 0, absent: 0}\n"
      "roles: " +
          roles + "\nitems:\n" + items + "examples: " + examples + "\n",
      "shop.yaml");
  EXPECT_TRUE(group) << group.error().describe(Lang::en);
  return *group;
}

std::string errors_of(const SalaryGroup& group) {
  const auto program = compile_group(group, nullptr);
  std::string all;
  if (!program)
    for (const auto& diagnostic : program.error()) all += diagnostic.describe(Lang::zh) + "\n";
  return all;
}

std::vector<Error> examples_of(const SalaryGroup& group) {
  const auto program = compile_group(group, nullptr);
  EXPECT_TRUE(program) << errors_of(group);
  return program ? run_examples(group, *program) : std::vector<Error>{};
}

TEST(Vocabulary, NamesAreUniqueAndOnlyTheTaxOfTheRunComesLater) {
  std::set<std::string> names;
  for (const auto& input : common_inputs()) {
    EXPECT_TRUE(names.insert(input.code).second) << input.code;
    EXPECT_TRUE(names.insert(input.zh).second) << input.zh;
    const bool tax = input.code.starts_with("tax.") && input.code != "tax.additional";
    EXPECT_EQ(input.stage, tax ? 1 : 0) << input.code;
  }
  EXPECT_TRUE(names.contains(std::string(full_days_input)));
  EXPECT_TRUE(names.contains(std::string(employed_days_input)));
}

TEST(GroupCompile, KnowsCommonInputsOwnInputsAndMoneyDays) {
  const auto group = group_of(
      "  - {code: a, name: 甲, formula: 定薪.基本工资.日积 / 考勤.计薪天数}\n"
      "  - {code: b, name: 乙, formula: salary.base.days / attendance.full_days}\n"
      "  - {code: c, name: 丙, formula: 折算(定薪.岗位工资) + 录入.奖金 + 社保.个人合计 + 政策.最低工资}\n");
  EXPECT_EQ(errors_of(group), "");
}

TEST(GroupCompile, UnknownNameSuggestsAndPointsIntoTheFile) {
  const auto group =
      group_of("  - {code: a, name: 甲, formula: 定薪.基本工资}\n  - {code: b, name: 乙, formula: 定薪.基本工作}\n");
  const auto program = compile_group(group, nullptr);
  ASSERT_FALSE(program);
  ASSERT_EQ(program.error().size(), 1u);
  EXPECT_EQ(program.error()[0].line, 18);
  EXPECT_NE(program.error()[0].describe(Lang::zh).find("定薪.基本工资"), std::string::npos) << errors_of(group);
}

TEST(GroupCompile, CycleNamesItsPathInChinese) {
  const auto group = group_of(
      "  - {code: gross, name: 应发合计, formula: 净额 + 1}\n"
      "  - {code: tax, name: 税额, formula: 应发合计 * 3%}\n"
      "  - {code: net, name: 净额, formula: 应发合计 - 税额}\n");
  const auto errors = errors_of(group);
  EXPECT_NE(errors.find("应发合计 → 净额 → 税额 → 应发合计"), std::string::npos) << errors;
}

TEST(GroupCompile, RoleMustBeWholeFen) {
  EXPECT_EQ(errors_of(group_of("  - {code: net, name: 实发, formula: 定薪.基本工资}\n", "{net: 实发}")), "");
  const auto unrounded =
      errors_of(group_of("  - {code: net, name: 实发, formula: 定薪.基本工资 / 3}\n", "{net: 实发}"));
  EXPECT_NE(unrounded.find("到分"), std::string::npos) << unrounded;
  const auto number = errors_of(group_of("  - {code: net, name: 实发, formula: 录入.件数}\n", "{net: 实发}"));
  EXPECT_NE(number.find("到分"), std::string::npos) << number;
}

TEST(GroupCompile, TaxableCannotNeedTheTax) {
  const std::string items = "  - {code: income, name: 收入, formula: 定薪.基本工资 - 个税.工资薪金}\n";
  EXPECT_NE(errors_of(group_of(items, "{taxable: 收入}")).find("不能依赖本月个税"), std::string::npos);
  EXPECT_EQ(errors_of(group_of(items, "{net: 收入}")), "") << "net may";
}

TEST(GroupExamples, MoneyDaysComeFromTheAmountUnlessGiven) {
  const std::string items =
      "  - {code: pay, name: 工资, formula: 折算(定薪.基本工资) + 折算(定薪.岗位工资), round: half_up_fen}\n";
  const auto group = group_of(
      items, "{}",
      "[{name: 整月, given: {定薪.基本工资: 3000.50, 考勤.计薪天数: 21.75}, expect: {工资: 3000.50}},"
      " {name: 半月, given: {定薪.基本工资: 3000, 定薪.基本工资.日积: 30000, 考勤.计薪天数: 20}, expect: {工资: 1500}},"
      " {name: 都有, given: {定薪.基本工资: 3000, 定薪.岗位工资: 500, 考勤.计薪天数: 20}, expect: {pay: 3500.00}}]");
  for (const auto& error : examples_of(group)) ADD_FAILURE() << error.describe(Lang::en);
}

TEST(GroupExamples, DifferenceNamesExampleItemExpectedAndGot) {
  const auto group = group_of("  - {code: pay, name: 工资, formula: 定薪.基本工资 * 2}\n", "{}",
                              "[{name: 双倍, given: {定薪.基本工资: 1000}, expect: {工资: 2000.01}},"
                              " {name: 对的, given: {定薪.基本工资: 1000}, expect: {工资: 2000}}]");
  const auto errors = examples_of(group);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].where().file, "shop.yaml");
  EXPECT_EQ(errors[0].where().row, 18);
  EXPECT_EQ(errors[0].where().subject, "工资");
  for (const auto* part : {"双倍", "工资", "2000.01", "2000.00"})
    EXPECT_NE(errors[0].message().zh.find(part), std::string::npos) << part << " in " << errors[0].message().zh;
}

TEST(GroupExamples, WhatIsNeitherGivenNorStatedIsAnError) {
  const auto group = group_of(
      "  - {code: pay, name: 工资, formula: 定薪.基本工资 + 录入.奖金}\n"
      "  - {code: piece_pay, name: 计件, formula: 'IF(录入.件数 = 0, 0, 录入.件数 * 录入.单价)', round: half_up_fen}\n",
      "{}",
      "[{name: 没有底薪, given: {录入.奖金: 5}, expect: {工资: 5}},"
      " {name: 没有件数, given: {定薪.基本工资: 1}, expect: {计件: 0, 工资: 1}},"
      " {name: 没有单价, given: {定薪.基本工资: 1, 录入.件数: 3}, expect: {计件: 0}}]");
  const auto errors = examples_of(group);
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_NE(errors[0].message().zh.find("没有底薪"), std::string::npos);
  EXPECT_NE(errors[0].message().zh.find("定薪.基本工资"), std::string::npos) << errors[0].message().zh;
  EXPECT_NE(errors[1].message().zh.find("没有单价"), std::string::npos);
  EXPECT_NE(errors[1].message().zh.find("录入.单价"), std::string::npos) << errors[1].message().zh;
}

TEST(GroupExamples, RunBothStagesAndEveryType) {
  const auto group = group_of(
      "  - {code: net, name: 实发, formula: 定薪.基本工资 - 个税.工资薪金}\n"
      "  - {code: low, name: 偏低, formula: 实发 < 2000}\n"
      "  - {code: share, name: 比例, formula: 'IF(偏低, 60%, 100%)'}\n"
      "  - {code: since, name: 入职, formula: 档案.入职日期}\n"
      "  - {code: where, name: 地点, formula: 档案.参保地}\n",
      "{net: 实发}",
      "[{name: 各种, given: {定薪.基本工资: 2000, 个税.工资薪金: 30.5, 档案.入职日期: 2026-03-09, 档案.参保地: 上海},"
      " expect: {实发: 1969.5, 偏低: 是, 比例: 60%, 入职: 2026-03-09, 地点: 上海}},"
      " {name: 反例, given: {定薪.基本工资: 2000, 个税.工资薪金: 0, 档案.入职日期: 2026-03-09, 档案.参保地: 上海},"
      " expect: {偏低: 是, 比例: 60%, 入职: 2026-03-10, 地点: 北京}}]");
  const auto errors = examples_of(group);
  EXPECT_EQ(errors.size(), 4u) << "all expectations of the second example are wrong";
  for (const auto& error : errors) EXPECT_NE(error.message().zh.find("反例"), std::string::npos) << error.message().zh;
}

}  // namespace
}  // namespace fenhao::payroll
