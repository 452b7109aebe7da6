#include "tax/bonus.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const TaxMonth month = tax_month(2026, 1);
const Parameters parameters = parameters_of(month);

Money net_of(Money bonus) { return bonus - annual_bonus(parameters, bonus, month)->tax; }

TEST(AnnualBonus, EndsWithThePolicy) {
  const auto bonus = Money::from_yuan(36000);
  EXPECT_TRUE(annual_bonus(parameters_of(tax_month(2027, 12)), bonus, tax_month(2027, 12)));
  const auto after = tax_month(2028, 1);
  const auto refused = annual_bonus(parameters_of(after), bonus, after);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), ErrorCode::not_allowed);
  EXPECT_NE(refused.error().message().zh.find("2027-12-31"), std::string::npos);
}

TEST(AnnualBonus, RefusesANegativeOne) {
  EXPECT_EQ(annual_bonus(parameters, Money::from_fen(-1), month).error().code(), ErrorCode::invalid_input);
}

TEST(AnnualBonus, TellsItsDeadZone) {
  const auto at_bound = *annual_bonus(parameters, Money::from_yuan(36000), month);
  EXPECT_FALSE(at_bound.in_dead_zone);
  const auto inside = *annual_bonus(parameters, Money::from_yuan(36001), month);
  EXPECT_TRUE(inside.in_dead_zone);
  EXPECT_EQ(inside.zone_from->to_string(), "36000.00");
  EXPECT_EQ(inside.zone_to->to_string(), "38566.67");
  EXPECT_EQ(inside.per_month.to_string(), "3000.0833");
  EXPECT_FALSE(annual_bonus(parameters, *Money::parse("38566.68"), month)->in_dead_zone);
  EXPECT_TRUE(annual_bonus(parameters, Money::from_yuan(1120000), month)->in_dead_zone);
  EXPECT_FALSE(annual_bonus(parameters, *Money::parse("1120000.01"), month)->in_dead_zone);
}

// Walks every bonus near the zones on the fen grid and the range in steps: the best net of all smaller bonuses is
// missed exactly inside the computed zones.
TEST(AnnualBonus, NetFallsOnlyInsideTheDeadZones) {
  std::vector<Money> bonuses;
  for (std::int64_t fen = 0; fen <= 130'000'000; fen += 9'973) bonuses.push_back(Money::from_fen(fen));
  for (const auto& zone : must(dead_zones(parameters.monthly)))
    for (std::int64_t near = -300; near <= 300; ++near) {
      bonuses.push_back(zone.from + Money::from_fen(near));
      bonuses.push_back(zone.to + Money::from_fen(near));
    }
  std::sort(bonuses.begin(), bonuses.end());
  Money best = Money::from_fen(-1);
  for (const Money bonus : bonuses) {
    const auto result = *annual_bonus(parameters, bonus, month);
    const Money net = bonus - result.tax;
    if (result.in_dead_zone)
      ASSERT_LE(net, best) << bonus.to_string();
    else
      ASSERT_GE(net, best) << bonus.to_string();
    best = std::max(best, net);
  }
}

TEST(DeadZones, NetAtBothEndsIsTheSame) {
  const auto zones = *dead_zones(parameters.monthly);
  ASSERT_EQ(zones.size(), 6u);
  for (const auto& zone : zones) {
    EXPECT_EQ(net_of(zone.from), zone.net_at_from);
    EXPECT_EQ(net_of(zone.to), zone.net_at_from) << zone.to.to_string();
    EXPECT_LT(net_of(zone.from + Money::from_fen(1)), zone.net_at_from);
  }
}

// The published jumps one yuan above each bound.
TEST(DeadZones, JumpsArePublishedOnes) {
  std::vector<std::string> jumps;
  for (const auto& zone : must(dead_zones(parameters.monthly))) {
    const Money above = zone.from + Money::from_yuan(1);
    const Money jump = annual_bonus(parameters, above, month)->tax - annual_bonus(parameters, zone.from, month)->tax;
    jumps.push_back(jump.to_string());
  }
  EXPECT_EQ(jumps, (std::vector<std::string>{"2310.10", "13200.20", "13750.25", "19250.30", "30250.35", "88000.45"}));
}

TEST(DeadZones, RefuseATableTheyCannotBeComputedFor) {
  const Table narrow{"narrow",
                     {{Money::from_yuan(3000), *Rate::parse("0.03"), Money{}},
                      {Money::from_yuan(3001), *Rate::parse("0.10"), Money::from_yuan(210)},
                      {std::nullopt, *Rate::parse("0.20"), Money::from_yuan(510)}}};
  EXPECT_EQ(dead_zones(narrow).error().code(), ErrorCode::invalid_input);
}

TEST(CompareBonus, EqualWhenNothingIsTaxed) {
  const auto choice = *compare_bonus(parameters, {}, Money{}, month);
  EXPECT_EQ(choice.better, BonusChoice::Better::equal);
  EXPECT_EQ(choice.saving, Money{});
}

TEST(CompareBonus, IsRefusedWithTheBonusRule) {
  const auto after = tax_month(2028, 1);
  EXPECT_EQ(compare_bonus(parameters_of(after), {}, Money::from_yuan(1), after).error().code(), ErrorCode::not_allowed);
}

}  // namespace
}  // namespace fenhao::tax
