// Company tables in a group's text, read by LOOKUP.
#include <gtest/gtest.h>

#include "payroll/group.h"

namespace fenhao::payroll {
namespace {

std::string group_with(const std::string& tables) {
  return R"yaml(schema: salary-group/1
code: small
name: 小组
about: 试
attendance_from_day: 1
day_basis: paid_days
inputs:
  variable:
    - {code: level, name: 档位, type: number, scale: 0}
)yaml" + tables + R"yaml(
items:
  - {code: allowance, name: 岗位津贴, formula: "查表(津贴标准, 档案.岗位, 金额, 0)", round: half_up_fen, tags: [应发]}
roles: {gross: 岗位津贴, taxable: 岗位津贴, net: 岗位津贴, cost: 岗位津贴}
examples:
  - {name: 工程师, given: {档案.岗位: 工程师}, expect: {岗位津贴: 1200}}
  - {name: 别的岗位, given: {档案.岗位: 文员}, expect: {岗位津贴: 0}}
)yaml";
}

const std::string good = R"(tables:
  - code: allowances
    name: 津贴标准
    columns: [{name: 岗位, type: text}, {name: 金额, type: money}]
    rows:
      - [工程师, 1200]
      - [经理, 2000.50])";

TEST(GroupTables, AreReadByTheFormulasOfTheGroup) {
  const auto group = parse_group(group_with(good), "small.yaml");
  ASSERT_TRUE(group) << group.error().describe(Lang::zh);
  const auto program = compile_group(*group, nullptr);
  ASSERT_TRUE(program) << program.error().front().describe(Lang::zh);
  EXPECT_TRUE(run_examples(*group, *program).empty());
}

TEST(GroupTables, MistakesAreToldWithTheirLine) {
  const auto refused = [](std::string from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    const auto group = parse_group(group_with(text), "small.yaml");
    if (!group) return group.error().describe(Lang::zh);
    const auto program = compile_group(*group, nullptr);
    return program ? std::string() : program.error().front().describe(Lang::zh);
  };
  EXPECT_NE(refused("[工程师, 1200]", "[工程师]").find("应有 2 格"), std::string::npos);
  EXPECT_NE(refused("type: money", "type: yuan").find("列的类型“yuan”"), std::string::npos);
  EXPECT_NE(refused("1200", "很多").find("很多"), std::string::npos);
  EXPECT_NE(refused("经理", "工程师").find("工程师"), std::string::npos) << "a key twice";
}

}  // namespace
}  // namespace fenhao::payroll
