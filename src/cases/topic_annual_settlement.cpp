// The annual settlement of comprehensive income.
#include "cases/topic.h"
#include "tax/settlement.h"

namespace fenhao::cases {
namespace {

// Cases that name no year hold today; their payers withheld as the law says.
const TaxMonth december(Month::from_index(2026 * 12 + 11));
constexpr bool withheld_by_law = true;

std::string_view to_string(tax::Settlement::Direction direction) {
  switch (direction) {
    case tax::Settlement::Direction::pay: return "pay";
    case tax::Settlement::Direction::refund: return "refund";
    case tax::Settlement::Direction::none: return "none";
  }
  return {};
}

}  // namespace

void check_annual_settlement(const Node& input, const Expected& expect, const Context& context) {
  tax::SettlementYear year;
  year.wages = input.money("wages");
  year.labour = input.money("labour");
  year.author = input.money("author");
  year.royalty = input.money("royalty");
  year.special = input.money("deductions_other_than_60000");
  year.withheld = input.money("withheld");
  const auto parameters = must(context.law.tax.at(december));
  const auto result = must(tax::settle(parameters, year, tax::BonusWay::merged, withheld_by_law, december));
  expect.money("comprehensive_income", result.comprehensive_income);
  expect.money("taxable", result.taxable);
  expect.money("tax", result.tax);
  expect.money("difference", result.difference);
  expect.text("direction", to_string(result.direction));
  expect.flag("exempt_from_settlement", result.waived);
}

}  // namespace fenhao::cases
