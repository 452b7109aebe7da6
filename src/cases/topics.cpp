#include <algorithm>

#include "cases/topic.h"

namespace fenhao::cases {

// In topic_<name>.cpp each; both lists in the order of the alphabet.
void check_annual_settlement(const Node& input, const Expected& expect, const Context& context);
void check_bonus(const Node& input, const Expected& expect, const Context& context);
void check_city_payroll(const Node& input, const Expected& expect, const Context& context);
void check_compliance(const Node& input, const Expected& expect, const Context& context);
void check_contribution(const Node& input, const Expected& expect, const Context& context);
void check_gross_up(const Node& input, const Expected& expect, const Context& context);
void check_holidays(const Node& input, const Expected& expect, const Context& context);
void check_housing_fund(const Node& input, const Expected& expect, const Context& context);
void check_identifiers(const Node& input, const Expected& expect, const Context& context);
void check_iit_cumulative(const Node& input, const Expected& expect, const Context& context);
void check_iit_other(const Node& input, const Expected& expect, const Context& context);
void check_labour_remuneration(const Node& input, const Expected& expect, const Context& context);
void check_late_fee(const Node& input, const Expected& expect, const Context& context);
void check_leave_and_wage(const Node& input, const Expected& expect, const Context& context);
void check_non_resident(const Node& input, const Expected& expect, const Context& context);
void check_overtime(const Node& input, const Expected& expect, const Context& context);
void check_payroll_year(const Node& input, const Expected& expect, const Context& context);
void check_retirement(const Node& input, const Expected& expect, const Context& context);
void check_severance(const Node& input, const Expected& expect, const Context& context);
void check_special_deductions(const Node& input, const Expected& expect, const Context& context);
void check_transfer(const Node& input, const Expected& expect, const Context& context);

namespace {

constexpr Topic all[] = {
    {"annual_settlement", check_annual_settlement},
    {"bonus", check_bonus},
    {"city_payroll", check_city_payroll},
    {"compliance", check_compliance},
    {"contribution", check_contribution},
    {"gross_up", check_gross_up},
    {"holidays", check_holidays},
    {"housing_fund", check_housing_fund},
    {"identifiers", check_identifiers},
    {"iit_cumulative", check_iit_cumulative},
    {"iit_other", check_iit_other},
    {"labour_remuneration", check_labour_remuneration},
    {"late_fee", check_late_fee},
    {"leave_and_wage", check_leave_and_wage},
    {"non_resident", check_non_resident},
    {"overtime", check_overtime},
    {"payroll_year", check_payroll_year},
    {"retirement", check_retirement},
    {"severance", check_severance},
    {"special_deductions", check_special_deductions},
    {"transfer", check_transfer},
};

}  // namespace

std::span<const Topic> topics() { return all; }

const Topic* find_topic(std::string_view name) {
  const auto found = std::ranges::find(all, name, &Topic::name);
  return found == std::end(all) ? nullptr : found;
}

}  // namespace fenhao::cases
