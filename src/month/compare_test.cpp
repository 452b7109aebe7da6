// What a text would change in a run, seen before anybody is paid by it.
#include "month/compare.h"

#include <fstream>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "month/month_for_test.h"
#include "month/rules.h"
#include "payroll/rules_store.h"

namespace fenhao::month {
namespace {

class CompareTest : public MonthTest {
 protected:
  // The shipped office text with 300 more for those on 20,000, as a file.
  std::string file_with(const std::string& from, const std::string& to) {
    std::string text = *read_file(source_file("templates/groups/office.yaml"));
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
    const auto path = folder_ / "office.yaml";
    std::ofstream(path) << text;
    return path.string();
  }
  std::string file() { return file_with("formula: 录入.月度奖金\n", "formula: 录入.月度奖金 + IF(录入.企业年金个人 = 0, IF(定薪.基本工资 = 20000, 300, 0), 0)\n"); }
};

TEST_F(CompareTest, CalculatesTheLastClosedMonthTwiceAndChangesNothing) {
  ASSERT_TRUE(calculate("2026-11"));
  close_run(1);
  ASSERT_TRUE(calculate("2026-12"));
  const auto compared = compare_rules(*workspace_, {.with = file()});
  ASSERT_TRUE(compared) << compared.error().describe(Lang::en);
  EXPECT_EQ(compared->run.id, 1);
  EXPECT_EQ(compared->group, "office");
  const auto& comparison = compared->comparison;
  EXPECT_EQ(comparison.people, 2u);
  ASSERT_EQ(comparison.changed.size(), 2u);
  EXPECT_EQ(comparison.gross, yuan("600"));
  // 20000 a month less 4490 of contributions and 5000: taxed at 3 per cent, 300 more are 9 of tax.
  EXPECT_EQ(comparison.tax, yuan("18"));
  EXPECT_EQ(comparison.net, yuan("582"));
  EXPECT_EQ(comparison.bands[static_cast<std::size_t>(payroll::Band::gain_100)].people, 2u);
  EXPECT_EQ(compared->place_names.at("110000"), "北京");
  const auto stored = load_run(*workspace_, 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->view.employees[0].gross, yuan("20000"));
}

TEST_F(CompareTest, WhatWasSeenOpensThePublishing) {
  ASSERT_TRUE(calculate("2026-11"));
  const auto path = file();
  const auto release = submit_rules(*workspace_, {*read_file(path), path, EarningMonth{month_of("2026-12")}, "", "张三"});
  ASSERT_TRUE(release) << release.error().describe(Lang::en);
  ASSERT_FALSE(publish_rules(*workspace_, release->digest, "李四"));
  const auto compared = compare_rules(*workspace_, {.with = release->digest.substr(0, 8)});
  ASSERT_TRUE(compared) << compared.error().describe(Lang::en);
  ASSERT_TRUE(record_seen(*workspace_, *compared, "李四"));
  EXPECT_TRUE(publish_rules(*workspace_, release->digest, "李四"));
  const auto seen = payroll::comparison_of(workspace_->store(), release->digest, 1);
  ASSERT_TRUE(seen && *seen);
  EXPECT_EQ((*seen)->by, "李四");
  EXPECT_EQ((*seen)->changed, 2);
  EXPECT_EQ((*seen)->net_change, yuan("582"));
}

TEST_F(CompareTest, WhomANewInputLeavesOutIsNamed) {
  ASSERT_TRUE(calculate("2026-11"));
  const auto compared = compare_rules(*workspace_, {.with = file_with("formula: 录入.月度奖金\n", "formula: 录入.月度奖金 + IF(定薪.基本工资 = 20000, IF(录入.企业年金个人 = 0, 录入.前十二个月平均工资, 0), 0)\n")});
  ASSERT_TRUE(compared) << compared.error().describe(Lang::en);
  EXPECT_EQ(compared->comparison.failed.size(), 2u);
  EXPECT_TRUE(compared->comparison.changed.empty());
}

TEST_F(CompareTest, SaysWhatIsMissing) {
  const auto none = compare_rules(*workspace_, {.with = file()});
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().hint().zh.find("fenhao run"), std::string::npos);
  ASSERT_TRUE(calculate("2026-11"));
  EXPECT_EQ(compare_rules(*workspace_, {.with = "1a2b3c4d"}).error().code(), ErrorCode::not_found);
  EXPECT_EQ(compare_rules(*workspace_, {.with = file(), .group = "manufacturing"}).error().code(), ErrorCode::invalid_input);
  EXPECT_EQ(compare_rules(*workspace_, {.with = file(), .run = 9}).error().code(), ErrorCode::not_found);
}

}  // namespace
}  // namespace fenhao::month
