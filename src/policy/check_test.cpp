#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const auto fact = LibraryForTest::fact;

std::vector<Finding> errors_of(LibraryForTest& files) {
  std::vector<Finding> errors;
  for (Finding& finding : files.load().check())
    if (finding.is_error) errors.push_back(std::move(finding));
  return errors;
}

std::vector<Finding> errors_in_pension(const std::string& facts) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + facts);
  return errors_of(files);
}

void expect_one(const std::vector<Finding>& errors, std::string_view words, int line) {
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].message.zh.find(words), std::string::npos) << errors[0].message.zh;
  EXPECT_FALSE(errors[0].message.en.empty());
  EXPECT_EQ(errors[0].line, line);
  EXPECT_TRUE(errors[0].file.ends_with("33-甲省/330200-乙市.yaml")) << errors[0].file;
}

TEST(Check, FindsWhatCannotBeRight) {
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: 2, cap: 1}")), "下限高于上限", 6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, to: 2025-01-01, base: {floor: 2}")), "from 晚于 to",
             6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, employer: {rate: 51%}")), "不在 0–50%", 6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, employee: {range: 5%-60%}")), "不在 0–50%", 6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: -1}")), "金额为负", 6);
  expect_one(errors_in_pension(fact("110000-a", "from: 2026-01-01, base: {floor: 1}")), "编号应以地点代码", 6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: 1}, conflict: {with: [330200-none]}")),
             "指向不存在的事实", 6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: 1}, amends: [330200-none]")),
             "指向不存在的事实", 6);
  expect_one(errors_in_pension(fact("330200-a", "from: 2025-01-01, to: 2025-12-31, base: {floor: 1}") +
                               fact("330200-a", "from: 2026-01-01, base: {floor: 2}")),
             "编号重复", 7);
}

TEST(Check, FindsUnmarkedClashes) {
  const std::string year = fact("330200-a", "from: 2026-01-01, to: 2026-12-31, base: {floor: 1}");
  expect_one(errors_in_pension(year + fact("330200-b", "from: 2026-07-01, base: {floor: 2}")), "时间重叠而未标明分歧",
             7);
  expect_one(errors_in_pension(year + fact("330200-b", "from: 2026-01-01, base: {floor: 2}")), "时间重叠而未标明分歧",
             7);
  EXPECT_TRUE(errors_in_pension(year + fact("330200-b", "from: 2026-07-01, base: {floor: 1, cap: 9}")).empty());
  EXPECT_TRUE(errors_in_pension(year + fact("330200-b", "from: 2027-01-01, base: {floor: 2}")).empty());
  EXPECT_TRUE(
      errors_in_pension(year + fact("330200-b", "from: 2026-07-01, base: {floor: 2}, amends: [330200-a]")).empty());
  EXPECT_TRUE(
      errors_in_pension(year + fact("330200-b", "from: 2026-07-01, base: {floor: 2}, marks: [superseded]")).empty());
  // An open-ended fact simply ends where a later one begins.
  EXPECT_TRUE(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: 1}") +
                                fact("330200-b", "from: 2026-07-01, base: {floor: 2}"))
                  .empty());
}

TEST(Check, AMarkedDisagreementIsNotAClashButMustCoverTheField) {
  const std::string both = "conflict: {fields: [floor]}";
  EXPECT_TRUE(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: 1}, " + both) +
                                fact("330200-b", "from: 2026-01-01, base: {floor: 2}, " + both))
                  .empty());
  expect_one(errors_in_pension(fact("330200-a", "from: 2026-01-01, base: {floor: 1, cap: 8}, " + both) +
                               fact("330200-b", "from: 2026-01-01, base: {floor: 2, cap: 9}, " + both)),
             "缴费基数上限 9 与 330200-a 的 8", 7);
}

TEST(Check, DifferentAreasAndSchemesDoNotClash) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-a", "from: 2026-01-01, areas: [丙], base: {floor: 1}") +
             fact("330200-b", "from: 2026-01-01, areas: [丁], base: {floor: 2}") + "  其他:\n    pension:\n" +
             fact("330200-c", "from: 2026-01-01, areas: [丙], base: {floor: 3}"));
  EXPECT_TRUE(errors_of(files).empty());
}

TEST(Check, GapsAreNotesNotErrors) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-a", "from: 2024-07-01, to: 2025-06-30, base: {floor: 1}") +
             fact("330200-b", "from: 2025-09-01, base: {floor: 2}"));
  const auto findings = files.load().check();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_FALSE(findings[0].is_error);
  EXPECT_NE(findings[0].message.zh.find("2025-07-01 至 2025-08-31 没有记载"), std::string::npos)
      << findings[0].message.zh;
}

}  // namespace
}  // namespace fenhao::policy
