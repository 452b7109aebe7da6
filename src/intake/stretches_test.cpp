#include "intake/stretches.h"

#include <gtest/gtest.h>

namespace fenhao::intake {
namespace {

Date day(std::string_view iso) { return *Date::parse(iso); }

people::Employment row(std::string_view from, std::string entity, std::string department) {
  return {.employee = "E1", .entity = std::move(entity), .department = std::move(department), .position = "工程师", .place = "310000",
          .salary_group = "office", .from = day(from), .hired = day(from)};
}

TEST(JoinStretches, AMoveStatesOnlyWhatChangedAndEndsTheStretchBefore) {
  auto move = row("2026-06-01", "", "销售部");
  move.position = move.place = move.salary_group = "";
  const auto joined = join_stretches({move, row("2024-03-01", "总部", "研发部")});
  ASSERT_EQ(joined.size(), 2u);
  EXPECT_EQ(joined[0].last_day, day("2026-05-31"));
  EXPECT_EQ(joined[1].entity, "总部");
  EXPECT_EQ(joined[1].department, "销售部");
  EXPECT_EQ(joined[1].place, "310000");
  EXPECT_EQ(joined[1].hired, day("2024-03-01"));
  EXPECT_FALSE(joined[1].last_day);
}

TEST(JoinStretches, ANewEntityStartsItsOwnHiringDay) {
  const auto joined = join_stretches({row("2024-03-01", "总部", "研发部"), row("2026-06-01", "分公司", "研发部")});
  EXPECT_EQ(joined[1].hired, day("2026-06-01"));
}

TEST(JoinStretches, ALastDayBeyondTheNextStartEndsTheWholeChain) {
  auto first = row("2024-03-01", "总部", "研发部");
  first.last_day = day("2026-11-20");
  const auto joined = join_stretches({first, row("2026-06-01", "总部", "销售部")});
  EXPECT_EQ(joined[0].last_day, day("2026-05-31"));
  EXPECT_EQ(joined[1].last_day, day("2026-11-20"));
}

TEST(WithoutCorrected, ANewerRosterWithAnotherHiringDayReplacesTheOldOne) {
  const auto kept = without_corrected({{row("2026-11-03", "总部", "研发部"), 3, true}, {row("2026-11-16", "总部", "研发部"), 9, true}});
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].from, day("2026-11-16"));
}

TEST(WithoutCorrected, AMoveAndARehireAreNoCorrections) {
  auto moved = row("2026-06-01", "总部", "销售部");
  moved.hired = day("2024-03-01");
  EXPECT_EQ(without_corrected({{row("2024-03-01", "总部", "研发部"), 3, true}, {moved, 9, true}}).size(), 2u);
  EXPECT_EQ(without_corrected({{row("2024-03-01", "总部", "研发部"), 3, true}, {row("2026-06-01", "分公司", "研发部"), 9, false}}).size(), 2u);
  auto left = row("2024-03-01", "总部", "研发部");
  left.last_day = day("2025-12-31");
  EXPECT_EQ(without_corrected({{left, 3, true}, {row("2026-06-01", "总部", "研发部"), 9, true}}).size(), 2u);
}

TEST(JoinStretches, AGapBreaksTheHiringDay) {
  auto first = row("2024-03-01", "总部", "研发部");
  first.last_day = day("2025-12-31");
  const auto joined = join_stretches({first, row("2026-06-01", "总部", "研发部")});
  EXPECT_EQ(joined[0].last_day, day("2025-12-31"));
  EXPECT_EQ(joined[1].hired, day("2026-06-01"));
}

}  // namespace
}  // namespace fenhao::intake
