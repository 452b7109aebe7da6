// Special additional deductions: what circumstances give, what excludes what, once-a-year amounts.
#include "cases/topic.h"

namespace fenhao::cases {
namespace {

// The cases state today's amounts; most name no year.
constexpr int this_year = 2026;

Month month_in(int year, int number) { return must(Month::of(year, number)); }
TaxMonth tax_month(int year, int number) { return TaxMonth(month_in(year, number)); }

tax::DeductionLimits limits_of(const Context& context, int year) { return must(context.law.deductions.at(tax_month(year, 1))); }

// What a monthly amount comes to in the year of someone employed all of it.
Money of_year(tax::DeductionKind kind, Month from, Money monthly, int year) {
  return tax::declared_to_date({kind, from, std::nullopt, monthly}, tax_month(year, 12), month_in(year, 1).first_day());
}

std::vector<Rate> shares(const Node& input, std::string_view key) {
  std::vector<Rate> result;
  if (!input.has(key)) return result;
  for (const auto& child : input.list(key)) result.push_back(child.rate("share"));
  return result;
}

tax::Circumstances circumstances_of(const Node& input) {
  tax::Circumstances result;
  result.children = shares(input, "children_education");
  result.infants = shares(input, "infants");
  if (input.has("elderly")) result.elderly = {.only_child = input.at("elderly").flag("only_child"), .share = {}};
  if (input.has("mortgage")) result.mortgage = input.flag("mortgage");
  result.rent = input.optional_money("rent_tier");
  return result;
}

// The reason of a refusal in the words of the cases.
std::string refusal_in(const Error& error) {
  return error.code() == ErrorCode::conflict ? "mortgage_and_rent_exclusive" : error.message().en;
}

void check_circumstances(const Node& input, const Expected& expect, const Context& context) {
  const auto monthly = tax::monthly_deduction(limits_of(context, this_year), circumstances_of(input));
  if (expect.has("accepted")) {
    expect.flag("accepted", monthly.has_value());
    if (!monthly) expect.text("reason", refusal_in(monthly.error()));
    return;
  }
  expect.money("monthly", must(monthly));
  expect.money("annual", of_year(tax::DeductionKind::children, month_in(this_year, 1), must(monthly), this_year));
}

void check_certificate(const Node& input, const Expected& expect, const Context& context) {
  const auto limits = limits_of(context, this_year);
  const Month issued = month_in(this_year, input.count("certificate_month"));
  const auto allowed = [&](int month) { return tax::certificate_deduction(limits, issued, tax_month(this_year, month)); };
  std::vector<Money> by_month;
  for (const auto& month : input.list("months")) by_month.push_back(allowed(month.count()));
  Money year;
  for (int month = 1; month <= 12; ++month) year += allowed(month);
  expect.moneys("by_month", by_month);
  expect.money("annual", year);
}

void check_illness(const Node& input, const Expected& expect, const Context& context) {
  const auto limits = limits_of(context, this_year);
  expect.money("annual_at_settlement", tax::illness_at_settlement(limits, input.money("serious_illness_out_of_pocket")));
  expect.money("monthly", must(tax::monthly_deduction(limits, {})));
}

void check_rent_tiers(const Node& input, const Expected& expect, const Context& context) {
  const auto limits = limits_of(context, this_year);
  std::vector<Money> monthly;
  for (const auto& tier : input.moneys("rent_tiers")) monthly.push_back(must(tax::monthly_deduction(limits, {.rent = tier})));
  expect.moneys("monthly_each", monthly);
}

void check_elderly(const Node& input, const Expected& expect, const Context& context) {
  const int year = input.count("tax_year");
  const auto limits = limits_of(context, year);
  const Month from = tax::elderly_support_from(limits, input.date("parent_birth_date"));
  const tax::Circumstances::Elderly elderly{.only_child = input.flag("only_child"), .share = {}};
  const Money monthly = must(tax::monthly_deduction(limits, {.elderly = elderly}));
  const tax::Declaration declared{tax::DeductionKind::elderly, from, std::nullopt, monthly};
  expect.count("first_month", from.number());
  expect.count("months", tax::months_counted(declared, tax_month(year, 12), month_in(year, 1).first_day()));
  expect.money("annual", of_year(declared.kind, from, monthly, year));
}

}  // namespace

void check_special_deductions(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("certificate_month")) return check_certificate(input, expect, context);
  if (input.has("serious_illness_out_of_pocket")) return check_illness(input, expect, context);
  if (input.has("rent_tiers")) return check_rent_tiers(input, expect, context);
  if (input.has("parent_birth_date")) return check_elderly(input, expect, context);
  check_circumstances(input, expect, context);
}

}  // namespace fenhao::cases
