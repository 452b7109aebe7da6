// Where sources disagree: the preferred side with a warning, or an error naming both.
#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const auto fact = LibraryForTest::fact;
const std::string pension_base =
    fact("330200-base", "from: 2026-01-01, base: {floor: 4000, cap: 20000}, employee: {rate: 8%}");

std::string rates(const std::string& one, const std::string& other) {
  return "\n  main:\n    pension:\n" + pension_base + fact("330200-a", one) + fact("330200-b", other);
}

TEST(Disagreement, ThePreferredSideIsUsedWithAWarning) {
  LibraryForTest files;
  files.city(rates(
      "from: 2026-01-01, employer: {rate: 16%}, conflict: {with: [330200-b], fields: [employer_rate], preferred: true}",
      "from: 2026-01-01, employer: {rate: 14%}, conflict: {with: [330200-a], fields: [employer_rate]}"));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.employer.rate->value, rate("16%"));
  EXPECT_TRUE(warned(terms, "conflict_preferred"));
}

TEST(Disagreement, WithoutAPreferredSideBothSourcesAreNamed) {
  LibraryForTest files;
  files.city(rates("from: 2026-01-01, employer: {rate: 16%}, conflict: {fields: [employer_rate]}",
                   "from: 2026-01-01, employer: {rate: 14%}, conflict: {fields: [employer_rate]}"));
  const auto terms = files.load().resolve(asking());
  ASSERT_FALSE(terms);
  EXPECT_EQ(terms.error().code(), ErrorCode::conflict);
  const std::string words = terms.error().describe(Lang::zh);
  for (const char* part : {"330200-a", "330200-b", "16%", "14%", "通知 330200-a", "通知 330200-b", "登记为本公司事实"})
    EXPECT_NE(words.find(part), std::string::npos) << part << " in " << words;
}

TEST(Disagreement, AnUnmarkedTieIsADisagreementToo) {
  LibraryForTest files;
  files.city(rates("from: 2026-01-01, employer: {rate: 16%}", "from: 2026-01-01, employer: {rate: 14%}"));
  EXPECT_EQ(files.load().resolve(asking()).error().code(), ErrorCode::conflict);
}

TEST(Disagreement, EqualValuesDoNotDisagree) {
  LibraryForTest files;
  files.city(
      rates("from: 2026-01-01, employer: {rate: 16%}, confidence: low", "from: 2026-01-01, employer: {rate: 16.0%}"));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.employer.rate->fact->id, "330200-b");  // the better supported of the two
  EXPECT_FALSE(warned(terms, "low_confidence"));
}

TEST(Disagreement, OnlyTheFieldsInDisputeAreInDispute) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-a",
                  "from: 2026-01-01, base: {floor: 4000, cap: 20000}, employer: {rate: 16%}, employee: {rate: 8%}, "
                  "conflict: {fields: [cap], preferred: true}") +
             fact("330200-b", "from: 2026-07-01, base: {floor: 4100, cap: 19000}, conflict: {fields: [cap]}"));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.floor->value, yuan("4100"));  // later, and not in dispute
  EXPECT_EQ(terms.cap->value, yuan("20000"));
}

TEST(Disagreement, TheLosingSideStaysUnusedWhenThePreferredOneHasEnded) {
  LibraryForTest files;
  files.city(
      rates("from: 2025-10-01, to: 2026-09-30, employer: {rate: 8.3%}, conflict: {with: [330200-b], fields: "
            "[employer_rate], preferred: true}",
            "from: 2026-10-01, employer: {rate: 7.5%}, conflict: {with: [330200-a], fields: [employer_rate]}"));
  const Library& library = files.load();
  EXPECT_EQ(library.resolve(asking(Insurance::pension, "2026-09")).value().employer.rate->value, rate("8.3%"));
  const auto later = library.resolve(asking());
  ASSERT_FALSE(later);
  EXPECT_NE(later.error().message().zh.find("最近已知：2025-10-01 至 2026-09-30 8.3%"), std::string::npos)
      << later.error().message().zh;
}

TEST(Disagreement, ASideWhoseRivalIsNotHereIsUsedWithAWarning) {
  LibraryForTest files;
  files.city(rates("from: 2026-01-01, employer: {rate: 16%}, conflict: {with: [某市通报 15%]}",
                   "from: 2024-01-01, to: 2024-12-31, employer: {rate: 14%}"));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.employer.rate->value, rate("16%"));
  EXPECT_TRUE(warned(terms, "conflict_one_side"));
}

TEST(Disagreement, ACompanyFactSettlesIt) {
  LibraryForTest files;
  files.city(rates("from: 2026-01-01, employer: {rate: 16%}, conflict: {}",
                   "from: 2026-01-01, employer: {rate: 14%}, conflict: {}"));
  Library& library = files.load();
  ASSERT_TRUE(library.add_company_facts(R"(schema: fenhao-policy/1
places:
  - place: {code: "330200"}
    schemes:
      main:
        pension:
          - {id: 330200-x, from: 2026-01-01, employer: {rate: 16%}, who: 王主管, evidence: 税务窗口答复, recorded: 2026-02-01}
)",
                                        "company.yaml"));
  EXPECT_EQ(library.resolve(asking()).value().employer.rate->fact->id, "330200-x");
}

}  // namespace
}  // namespace fenhao::policy
