// Terms and national rules for tests.
#pragma once

#include <optional>
#include <string>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "contribution/contribution.h"
#include "contribution/national_text.h"

namespace fenhao::contribution {

template <class T>
std::optional<policy::Known<T>> known(std::optional<T> value) {
  if (!value) return std::nullopt;
  return policy::Known<T>{*value, nullptr};
}

inline policy::Terms terms_of(Insurance insurance, std::optional<Money> floor, std::optional<Money> cap,
                              Rounding rounding) {
  policy::Terms terms;
  terms.insurance = insurance;
  terms.floor = known(floor);
  terms.cap = known(cap);
  terms.rounding = rounding;
  return terms;
}

// Terms of the housing fund with the legal range: Housing Fund Regulations art. 18, Jianjin 2018 No. 45.
inline policy::Terms fund_terms(std::optional<Money> floor, std::optional<Money> cap, Rounding rounding) {
  auto terms = terms_of(Insurance::housing_fund, floor, cap, rounding);
  terms.rate_min = known(std::optional(Rate::parse("0.05").value()));
  terms.rate_max = known(std::optional(Rate::parse("0.12").value()));
  return terms;
}

inline Enrolment fund_enrolment(Money base, Rate rate) { return {Insurance::housing_fund, base, rate, rate}; }

inline NationalRules national_rules() {
  const auto path = source_file("policy/national/contribution.yaml");
  return NationalLaw::load(read_file(path).value(), path)->at(*Date::of(2026, 6, 1)).value();
}

}  // namespace fenhao::contribution
