#include "report/summary.h"

#include <gtest/gtest.h>

#include "base/source_file_for_test.h"
#include "report/sample_run_for_test.h"
#include "report/text_table.h"

namespace fenhao::report {
namespace {

std::string golden(const char* name) {
  return testing::read_bytes(source_file("src/report/" + std::string(name)));
}

std::string text_of(const payroll::RunView& view, Lang lang, Names names = {}) {
  for (const auto& result : view.employees) names.try_emplace(result.person.employee, result.person.name);
  return summary_text(view, payroll::RunSums::of(view.employees), lang, names);
}

TEST(Summary, ChineseAsWritten) {
  EXPECT_EQ(text_of(testing::sample_run(), Lang::zh), golden("summary_zh.golden"));
}
TEST(Summary, EnglishAsWritten) {
  EXPECT_EQ(text_of(testing::sample_run(), Lang::en), golden("summary_en.golden"));
}
TEST(Summary, JsonAsWritten) {
  const auto view = testing::sample_run();
  EXPECT_EQ(summary_json(view, payroll::RunSums::of(view.employees)) + "\n", golden("summary.golden.json"));
}

TEST(Summary, SomebodyPaidTwiceIsOnePerson) {
  auto view = testing::sample_run();
  auto second = view.employees[0];
  second.entity = "B";
  view.employees.insert(view.employees.begin() + 2, second);
  const auto text = text_of(view, Lang::zh);
  EXPECT_NE(text.find("人数                             5\n"), std::string::npos) << text;
  EXPECT_NE(text.find("人次（按法人主体）               6\n"), std::string::npos) << text;
}

TEST(Summary, OfEachKindTheFirstThreeAndWhereTheRestIs) {
  auto view = testing::sample_run();
  view.notices.clear();
  for (int i = 1; i <= 5; ++i)
    view.notices.push_back({payroll::Notice::Severity::error, "tax", "100" + std::to_string(i), {"错", "wrong"}});
  view.notices.push_back({payroll::Notice::Severity::error, "formula", "1009", {"错", "wrong"}});
  view.notices.push_back({payroll::Notice::Severity::warning, "policy.stale", "a/b#c", {"旧", "old"}});
  const auto text = text_of(view, Lang::zh, {{"1009", "周九"}});
  EXPECT_NE(text.find("个人所得税算不出：5 人  1001 张伟明、1002 李秀兰、1003 王铁柱 等\n"), std::string::npos) << text;
  EXPECT_NE(text.find("薪资项目算不出：1 人  1009 周九\n"), std::string::npos) << text;
  EXPECT_NE(text.find("标准很久没有更新：1 处\n"), std::string::npos) << text;
  EXPECT_NE(text.find("逐条查看：fenhao notices --run 42\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("policy.stale"), std::string::npos) << "codes are for --json";
}

TEST(TextTable, AlignsByDisplayWidth) {
  TextTable table({TextTable::Align::left, TextTable::Align::right});
  table.add({"人数", "5"});
  table.add({"ab", "1,234"});
  EXPECT_EQ(table.render(), "人数      5\nab    1,234\n");
}

}  // namespace
}  // namespace fenhao::report
