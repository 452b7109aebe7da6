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

policy::Terms terms_of(policy::Insurance insurance, std::optional<Money> floor, std::optional<Money> cap,
                       Rounding rounding);

// {item, floor, cap, employer_rate, employee_rate, employee_fixed?, fixed_base?, rounding?}. The rates are taken as if a
// place had set them, the fund's too.
policy::Terms insurance_terms(const Node& item);

// {floor, cap, rounding?} with the range of rates of law: Housing Fund Regulations art. 18, Jianjin 2018 No. 45.
policy::Terms fund_terms(const Node& input);

// Both sides at the rate chosen.
contribution::Enrolment fund_enrolment(Money base, Rate rate);

// Someone whose declared base is known and who chooses no rate.
contribution::Enrolment enrolment(policy::Insurance insurance, Money base);

contribution::NationalRules national_rules(const Context& context);

}  // namespace fenhao::cases
