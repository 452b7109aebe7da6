// Every parameter has its own timeline: which fact speaks for a month.
#include "policy/library_for_test.h"

namespace fenhao::policy {
namespace {

const auto fact = LibraryForTest::fact;

TEST(Timeline, BasesAndRatesComeFromTheirOwnNotices) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2024-01-01, " + usual_rates) +
             fact("330200-base-25", "from: 2025-07-01, to: 2026-06-30, base: {floor: 4000, cap: 20000}") +
             fact("330200-base-26", "from: 2026-07-01, to: 2027-06-30, base: {floor: 4200, cap: 21000}"));
  const Library& library = files.load();
  const auto terms = library.resolve(asking()).value();
  EXPECT_EQ(terms.floor->value, yuan("4200"));
  EXPECT_EQ(terms.floor->fact->id, "330200-base-26");
  EXPECT_EQ(terms.cap->value, yuan("21000"));
  EXPECT_EQ(terms.employer.rate->value, rate("16%"));
  EXPECT_EQ(terms.employer.rate->fact->id, "330200-rates");
  EXPECT_EQ(terms.rate_min->value, rate("16%"));
  EXPECT_EQ(terms.rate_max->value, rate("16%"));
  EXPECT_EQ(library.resolve(asking(Insurance::pension, "2026-06")).value().floor->value, yuan("4000"));
  EXPECT_EQ(library.resolve(asking(Insurance::pension, "2026-07")).value().floor->value, yuan("4200"));
}

TEST(Timeline, AChangedFloorLeavesTheCapOfTheEarlierNotice) {
  LibraryForTest files;
  files.city("\n  main:\n    housing_fund:\n" +
             fact("330200-year",
                  "from: 2026-07-01, to: 2027-06-30, base: {floor: 2000, cap: 30000}, employer: {range: 5%-12%}, "
                  "employee: {range: 5%-12%}") +
             fact("330200-minimum", "from: 2026-09-01, base: {floor: 2300}, amends: [330200-year]"));
  const Library& library = files.load();
  const auto november = library.resolve(asking(Insurance::housing_fund)).value();
  EXPECT_EQ(november.floor->value, yuan("2300"));
  EXPECT_EQ(november.cap->value, yuan("30000"));
  EXPECT_EQ(november.rate_min->value, rate("5%"));
  EXPECT_EQ(november.rate_max->value, rate("12%"));
  EXPECT_EQ(november.rounding, Rounding::half_up_yuan);
  EXPECT_EQ(library.resolve(asking(Insurance::housing_fund, "2026-08")).value().floor->value, yuan("2000"));
}

TEST(Timeline, AnEndedBaseIsUnknownAndNamesTheNearest) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2024-01-01, " + usual_rates) +
             fact("330200-base", "from: 2025-07-01, to: 2026-06-30, base: {floor: 4775, cap: 20000}"));
  const Library& library = files.load();
  const auto terms = library.resolve(asking());
  ASSERT_FALSE(terms);
  EXPECT_EQ(terms.error().code(), ErrorCode::not_found);
  const std::string words = terms.error().describe(Lang::zh);
  for (const char* part : {"乙市 2026-11 养老保险 缴费基数下限 未知", "最近已知：2025-07-01 至 2026-06-30 4775",
                           "330200-base", "通知 330200-base", "暂按上年"})
    EXPECT_NE(words.find(part), std::string::npos) << part << " in " << words;
}

TEST(Timeline, AnObservedFactIsNotKnownBeforeItsDate) {
  LibraryForTest files;
  files.city(
      "\n  main:\n    pension:\n" +
      fact("330200-seen", "from: 2026-05-12, from_kind: as_of, base: {floor: 4000, cap: 20000}, " + usual_rates));
  const Library& library = files.load();
  EXPECT_TRUE(library.resolve(asking(Insurance::pension, "2026-05")));  // the month containing the day counts
  EXPECT_FALSE(library.resolve(asking(Insurance::pension, "2026-04")));
}

TEST(Timeline, AFactHoldsForAMonthItHoldsOnAnyDayOf) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-a", "from: 2026-01-01, to: 2026-11-15, base: {floor: 4000, cap: 20000}, " + usual_rates));
  const Library& library = files.load();
  EXPECT_TRUE(library.resolve(asking(Insurance::pension, "2026-11")));
  EXPECT_FALSE(library.resolve(asking(Insurance::pension, "2026-12")));
}

TEST(Timeline, AnOldOpenBaseIsUsedWithAWarning) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-a", "from: 2025-11-01, base: {floor: 4000, cap: 20000}, " + usual_rates));
  const Library& library = files.load();
  EXPECT_TRUE(warned(library.resolve(asking(Insurance::pension, "2026-11")).value(), "stale"));
  EXPECT_FALSE(warned(library.resolve(asking(Insurance::pension, "2026-10")).value(), "stale"));
}

