#include "cli/item_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "base/yaml.h"

namespace fenhao::cli {
namespace {

payroll::SalaryGroup group(const std::string& name) {
  const auto file = source_file("templates/groups/") + name + ".yaml";
  auto read = payroll::parse_group(*read_file(file), file);
  EXPECT_TRUE(read) << (read ? "" : read.error().describe(Lang::zh));
  return *read;
}

std::string meant(const payroll::SalaryGroup& of, const std::string& wanted) {
  const auto code = item_meant(of, wanted);
  if (!code) return "! " + code.error().describe(Lang::zh);
  for (const auto& item : of.items)
    if (item.code == *code || item.zh == *code) return item.zh;
  return "? " + *code;
}

// Every amount of the summary, in the words of summary_text.cpp.
TEST(ItemNames, LinesOfTheSummaryAreItems) {
  for (const char* name : {"office", "manufacturing"}) {
    const auto of = group(name);
    EXPECT_EQ(meant(of, "应发合计"), "应发合计");
    EXPECT_EQ(meant(of, "实发合计"), "实发工资");
    EXPECT_EQ(meant(of, "人工成本合计"), "人工成本");
    EXPECT_EQ(meant(of, "个人社会保险"), "社保个人合计");
    EXPECT_EQ(meant(of, "个人住房公积金"), "公积金个人");
    EXPECT_EQ(meant(of, "个人所得税（工资薪金）"), "个人所得税");
    EXPECT_EQ(meant(of, "个人所得税(年终奖)"), "年终奖个税");
    EXPECT_EQ(meant(of, "单位社会保险"), "社保单位合计");
    EXPECT_EQ(meant(of, "单位住房公积金"), "公积金单位");
    EXPECT_EQ(meant(of, "Net pay"), "实发工资");
    EXPECT_THAT(meant(of, "其他扣减"), testing::HasSubstr("--item 实发工资"));
    EXPECT_THAT(meant(of, "其他成本"), testing::HasSubstr("--item 人工成本"));
  }
}

TEST(ItemNames, AnItemsOwnNameComesFirst) {
  payroll::SalaryGroup of;
  of.items = {{.code = "mine", .zh = "实发合计", .formula = "1"}, {.code = "net", .zh = "实发工资", .formula = "2"}};
  of.roles.net = "net";
  EXPECT_EQ(*item_meant(of, "实发合计"), "实发合计");
  EXPECT_EQ(*item_meant(of, "Net pay"), "net");
  EXPECT_EQ(*item_meant(of, "别的"), "别的");
}

// A company's own group with other names: found by what the formula reads.
TEST(ItemNames, ByWhatTheItemReads) {
  payroll::SalaryGroup of;
  of.items = {{.code = "fund", .zh = "公积金代扣", .formula = "公积金.个人"}};
  EXPECT_EQ(*item_meant(of, "个人住房公积金"), "fund");
  EXPECT_EQ(*item_meant(of, "个人社会保险"), "个人社会保险") << "no such item: explain suggests names";
}

}  // namespace
}  // namespace fenhao::cli
