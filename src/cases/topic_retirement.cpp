// Statutory and flexible retirement, minimum contributions, notice.
#include "cases/topic.h"

namespace fenhao::cases {
namespace {

people::RetirementRules rules(const Context& context) { return must(context.law.retirement.at(new_year_2026)); }

people::Retirement retirement(const Node& input, const Context& context) {
  const auto category = must(people::parse_retirement_category(input.text("category")));
  return must(people::retirement_of(rules(context), input.month("birth_month"), category));
}

void check_person(const Node& input, const Expected& expect, const Context& context) {
  const auto result = retirement(input, context);
  const auto age = expect.at("statutory_age");
  expect.flag("applies", result.raised);
  expect.count("delay_months", result.delay_months);
  age.count("years", result.age_months / 12);
  age.count("months", result.age_months % 12);
  expect.month("statutory_month", result.statutory);
  if (!result.raised) return;
  expect.month("earliest_flexible_month", *result.earliest);
  expect.month("latest_flexible_month", *result.latest);
  expect.count("min_contribution_months_at_statutory", result.minimum_contribution_months);
}

void check_chosen(const Node& input, const Expected& expect, const Context& context) {
  const auto result = retirement(input, context);
  if (!result.raised) input.refuse({"此人不适用弹性退休", "flexible retirement is not for this person"});
  const Month chosen = result.statutory - input.count("chosen_early_months");
  expect.flag("accepted", people::check_flexible(result, chosen).has_value());
  expect.count("max_early_months", result.statutory - *result.earliest);
}

void check_notice(const Node& input, const Expected& expect, const Context& context) {
  input.demand("kind", "early");
  expect.month("notice_not_later_than", people::early_notice_by(rules(context), input.month("chosen_month")));
}

}  // namespace

void check_retirement(const Node& input, const Expected& expect, const Context& context) {
  if (input.has("chosen_early_months")) return check_chosen(input, expect, context);
  if (input.has("chosen_month")) return check_notice(input, expect, context);
  if (input.has("birth_month")) return check_person(input, expect, context);
  expect.count("months", people::minimum_contributions(rules(context), input.count("retirement_year")));
}

}  // namespace fenhao::cases
