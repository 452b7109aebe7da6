// cases/special_deductions.yaml: what circumstances give, what excludes what, once-a-year amounts.
#include "tax/national_for_test.h"

namespace fenhao::tax {
namespace {

using cases::Case;
using cases::expect_money;
using cases::expect_moneys;
using cases::Node;

// The cases state today's amounts and name no year.
const TaxMonth today = tax_month(2026, 1);
const DeductionLimits limits = limits_of(today);

std::vector<Rate> shares(const Node& input, std::string_view key) {
  std::vector<Rate> result;
  if (!input.has(key)) return result;
  for (const auto& child : input.list(key)) result.push_back(child.rate("share"));
  return result;
}

Circumstances circumstances_of(const Node& input) {
  Circumstances result;
  result.children = shares(input, "children_education");
  result.infants = shares(input, "infants");
  if (input.has("elderly")) result.elderly = {.only_child = input.at("elderly").flag("only_child"), .share = {}};
  if (input.has("mortgage")) result.mortgage = input.flag("mortgage");
  result.rent = input.optional_money("rent_tier");
  return result;
}

void check_circumstances(const Case& one) {
  const auto monthly = monthly_deduction(limits, circumstances_of(one.input));
  if (!one.expect.has("accepted")) {
    expect_money(one.expect, "monthly", must(monthly));
    expect_money(one.expect, "annual", must(monthly) * 12);
    return;
  }
  EXPECT_EQ(one.expect.flag("accepted"), monthly.has_value());
  EXPECT_EQ(one.expect.text("reason"), "mortgage_and_rent_exclusive");
  EXPECT_EQ(monthly.error().code(), ErrorCode::conflict);
}

void check_certificate(const Case& one) {
  const Month issued = tax_month(2026, one.input.count("certificate_month")).month;
  std::vector<Money> by_month;
  Money year;
  for (const auto& month : one.input.list("months"))
    by_month.push_back(certificate_deduction(limits, issued, tax_month(2026, month.count())));
  for (int month = 1; month <= 12; ++month) year += certificate_deduction(limits, issued, tax_month(2026, month));
  expect_moneys(one.expect, "by_month", by_month);
  expect_money(one.expect, "annual", year);
}

void check_illness(const Case& one) {
  expect_money(one.expect, "annual_at_settlement",
               illness_at_settlement(limits, one.input.money("serious_illness_out_of_pocket")));
  expect_money(one.expect, "monthly", must(monthly_deduction(limits, {})));
}

void check_rent_tiers(const Case& one) {
  std::vector<Money> monthly;
  for (const auto& tier : one.input.moneys("rent_tiers"))
    monthly.push_back(must(monthly_deduction(limits, {.rent = tier})));
  expect_moneys(one.expect, "monthly_each", monthly);
}

void check_elderly(const Case& one) {
  const Month from = elderly_support_from(limits, one.input.date("parent_birth_date"));
  const bool only_child = one.input.flag("only_child");
  const Money monthly =
      must(monthly_deduction(limits, {.elderly = Circumstances::Elderly{.only_child = only_child, .share = {}}}));
  const Declaration declared{DeductionKind::elderly, from, std::nullopt, monthly};
  const TaxMonth december = tax_month(one.input.count("tax_year"), 12);
  const Date hired = must(Date::of(2020, 1, 1));
  EXPECT_EQ(one.expect.count("first_month"), from.number());
  EXPECT_EQ(one.expect.count("months"), months_counted(declared, december, hired));
  expect_money(one.expect, "annual", declared_to_date(declared, december, hired));
}

TEST(GoldenCases, SpecialDeductions) {
  cases::run_cases(std::string(FENHAO_SOURCE_DIR) + "/cases/special_deductions.yaml", [](const Case& one) {
    if (one.input.has("certificate_month")) return check_certificate(one);
    if (one.input.has("serious_illness_out_of_pocket")) return check_illness(one);
    if (one.input.has("rent_tiers")) return check_rent_tiers(one);
    if (one.input.has("parent_birth_date")) return check_elderly(one);
    check_circumstances(one);
  });
}

}  // namespace
}  // namespace fenhao::tax
