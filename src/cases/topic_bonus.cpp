// The annual bonus taxed alone, its dead zones, and alone against merged into the year's wages.
#include "tax/bonus.h"

#include "cases/topic.h"

namespace fenhao::cases {
namespace {

// Cases that name no day hold today.
void check_tax(const Node& input, const Expected& expect, const Context& context) {
  input.demand("method", "separate");
  const TaxMonth month(input.date("pay_date").month());
  const auto result = must(tax::annual_bonus(must(context.law.tax.at(month)), input.money("bonus"), month));
  expect.rate("rate", result.rate);
  expect.money("quick_deduction", result.quick_deduction);
  expect.money("tax", result.tax);
  expect.money("net", result.bonus - result.tax);
}

void check_dead_zone(const Node& input, const Expected& expect, const Context& context) {
  const Money from = input.money("lower_bonus");
  for (const auto& zone : must(tax::dead_zones(must(context.law.tax.at(month_of_2026(1))).monthly))) {
    if (zone.from != from) continue;
    expect.money("zone_upper_inclusive", zone.to);
    expect.money("net_at_lower", zone.net_at_from);
    return;
  }
  input.at("lower_bonus").refuse({"没有从这里开始的盲区", "no dead zone begins here"});
}

std::string_view to_string(tax::BonusChoice::Better better) {
  switch (better) {
    case tax::BonusChoice::Better::alone: return "separate";
    case tax::BonusChoice::Better::merged: return "merged";
    case tax::BonusChoice::Better::equal: return "equal";
  }
  return {};
}

void check_comparison(const Node& input, const Expected& expect, const Context& context) {
  tax::AnnualFigures year;
  year.income = input.money("annual_wages");
  year.special = input.money("annual_social_and_fund");
  year.special_additional = input.money("annual_special_additional");
  const auto choice = must(tax::compare_bonus(must(context.law.tax.at(month_of_2026(1))), year, input.money("bonus"), month_of_2026(1)));
  expect.money("separate_bonus_tax", choice.bonus_tax_alone);
  expect.money("merged_bonus_tax", choice.bonus_tax_merged);
  expect.money("tax_total_separate", choice.total_alone);
  expect.money("tax_total_merged", choice.total_merged);
  expect.text("better", to_string(choice.better));
  expect.money("saving", choice.saving);
}

}  // namespace

void check_bonus(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("lower_bonus")) return check_dead_zone(input, expect, context);
  if (input.has("annual_wages")) return check_comparison(input, expect, context);
  check_tax(input, expect, context);
}

}  // namespace fenhao::cases
