// The salary groups that ship: they compile, their examples hold, and their tags agree with their formulas.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/yaml.h"
#include "payroll/group.h"

namespace fenhao::payroll {
namespace {

std::vector<std::string> template_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(FENHAO_SOURCE_DIR "/templates/groups"))
    files.push_back(entry.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

SalaryGroup load(const std::string& file) {
  const auto text = read_file(FENHAO_SOURCE_DIR "/templates/groups/" + file);
  EXPECT_TRUE(text) << text.error().describe(Lang::en);
  auto group = parse_group(*text, file);
  EXPECT_TRUE(group) << group.error().describe(Lang::en);
  return *group;
}

void expect_examples_hold(const SalaryGroup& group) {
  const auto program = compile_group(group, nullptr);
  if (!program) {
    for (const auto& diagnostic : program.error()) ADD_FAILURE() << diagnostic.describe(Lang::zh);
    return;
  }
  for (const auto& error : run_examples(group, *program)) ADD_FAILURE() << error.describe(Lang::zh);
}

// " + a + b" for all items with the tag.
std::string plus_all(const SalaryGroup& group, const std::string& tag) {
  std::string sum;
  for (const auto& item : group.items)
    if (std::find(item.tags.begin(), item.tags.end(), tag) != item.tags.end()) sum += " + " + item.zh;
  return sum;
}

// Adds an item that must come to zero in every example.
void expect_zero(SalaryGroup& group, const std::string& name, const std::string& formula) {
  group.items.push_back({.code = "check_" + std::to_string(group.items.size()), .zh = name, .formula = formula});
  for (auto& example : group.examples) example.expect[name] = "0";
}

Example& example_named(SalaryGroup& group, const std::string& name) {
  for (auto& example : group.examples)
    if (example.name == name) return example;
  ADD_FAILURE() << "no example " << name;
  return group.examples.front();
}

// Only the examples that are wrong.
std::vector<Error> errors_of(const SalaryGroup& group) {
  const auto program = compile_group(group, nullptr);
  EXPECT_TRUE(program);
  return program ? run_examples(group, *program) : std::vector<Error>{};
}

TEST(GroupTemplates, AreTheTwoThatShip) {
  EXPECT_EQ(template_files(), (std::vector<std::string>{"manufacturing.yaml", "office.yaml"}));
}

class GroupTemplate : public testing::TestWithParam<std::string> {};

TEST_P(GroupTemplate, ExamplesHold) {
  const auto group = load(GetParam());
  EXPECT_GE(group.items.size(), 60u);
  EXPECT_GE(group.examples.size(), 10u);
  expect_examples_hold(group);
}

TEST_P(GroupTemplate, FileIsNamedByItsCodeAndPlaysEveryNeededRole) {
  const auto group = load(GetParam());
  EXPECT_EQ(group.code + ".yaml", GetParam());
  for (const auto* role : {&group.roles.gross, &group.roles.taxable, &group.roles.exempt, &group.roles.bonus,
                           &group.roles.net, &group.roles.cost})
    EXPECT_FALSE(role->empty());
}

TEST_P(GroupTemplate, EveryInputIsUsedByAFormula) {
  const auto group = load(GetParam());
  const auto program = compile_group(group, nullptr);
  ASSERT_TRUE(program);
  const auto used = program->inputs_used();
  for (const auto& each : group.inputs) {
    const bool known = std::find(used.begin(), used.end(), each.input.code) != used.end() ||
                       std::find(used.begin(), used.end(), each.input.day_product) != used.end();
    EXPECT_TRUE(known) << each.input.zh;
  }
}

// A new item that forgets its tag, or a tag that the totals forget, shows here.
TEST_P(GroupTemplate, TotalsAreTheSumsOfTheirTags) {
  auto group = load(GetParam());
  const auto sum = [&](const char* tag) { return "(0" + plus_all(group, tag) + ")"; };
  expect_zero(group, "核对应发", "应发合计 - " + sum("应发") + " + " + sum("扣款"));
  expect_zero(group, "核对计税", "计税收入 - " + sum("计税") + " + " + sum("扣款"));
  expect_zero(group, "核对免税", "免税收入 - " + sum("免税"));
  expect_zero(group, "核对实发",
              "实发工资 - 应发合计 + " + sum("社保") + " + " + sum("公积金") + " + " + sum("年金") + " + " +
                  sum("个税") + " + " + sum("税后"));
  expect_zero(group, "核对成本", "人工成本 - 应发合计 - " + sum("单位成本"));
  expect_examples_hold(group);
}

// No formula can change unseen: whichever item comes out a fen (or a hundredth) higher, some example notices.
TEST_P(GroupTemplate, ExamplesNoticeAChangeOfAnyFormula) {
  const auto group = load(GetParam());
  const auto program = compile_group(group, nullptr);
  ASSERT_TRUE(program);
  for (std::size_t i = 0; i < group.items.size(); ++i) {
    auto changed = group;
    auto& item = changed.items[i];
    const bool yes_or_no = program->type_of(item.code) == formula::Type::boolean;
    item.formula = yes_or_no ? "非(" + item.formula + ")" : "(" + item.formula + ") + 0.01";
    EXPECT_FALSE(errors_of(changed).empty()) << item.zh;
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, GroupTemplate, testing::ValuesIn(template_files()),
                         [](const auto& each) { return each.param.substr(0, each.param.find('.')); });

TEST(GroupTemplates, MissingBasicSalaryIsAnErrorNotZero) {
  for (const auto& file : template_files()) {
    auto group = load(file);
    Example example = group.examples.front();
    example.given.erase("定薪.基本工资");
    example.expect = {{"基本工资", "0"}};
    group.examples = {example};
    const auto errors = errors_of(group);
    ASSERT_EQ(errors.size(), 1u) << file;
    EXPECT_NE(errors[0].message().zh.find("定薪.基本工资"), std::string::npos) << errors[0].message().zh;
  }
}

TEST(GroupTemplates, PiecesWithoutAPriceAreAnErrorNotZero) {
  auto group = load("manufacturing.yaml");
  Example example = example_named(group, "底薪加三道工序计件，从应发到单件成本");
  example.given.erase("录入.工序二单价");
  example.expect = {{"工序二计件工资", "0"}};
  group.examples = {example};
  const auto errors = errors_of(group);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].message().zh.find("录入.工序二单价"), std::string::npos) << errors[0].message().zh;
}

TEST(GroupTemplates, UnusedLeaveNeedsTheAverageWage) {
  auto group = load("office.yaml");
  Example example = example_named(group, "月中离职，结清三天未休年休假");
  example.given.erase("录入.前十二个月平均工资");
  group.examples = {example};
  const auto errors = errors_of(group);
  ASSERT_FALSE(errors.empty());
  EXPECT_NE(errors[0].message().zh.find("录入.前十二个月平均工资"), std::string::npos) << errors[0].message().zh;
}

}  // namespace
}  // namespace fenhao::payroll
