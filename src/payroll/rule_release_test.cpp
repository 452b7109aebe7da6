#include "payroll/rule_release.h"

#include <gtest/gtest.h>

namespace fenhao::payroll {
namespace {

EarningMonth month(std::string_view text) { return EarningMonth{*Month::parse(text)}; }

RuleRelease release(std::int64_t id, std::string_view from, std::string published, std::string retired = {}) {
  return {.id = id, .group = "office", .digest = "d" + std::to_string(id), .from = month(from), .published_at = std::move(published), .retired_at = std::move(retired)};
}

std::int64_t holds(const std::vector<RuleRelease>& releases, std::string_view at, std::string_view moment) {
  const auto* found = in_force(releases, "office", month(at), moment);
  return found ? found->id : 0;
}

TEST(RuleRelease, TheLatestFromHoldsAndOfEqualOnesTheLaterPublished) {
  const std::vector releases{release(1, "2026-10", "2026-10-01T00:00:00Z"), release(2, "2026-12", "2026-10-02T00:00:00Z"), release(3, "2026-10", "2026-10-03T00:00:00Z"), release(4, "2026-10", "")};
  const std::string now = "2026-11-01T00:00:00Z";
  EXPECT_EQ(holds(releases, "2026-09", now), 0);
  EXPECT_EQ(holds(releases, "2026-11", now), 3);
  EXPECT_EQ(holds(releases, "2027-05", now), 2);
  EXPECT_EQ(in_force(releases, "sales", month("2026-11"), now), nullptr);
}

TEST(RuleRelease, IsKnownFromPublishingUntilRetired) {
  const std::vector releases{release(1, "2026-10", "2026-10-01T00:00:00Z"), release(2, "2026-10", "2026-11-05T09:00:00Z", "2026-11-08T09:00:00Z")};
  EXPECT_EQ(holds(releases, "2026-11", end_of_day(*Date::parse("2026-11-04"))), 1);
  EXPECT_EQ(holds(releases, "2026-11", end_of_day(*Date::parse("2026-11-05"))), 2);
  EXPECT_EQ(holds(releases, "2026-11", end_of_day(*Date::parse("2026-11-07"))), 2);
  EXPECT_EQ(holds(releases, "2026-11", end_of_day(*Date::parse("2026-11-08"))), 1);
}

// 2026-11-05T17:00Z is the sixth in China.
TEST(RuleRelease, DaysAreThoseOfChina) {
  const std::vector releases{release(1, "2026-10", "2026-11-05T17:00:00Z")};
  EXPECT_EQ(holds(releases, "2026-11", end_of_day(*Date::parse("2026-11-05"))), 0);
  EXPECT_EQ(holds(releases, "2026-11", end_of_day(*Date::parse("2026-11-06"))), 1);
}

TEST(RuleRelease, HasTheStateOfItsLastStep) {
  EXPECT_EQ(release(1, "2026-10", "").state(), ReleaseState::draft);
  EXPECT_EQ(release(1, "2026-10", "2026-11-05T17:00:00Z").state(), ReleaseState::published);
  EXPECT_EQ(release(1, "2026-10", "2026-11-05T17:00:00Z", "2026-11-06T17:00:00Z").state(), ReleaseState::retired);
}

TEST(RulePilot, RunsInItsMonthsUntilEnded) {
  RulePilot pilot{.id = 1, .release = 1, .from = month("2026-11"), .to = month("2026-12"), .started_at = "2026-11-05T00:00:00Z"};
  EXPECT_FALSE(is_running(pilot, month("2026-11"), "2026-11-04T00:00:00Z"));
  EXPECT_TRUE(is_running(pilot, month("2026-11"), "2026-11-06T00:00:00Z"));
  EXPECT_TRUE(is_running(pilot, month("2026-12"), "2026-11-06T00:00:00Z"));
  EXPECT_FALSE(is_running(pilot, month("2027-01"), "2026-11-06T00:00:00Z"));
  pilot.ended_at = "2026-11-07T00:00:00Z";
  EXPECT_TRUE(is_running(pilot, month("2026-11"), "2026-11-06T00:00:00Z"));
  EXPECT_FALSE(is_running(pilot, month("2026-11"), "2026-11-07T00:00:00Z"));
}

TEST(RulePilot, CollidesWhenOpenWhichPays) {
  const auto pilot = [](std::int64_t of, std::string_view from, std::string_view to, PilotScope scope) { return RulePilot{.release = of, .from = month(from), .to = month(to), .scope = std::move(scope)}; };
  const auto one = pilot(1, "2026-11", "2026-12", {{"1001"}, {"E1"}});
  EXPECT_TRUE(collide(one, pilot(2, "2026-12", "2027-01", {{"1001"}, {}})));
  EXPECT_TRUE(collide(one, pilot(2, "2026-12", "2027-01", {{}, {"E1"}})));
  EXPECT_FALSE(collide(one, pilot(2, "2027-01", "2027-01", {{"1001"}, {"E1"}})));
  EXPECT_FALSE(collide(one, pilot(2, "2026-12", "2027-01", {{"1002"}, {"E2"}})));
  EXPECT_TRUE(collide(one, pilot(1, "2026-12", "2027-01", {{"1002"}, {}})));
}

}  // namespace
}  // namespace fenhao::payroll
