// How the cases write insurances, the housing fund and roundings, as the product's own terms.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cases/topic.h"
#include "contribution/contribution.h"
#include "contribution/national_text.h"

namespace fenhao::cases {

// "injury" or a name the policy library knows.
policy::Insurance insurance_of(const Node& input, std::string_view key);

// The entry `rounding`: "fen", "jiao" or "yuan", half up; half up to the fen when there is none.
Rounding rounding_of(const Node& input);

// Rounded half up to the fen; a side without a rate is not stated.
policy::Terms terms_at_rates(policy::Insurance insurance, std::optional<Money> floor, std::optional<Money> cap,
                             std::optional<Rate> employer, std::optional<Rate> employee);

// {item, floor, cap, employer_rate, employee_rate, employee_fixed?, fixed_base?, rounding?}. The rates are taken as if a
// place had set them, the fund's too.
policy::Terms insurance_terms(const Node& item);

// {floor, cap, rounding?} with the range of rates of law: Housing Fund Regulations art. 18, Jianjin 2018 No. 45.
policy::Terms fund_terms(const Node& input);

// Both sides at the rate chosen.
contribution::Enrolment fund_enrolment(Money base, Rate rate);

// Someone whose declared base is known and who chooses no rate.
contribution::Enrolment enrolment(policy::Insurance insurance, Money base);

// The list `key` of {item, base, employee, employer} is these charges, in this order.
void expect_charges(const Expected& expect, std::string_view key, const std::vector<contribution::Charge>& charges);

contribution::NationalRules national_rules(const Context& context);

}  // namespace fenhao::cases
