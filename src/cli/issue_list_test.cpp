#include "cli/issue_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fenhao::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

sheet::Issue issue(int row, const std::string& column, const std::string& value, const std::string& message) {
  return {.error = Error(ErrorCode::not_found, {message, "en " + message})
                       .at({.file = "a.xlsx", .row = row, .column = column, .value = value})
                       .way_out({"改正", "mend"}),
          .row = row - 1};
}

TEST(IssueList, OneWrongCodeInManyRowsIsShownThreeTimes) {
  std::vector<sheet::Issue> issues;
  for (int row = 2; row <= 501; ++row) issues.push_back(issue(row, "法人主体 (L)", "X9", "没有这个法人主体"));
  const auto lines = issue_lines(issues, Lang::zh);
  EXPECT_THAT(lines, ElementsAre(HasSubstr("第 2 行"), HasSubstr("第 3 行"), HasSubstr("第 4 行"), "    另有 497 行相同"));
  EXPECT_THAT(issue_lines(issues, Lang::en).back(), "    and 497 rows with the same");
}

TEST(IssueList, AnotherValueOrColumnOrMessageIsNotHidden) {
  std::vector<sheet::Issue> issues;
  for (int row = 2; row <= 11; ++row) issues.push_back(issue(row, "法人主体 (L)", row == 9 ? "X8" : "X9", "没有这个法人主体"));
  issues.push_back(issue(3, "部门 (M)", "X9", "没有这个法人主体"));
  issues.push_back(issue(4, "法人主体 (L)", "X9", "空着"));
  const auto lines = issue_lines(issues, Lang::zh);
  ASSERT_THAT(lines, SizeIs(5));
  EXPECT_EQ(lines[3], "    另有 8 处相同，还有的列：“部门 (M)”，还有的值：“X8”");
  EXPECT_THAT(lines[4], HasSubstr("空着"));
}

TEST(IssueList, UnknownColumnsAreNamedUpToFive) {
  std::vector<sheet::Issue> issues;
  for (const char* column : {"a", "b", "c", "d", "e", "f", "g", "h", "i"}) issues.push_back(issue(1, column, "", "不是已知的定薪项目"));
  EXPECT_EQ(issue_lines(issues, Lang::zh).back(), "    另有 6 处相同，还有的列：“d”、“e”、“f”、“g”、“h” 等 6 列");
}

TEST(IssueList, ThreeAreShownInFull) {
  std::vector<sheet::Issue> issues;
  for (int row = 2; row <= 4; ++row) issues.push_back(issue(row, "a", "", "错"));
  EXPECT_THAT(issue_lines(issues, Lang::zh), SizeIs(3));
}

TEST(IssueList, AFloodOfDifferentMistakesIsCounted) {
  std::vector<sheet::Issue> issues;
  for (int row = 2; row <= 101; ++row) issues.push_back(issue(row, "a", "", "与第 " + std::to_string(row) + " 行相同"));
  const auto lines = issue_lines(issues, Lang::zh);
  ASSERT_THAT(lines, SizeIs(51));
  EXPECT_EQ(lines.back(), "  … 共 100 处，其余 50 处见标出错误的副本");
}

}  // namespace
}  // namespace fenhao::cli
