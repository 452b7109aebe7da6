// Terms and national rules for tests.
#pragma once

#include <optional>
#include <string>

#include "cases/run_cases.h"
#include "contribution/contribution.h"
#include "contribution/national_text.h"

namespace fenhao::contribution {

using cases::must;

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
  terms.rate_min = known(std::optional(must(Rate::parse("0.05"))));
  terms.rate_max = known(std::optional(must(Rate::parse("0.12"))));
  return terms;
}

inline Enrolment fund_enrolment(Money base, Rate rate) { return {Insurance::housing_fund, base, rate, rate}; }

// "fen", "yuan": half-up, as the case files say.
inline Rounding case_rounding(const std::string& name) { return must(Rounding::parse("half_up_" + name)); }

inline Insurance case_insurance(const std::string& name) {
  return name == "injury" ? Insurance::work_injury : must(policy::parse_insurance(name));
}

// An insurance as the case files write it: {item, floor, cap, employer_rate, employee_rate, employee_fixed?,
// fixed_base?, rounding?}.
inline policy::Terms case_terms(const cases::Node& item) {
  const auto rounding = item.has("rounding") ? case_rounding(item.text("rounding")) : Rounding::half_up_fen;
  auto terms =
      terms_of(case_insurance(item.text("item")), item.optional_money("floor"), item.optional_money("cap"), rounding);
  terms.employer.rate = known(std::optional(item.rate("employer_rate")));
  terms.employee.rate = known(std::optional(item.rate("employee_rate")));
  terms.employee.fixed = known(item.optional_money("employee_fixed"));
  if (const auto fixed = known(item.optional_money("fixed_base"))) terms.floor = terms.cap = fixed;
  return terms;
}

inline std::string case_file(const std::string& topic) {
  return std::string(FENHAO_SOURCE_DIR) + "/cases/" + topic + ".yaml";
}

inline NationalRules national_rules() {
  const auto path = std::string(FENHAO_SOURCE_DIR) + "/policy/national/contribution.yaml";
  return must(NationalRules::load(must(read_file(path)), path));
}

}  // namespace fenhao::contribution
