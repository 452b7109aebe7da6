#include "report/notice_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "base/source_file_for_test.h"
#include "report/sample_run_for_test.h"

namespace fenhao::report {
namespace {

using payroll::Notice;
using Severity = Notice::Severity;
namespace fs = std::filesystem;

TEST(NoticeGroups, ErrorsFirstThenByHowManyTheyConcern) {
  const std::vector<Notice> notices{{Severity::warning, "no_attendance", "E1", {"没有考勤", "no attendance"}},
                                    {Severity::warning, "negative_net", "E1", {"负", "negative"}},
                                    {Severity::warning, "negative_net", "E2", {"负", "negative"}},
                                    {Severity::warning, "negative_net", "E2", {"负", "negative"}},
                                    {Severity::error, "tax", "E3", {"没有累计", "no figures"}}};
  const auto groups = group_notices(notices);
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].code, "tax");
  EXPECT_EQ(groups[1].code, "negative_net");
  EXPECT_EQ(groups[1].notices.size(), 3u);
  EXPECT_EQ(groups[1].subjects.size(), 2u) << "somebody told twice is one person";
  EXPECT_EQ(groups[2].code, "no_attendance");
}

TEST(NoticeGroups, WhomItConcerns) {
  const Names names{{"E1", "张三"}};
  EXPECT_EQ(subject_name({Severity::error, "tax", "E1", {}}, names, Lang::zh), "E1 张三");
  EXPECT_EQ(subject_name({Severity::error, "tax", "E2", {}}, names, Lang::zh), "E2");
  EXPECT_EQ(subject_name({Severity::warning, "policy.stale", "a/b#c", {}}, names, Lang::zh), "政策 a/b#c");
}

// Every code that the sources write down has a title of its own.
TEST(NoticeKinds, EveryCodeOfTheSourcesHasATitle) {
  const fs::path root = source_file("src");
  const std::regex pattern(
      R"re((?:warnings\.add\("|refuse\((?:\w+, )?"|Severity::\w+, "|error_for\([^,"]+, "|error_notice\([^,"]+, ")([a-z_]+)")re");
  const std::regex of_policy(R"re((?:warnings_\.|^\s+)add\("([a-z_]+)", (?:fact|\*))re");
  const std::regex of_declarations(R"re(warning\("([a-z_]+)", kind)re");
  int codes = 0;
  const auto check = [&](const fs::path& file, const std::regex& calls, const std::string& prefix) {
    const std::string text = testing::read_bytes(file);
    for (auto at = std::sregex_iterator(text.begin(), text.end(), calls); at != std::sregex_iterator(); ++at) {
      const Notice notice{Severity::warning, prefix + (*at)[1].str(), "x", {"消息", "message"}};
      EXPECT_NE(notice_kind(notice).title.zh, "消息") << notice.code << " of " << file;
      EXPECT_FALSE(notice_kind(notice).way_out.en.empty());
      ++codes;
    }
  };
  for (const auto& entry : fs::directory_iterator(root / "payroll"))
    if (entry.path().extension() == ".cpp" && !entry.path().stem().string().ends_with("_test")) check(entry.path(), pattern, "");
  for (const char* file : {"policy/warnings.cpp", "policy/resolve.cpp"}) check(root / file, of_policy, "policy.");
  check(root / "tax/deductions.cpp", of_declarations, "deduction.");
  EXPECT_GE(codes, 30) << "the patterns no longer fit the sources";
}

}  // namespace
}  // namespace fenhao::report
