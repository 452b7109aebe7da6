// The salary groups that ship: they compile, their examples hold, and their tags agree with their formulas.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "payroll/template_for_test.h"

namespace fenhao::payroll {
namespace {

void expect_examples_hold(const SalaryGroup& group) {
  for (const auto& error : differences(group)) ADD_FAILURE() << error.describe(Lang::zh);
}

// The salary that a group cannot do without, the item made of it, and what calls for it.
struct Essential {
  std::string input, item;
  Texts given;
};
Essential essential_of(const SalaryGroup& group) {
  if (group.code == "executive") return {"定薪.基本年薪", "月基薪", {}};
  if (group.code == "intern") return {"定薪.日补贴", "日补贴标准", {}};
  if (group.code == "hourly") return {"定薪.副岗时薪", "副岗执行时薪", {{"考勤.副岗工时", "1"}}};
  return {"定薪.基本工资", "基本工资", {}};
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

TEST(GroupTemplates, AreTheEightThatShip) {
  EXPECT_EQ(template_files(), (std::vector<std::string>{"dispatched.yaml", "executive.yaml", "hourly.yaml", "intern.yaml", "manufacturing.yaml",
                                                        "office.yaml", "research.yaml", "sales.yaml"}));
}

class GroupTemplate : public testing::TestWithParam<std::string> {};

TEST_P(GroupTemplate, ExamplesHold) {
  const auto group = load_template(GetParam());
  EXPECT_GE(group.items.size(), 60u);
  EXPECT_GE(group.examples.size(), 10u);
  expect_examples_hold(group);
}

TEST_P(GroupTemplate, FileIsNamedByItsCodeAndPlaysEveryNeededRole) {
  const auto group = load_template(GetParam());
  EXPECT_EQ(group.code + ".yaml", GetParam());
  for (const auto* role : {&group.roles.gross, &group.roles.taxable, &group.roles.exempt, &group.roles.net, &group.roles.cost})
    EXPECT_FALSE(role->empty());
  // Labour remuneration knows no full-year bonus (Caishui 2018 No. 164 art. 1 is about wages).
  EXPECT_EQ(group.roles.bonus.empty(), group.income_kind != IncomeKind::wage);
}

// Differences of earlier months are settled with this one in whatever group somebody is by then.
TEST_P(GroupTemplate, TakesUpDifferencesOfEarlierMonths) {
  const auto group = load_template(GetParam());
  const auto program = compile_group(group, nullptr);
  ASSERT_TRUE(program);
  const auto used = program->inputs_used();
  for (const char* code : {"retro.gross", "retro.taxable", "retro.exempt", "retro.other", "retro.tax"})
    EXPECT_NE(std::find(used.begin(), used.end(), code), used.end()) << code;
  for (const char* name : {"以前月份补差", "以前月份补差计税", "以前月份补差免税", "以前月份补税", "以前月份其他补扣"})
    EXPECT_TRUE(std::any_of(group.items.begin(), group.items.end(), [&](const auto& item) { return item.zh == name; })) << name;
}

TEST_P(GroupTemplate, EveryInputIsUsedByAFormula) {
  const auto group = load_template(GetParam());
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
  auto group = load_template(GetParam());
  const auto sum = [&](const char* tag) { return "(0" + plus_all(group, tag) + ")"; };
  expect_zero(group, "核对应发", "应发合计 - " + sum("应发") + " + " + sum("扣款"));
  expect_zero(group, "核对计税", "计税收入 - " + sum("计税") + " + " + sum("扣款"));
  expect_zero(group, "核对免税", "免税收入 - " + sum("免税"));
  expect_zero(group, "核对实发",
              "实发工资 - 应发合计 + " + sum("社保") + " + " + sum("公积金") + " + " + sum("年金") + " + " +
                  sum("个税") + " + " + sum("税后") + " + " + sum("已发"));
  expect_zero(group, "核对成本", "人工成本 - 应发合计 - " + sum("单位成本"));
  expect_examples_hold(group);
}

// No formula can change unseen: whichever item comes out a fen (or a hundredth) higher, some example notices.
TEST_P(GroupTemplate, ExamplesNoticeAChangeOfAnyFormula) {
  const auto group = load_template(GetParam());
  const auto program = compile_group(group, nullptr);
  ASSERT_TRUE(program);
  for (std::size_t i = 0; i < group.items.size(); ++i) {
    auto changed = group;
    auto& item = changed.items[i];
    const bool yes_or_no = program->type_of(item.code) == formula::Type::boolean;
    item.formula = yes_or_no ? "非(" + item.formula + ")" : "(" + item.formula + ") + 0.01";
    EXPECT_FALSE(differences(changed).empty()) << item.zh;
  }
}

TEST_P(GroupTemplate, MissingSalaryIsAnErrorNotZero) {
  const auto group = load_template(GetParam());
  const auto essential = essential_of(group);
  expect_missing(group, essential.given, essential.item, essential.input);
}

INSTANTIATE_TEST_SUITE_P(Shipped, GroupTemplate, testing::ValuesIn(template_files()),
                         [](const auto& each) { return each.param.substr(0, each.param.find('.')); });

// One spreadsheet may hold people of all groups: a heading means one input, and an input is called the same everywhere.
TEST(GroupTemplates, HeadingsAndInputsMeanTheSameInAllGroups) {
  std::map<std::pair<InputSource, std::string>, std::string> code_of;
  std::map<std::string, const GroupInput*> named;
  std::vector<SalaryGroup> groups;
  for (const auto& file : template_files()) groups.push_back(load_template(file));
  for (const auto& group : groups)
    for (const auto& each : group.inputs) {
      std::set<std::string> words(each.headings.begin(), each.headings.end());
      words.insert(column_name(each));
      for (const auto& word : words) {
        const auto& code = code_of.try_emplace({each.source, heading_key(word)}, each.input.code).first->second;
        EXPECT_EQ(code, each.input.code) << word << " in " << group.code;
      }
      const auto& first = named.try_emplace(each.input.code, &each).first->second->input;
      EXPECT_EQ(first.zh, each.input.zh) << each.input.code << " in " << group.code;
      EXPECT_EQ(first.type, each.input.type) << each.input.code << " in " << group.code;
      EXPECT_EQ(first.scale, each.input.scale) << each.input.code << " in " << group.code;
    }
}

TEST(GroupTemplates, PiecesWithoutAPriceAreAnErrorNotZero) {
  expect_missing(load_template("manufacturing.yaml"), {{"定薪.基本工资", "2800"}, {"录入.工序二合格件数", "800"}}, "工序二计件工资", "录入.工序二单价");
}

TEST(GroupTemplates, UnusedLeaveNeedsTheAverageWage) {
  expect_missing(load_template("office.yaml"), {{"定薪.基本工资", "10000"}, {"录入.未休年休假天数", "3"}}, "未休年休假工资", "录入.前十二个月平均工资");
}

}  // namespace
}  // namespace fenhao::payroll
