#include "tax/settlement.h"

#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

const TaxMonth december = tax_month(2026, 12);

const Parameters& law() {
  static const Parameters parameters = parameters_of(december);
  return parameters;
}

Settlement settled(const SettlementYear& year, BonusWay way = BonusWay::cheaper, bool withheld_by_law = true) {
  return must(settle(law(), year, way, withheld_by_law, december));
}

SettlementYear wages(std::string_view amount, std::string_view withheld = "0") {
  SettlementYear year;
  year.wages = yuan(amount);
  year.withheld = yuan(withheld);
  return year;
}

TEST(Settlement, NothingAtTheFullDeduction) {
  EXPECT_EQ(settled(wages("60000")).direction, Settlement::Direction::none);
  EXPECT_EQ(settled(wages("60000.34")).tax, yuan("0.01"));
  EXPECT_EQ(settled(wages("0")).taxable, Money{});
}

TEST(Settlement, EveryKindOfIncomeHasItsShare) {
  SettlementYear year = wages("100000");
  year.labour = yuan("10000");
  year.author = yuan("10000");
  year.royalty = yuan("1000");
  const auto result = settled(year);
  EXPECT_EQ(result.comprehensive_income, yuan("114400"));
  EXPECT_EQ(result.receipts, yuan("121000"));
}

TEST(Settlement, WaivedAtTheLimitsNotAbove) {
  EXPECT_TRUE(settled(wages("120000", "3000")).waived) << "income of 120000";
  EXPECT_FALSE(settled(wages("120000.01", "3000")).waived);
  // Tax of 200000 is 11480.
  EXPECT_TRUE(settled(wages("200000", "11080")).waived) << "400 to pay";
  EXPECT_FALSE(settled(wages("200000", "11079.99")).waived);
  EXPECT_FALSE(settled(wages("100000", "90000")).waived) << "a refund is asked for, never waived";
}

TEST(Settlement, TheIncomeLimitLooksAtReceiptsBeforeExpenses) {
  SettlementYear year = wages("60000");
  year.labour = yuan("60001");
  const auto result = settled(year);
  EXPECT_LT(result.comprehensive_income, yuan("120000"));
  EXPECT_FALSE(result.waived);
}

TEST(Settlement, NothingIsWaivedWithoutLawfulWithholdingOrAfterTheLastYear) {
  EXPECT_FALSE(settled(wages("100000", "900"), BonusWay::cheaper, false).waived);
  const auto later = tax_month(2028, 12);
  EXPECT_FALSE(must(settle(parameters_of(later), wages("100000", "900"), BonusWay::merged, true, later)).waived);
}

TEST(Settlement, TheBonusGoesTheCheaperWay) {
  SettlementYear rich = wages("300000");
  rich.bonus = yuan("36000");
  const auto alone = settled(rich);
  EXPECT_TRUE(alone.bonus_alone);
  EXPECT_EQ(alone.bonus_tax, yuan("1080"));
  EXPECT_EQ(alone.tax, must(compare_bonus(law(), {.income = rich.wages}, *rich.bonus, december)).total_alone);
  SettlementYear poor = wages("40000");
  poor.bonus = yuan("20000");
  const auto merged = settled(poor);
  EXPECT_FALSE(merged.bonus_alone);
  EXPECT_EQ(merged.tax, Money{});
  EXPECT_EQ(merged.comprehensive_income, yuan("60000"));
  EXPECT_EQ(settled(poor, BonusWay::alone).tax, yuan("600"));
}

TEST(Settlement, WhenBothWaysCostTheSameTheBonusStaysAlone) {
  SettlementYear year = wages("63000");
  year.bonus = yuan("33000");
  EXPECT_EQ(settled(year, BonusWay::merged).tax, settled(year, BonusWay::alone).tax);
  EXPECT_TRUE(settled(year).bonus_alone);
  EXPECT_EQ(settled(year).bonus_choice->better, BonusChoice::Better::equal);
}

TEST(Settlement, ReliefsDecideTheWayToo) {
  SettlementYear year = wages("96000");
  year.bonus = yuan("36000");
  year.reliefs = yuan("10000");
  // Alone: wages 1080, relieved to nothing, and 1080 for the bonus. Merged: 4680, relieved to nothing.
  EXPECT_EQ(settled(year).tax, Money{});
  EXPECT_FALSE(settled(year).bonus_alone);
}

TEST(Settlement, ABonusAloneEndsWithItsLaw) {
  SettlementYear year = wages("96000");
  year.bonus = yuan("36000");
  const auto later = tax_month(2028, 12);
  EXPECT_EQ(settle(parameters_of(later), year, BonusWay::cheaper, true, later).error().code(), ErrorCode::not_allowed);
  EXPECT_TRUE(settle(parameters_of(later), year, BonusWay::merged, true, later));
}

TEST(Settlement, RefusesNegativeFiguresAndOtherMonths) {
  EXPECT_FALSE(settle(law(), wages("-1"), BonusWay::merged, true, december));
  EXPECT_FALSE(settle(law(), wages("1", "-1"), BonusWay::merged, true, december));
  EXPECT_FALSE(settle(law(), wages("1"), BonusWay::merged, true, tax_month(2026, 11)));
  SettlementYear year = wages("1");
  year.special = yuan("-1");
  EXPECT_FALSE(settle(law(), year, BonusWay::merged, true, december));
  year.special = Money{};
  year.royalty = yuan("-1");
  EXPECT_FALSE(settle(law(), year, BonusWay::merged, true, december));
}

}  // namespace
}  // namespace fenhao::tax
