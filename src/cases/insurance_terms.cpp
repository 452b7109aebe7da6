#include "cases/insurance_terms.h"

namespace fenhao::cases {
namespace {

template <class T>
std::optional<policy::Known<T>> known(std::optional<T> value) {
  if (!value) return std::nullopt;
  return policy::Known<T>{*value, nullptr};
}

std::optional<policy::Known<Rate>> known_rate(std::string_view text) {
  return policy::Known<Rate>{must(Rate::parse(text)), nullptr};
}

}  // namespace

policy::Insurance insurance_of(const Node& input, std::string_view key) {
  const std::string name = input.text(key);
  return name == "injury" ? policy::Insurance::work_injury : must(policy::parse_insurance(name));
}

Rounding rounding_of(const Node& input) {
  if (!input.has("rounding")) return Rounding::half_up_fen;
  return must(Rounding::parse("half_up_" + input.text("rounding")));
}

namespace {

policy::Terms terms_of(policy::Insurance insurance, std::optional<Money> floor, std::optional<Money> cap,
                       Rounding rounding) {
  policy::Terms terms;
  terms.insurance = insurance;
  terms.floor = known(floor);
  terms.cap = known(cap);
  terms.rounding = rounding;
  return terms;
}

}  // namespace

policy::Terms terms_at_rates(policy::Insurance insurance, std::optional<Money> floor, std::optional<Money> cap,
                             std::optional<Rate> employer, std::optional<Rate> employee) {
  auto terms = terms_of(insurance, floor, cap, Rounding::half_up_fen);
  terms.employer.rate = known(employer);
  terms.employee.rate = known(employee);
  return terms;
}

policy::Terms insurance_terms(const Node& item) {
  auto terms = terms_of(insurance_of(item, "item"), item.optional_money("floor"), item.optional_money("cap"), rounding_of(item));
  terms.employer.rate = known(std::optional(item.rate("employer_rate")));
  terms.employee.rate = known(std::optional(item.rate("employee_rate")));
  terms.employee.fixed = known(item.optional_money("employee_fixed"));
  if (const auto fixed = known(item.optional_money("fixed_base"))) terms.floor = terms.cap = fixed;
  return terms;
}

policy::Terms fund_terms(const Node& input) {
  auto terms = terms_of(policy::Insurance::housing_fund, input.optional_money("floor"), input.optional_money("cap"), rounding_of(input));
  terms.rate_min = known_rate("0.05");
  terms.rate_max = known_rate("0.12");
  return terms;
}

contribution::Enrolment fund_enrolment(Money base, Rate rate) {
  return {policy::Insurance::housing_fund, base, rate, rate};
}

contribution::Enrolment enrolment(policy::Insurance insurance, Money base) {
  return {insurance, base, std::nullopt, std::nullopt};
}

void expect_charges(const Expected& expect, std::string_view key, const std::vector<contribution::Charge>& charges) {
  expect.each(key, charges, [](const Expected& row, const contribution::Charge& charge) {
    if (!row.has("item") || insurance_of(row.node(), "item") != charge.insurance)
      row.differ("item", row.node().written("item").value_or(""), std::string(policy::to_string(charge.insurance)));
    row.money("base", charge.base);
    row.money("employee", charge.employee);
    row.money("employer", charge.employer);
  });
}

contribution::NationalRules national_rules(const Context& context) {
  return must(context.law.contribution.at(new_year_2026));
}

}  // namespace fenhao::cases
