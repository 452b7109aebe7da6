// cases/bonus.yaml: bonus taxed alone, dead zones, alone against merged.
#include "tax/bonus.h"
#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

using cases::Case;
using cases::expect_money;

const TaxMonth bonus_month = tax_month(2026, 1);

void check_tax(const Case& one) {
  EXPECT_EQ(one.input.text("method"), "separate");
  const TaxMonth month(one.input.date("pay_date").month());
  const auto result = must(annual_bonus(parameters_of(month), one.input.money("bonus"), month));
  EXPECT_EQ(one.expect.rate("rate"), result.rate);
  expect_money(one.expect, "quick_deduction", result.quick_deduction);
  expect_money(one.expect, "tax", result.tax);
  expect_money(one.expect, "net", result.bonus - result.tax);
}

void check_dead_zone(const Case& one) {
  const Money from = one.input.money("lower_bonus");
  for (const auto& zone : must(dead_zones(parameters_of(bonus_month).monthly))) {
    if (zone.from != from) continue;
    expect_money(one.expect, "zone_upper_inclusive", zone.to);
    expect_money(one.expect, "net_at_lower", zone.net_at_from);
    return;
  }
  ADD_FAILURE() << "no dead zone begins at " << from.to_string();
}

std::string name_of(BonusChoice::Better better) {
  switch (better) {
    case BonusChoice::Better::alone: return "separate";
    case BonusChoice::Better::merged: return "merged";
    case BonusChoice::Better::equal: return "equal";
  }
  return {};
}

void check_comparison(const Case& one) {
  AnnualFigures year;
  year.income = one.input.money("annual_wages");
  year.special = one.input.money("annual_social_and_fund");
  year.special_additional = one.input.money("annual_special_additional");
  const auto choice = must(compare_bonus(parameters_of(bonus_month), year, one.input.money("bonus"), bonus_month));
  expect_money(one.expect, "separate_bonus_tax", choice.bonus_tax_alone);
  expect_money(one.expect, "merged_bonus_tax", choice.bonus_tax_merged);
  expect_money(one.expect, "tax_total_separate", choice.total_alone);
  expect_money(one.expect, "tax_total_merged", choice.total_merged);
  EXPECT_EQ(one.expect.text("better"), name_of(choice.better));
  expect_money(one.expect, "saving", choice.saving);
}

TEST(GoldenCases, Bonus) {
  cases::run_cases(std::string(FENHAO_SOURCE_DIR) + "/cases/bonus.yaml", [](const Case& one) {
    if (one.input.has("lower_bonus")) return check_dead_zone(one);
    if (one.input.has("annual_wages")) return check_comparison(one);
    check_tax(one);
  });
}

}  // namespace
}  // namespace fenhao::tax