TEST(Timeline, ARateLivesThreeYearsBeforeItIsStale) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2023-11-01, " + usual_rates) +
             fact("330200-base", "from: 2026-07-01, to: 2026-12-31, base: {floor: 4000, cap: 20000}"));
  const Library& library = files.load();
  EXPECT_FALSE(warned(library.resolve(asking(Insurance::pension, "2026-10")).value(), "stale"));
  EXPECT_TRUE(warned(library.resolve(asking(Insurance::pension, "2026-11")).value(), "stale"));
}

TEST(Timeline, AStaleYearlyFigureGivesWayToAFreshOneOfTheProvince) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-old",
                  "from: 2024-07-01, base: {floor: 3000, cap: 18000}, employer: {rate: 15%}, employee: {rate: 8%}"));
  files.province("\n  main:\n    pension:\n" +
                 fact("330000-new", "from: 2026-07-01, base: {floor: 4200, cap: 21000}, " + usual_rates));
  const auto terms = files.load().resolve(asking()).value();
  EXPECT_EQ(terms.floor->value, yuan("4200"));
  EXPECT_EQ(terms.employer.rate->value, rate("15%"));  // a rate is the city's own, however old
}

TEST(Timeline, WhatWasRecordedLaterIsInvisible) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-rates", "from: 2024-01-01, " + usual_rates) +
             fact("330200-old", "from: 2025-07-01, base: {floor: 4000, cap: 20000}") +
             fact("330200-new", "from: 2026-07-01, base: {floor: 4200, cap: 21000}, recorded: 2026-08-24"));
  const Library& library = files.load();
  Query query = asking(Insurance::pension, "2026-07");
  query.known = day("2026-08-23");
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("4000"));
  query.known = day("2026-08-24");
  EXPECT_EQ(library.resolve(query).value().floor->value, yuan("4200"));
}

TEST(Timeline, CounterPracticeBeatsPaper) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-counter", "from: 2026-06-01, kind: counter, base: {floor: 4100}") +
             fact("330200-paper", "from: 2026-07-01, base: {floor: 4200, cap: 21000}, " + usual_rates));
  const Library& library = files.load();
  EXPECT_EQ(library.resolve(asking()).value().floor->value, yuan("4100"));
  // A counter practice that has outlived its year no longer beats a newer notice.
  EXPECT_EQ(library.resolve(asking(Insurance::pension, "2027-06")).value().floor->value, yuan("4200"));
}

TEST(Timeline, SupersededFiguresAreNeverUsed) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-real", "from: 2026-01-01, base: {floor: 4200, cap: 21000}, " + usual_rates) +
             fact("330200-provisional", "from: 2026-07-01, base: {floor: 4000, cap: 20000}, marks: [superseded]"));
  EXPECT_EQ(files.load().resolve(asking()).value().floor->value, yuan("4200"));
}

TEST(Timeline, AValidityRowEndsTheOpenRateItDescribes) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" +
             fact("330200-a", "from: 2026-03-01, base: {floor: 4000, cap: 20000}, " + usual_rates) +
             "  validity:\n    pension:\n" + fact("330200-v", "from: 2026-03-01, to: 2027-02-28, " + usual_rates));
  const Library& library = files.load();
  EXPECT_EQ(library.resolve(asking(Insurance::pension, "2027-02")).value().employer.rate->fact->id, "330200-a");
  const auto later = library.resolve(asking(Insurance::pension, "2027-03"));
  ASSERT_FALSE(later);
  EXPECT_NE(later.error().message().zh.find("单位费率 未知"), std::string::npos) << later.error().message().zh;
}

TEST(Timeline, WarnsOncePerFactAboutWhatIsWeak) {
  LibraryForTest files;
  files.city("\n  main:\n    pension:\n" + fact("330200-a",
                                                "from: 2026-01-01, confidence: low, marks: [provisional, "
                                                "derived_by_source], base: {floor: 4000, cap: 20000}, " +
                                                    usual_rates));
  const auto terms = files.load().resolve(asking()).value();
  ASSERT_EQ(terms.warnings.size(), 3u);
  for (const char* code : {"low_confidence", "provisional", "derived"}) EXPECT_TRUE(warned(terms, code)) << code;
  EXPECT_EQ(terms.warnings[0].fact_id, "330200-a");
  EXPECT_EQ(terms.warnings[0].place_code, "330200");
}

}  // namespace
}  // namespace fenhao::policy
