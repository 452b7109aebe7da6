#include "report/summary.h"

#include <gtest/gtest.h>

#include "report/sample_run_for_test.h"
#include "report/text_table.h"

namespace fenhao::report {
namespace {

std::string golden(const char* name) {
  return testing::read_bytes(std::filesystem::path(FENHAO_SOURCE_DIR) / "src/report" / name);
}

TEST(Summary, ChineseAsWritten) {
  EXPECT_EQ(summary_text(testing::sample_run(), Lang::zh), golden("summary_zh.golden"));
}
TEST(Summary, EnglishAsWritten) {
  EXPECT_EQ(summary_text(testing::sample_run(), Lang::en), golden("summary_en.golden"));
}
TEST(Summary, JsonAsWritten) { EXPECT_EQ(summary_json(testing::sample_run()) + "\n", golden("summary.golden.json")); }

TEST(Summary, SomebodyPaidTwiceIsOnePerson) {
  auto view = testing::sample_run();
  auto second = view.employees[0];
  second.entity = "B";
  view.employees.insert(view.employees.begin() + 2, second);
  const auto text = summary_text(view, Lang::zh);
  EXPECT_NE(text.find("人数                             5\n"), std::string::npos) << text;
  EXPECT_NE(text.find("人次（按法人主体）               6\n"), std::string::npos) << text;
}

TEST(Summary, ManyErrorsAreCutWithACount) {
  auto view = testing::sample_run();
  for (int i = 0; i < 20; ++i)
    view.notices.push_back({payroll::Notice::Severity::error, "tax", std::to_string(i), {"错", "wrong"}});
  const auto text = summary_text(view, Lang::zh);
  EXPECT_NE(text.find("另有 11 条"), std::string::npos) << text;
}

TEST(TextTable, AlignsByDisplayWidth) {
  TextTable table({TextTable::Align::left, TextTable::Align::right});
  table.add({"人数", "5"});
  table.add({"ab", "1,234"});
  EXPECT_EQ(table.render(), "人数      5\nab    1,234\n");
}

}  // namespace
}  // namespace fenhao::report
