// The national text of this source tree, for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "tax/deduction_text.h"
#include "tax/tax_text.h"

namespace fenhao::tax {

inline std::string national_file(const std::string& name) {
  return source_file("policy/national/") + name;
}

// The value, or a failed test.
template <class T>
T must(Result<T> result) {
  if (!result) throw Failure(std::move(result).error());
  return std::move(*result);
}

inline Money yuan(std::string_view amount) { return must(Money::parse(amount)); }
inline Rate rate(std::string_view text) { return must(Rate::parse(text)); }

inline NationalTax national_tax() {
  const auto path = national_file("tax.yaml");
  return must(NationalTax::load(must(read_file(path)), path));
}

inline NationalDeductions national_deductions() {
  const auto path = national_file("deductions.yaml");
  return must(NationalDeductions::load(must(read_file(path)), path));
}

inline TaxMonth tax_month(int year, int month) { return TaxMonth(Month::from_index(year * 12 + month - 1)); }

inline Date day(std::string_view iso) { return must(Date::parse(iso)); }

inline Parameters parameters_of(TaxMonth month) { return must(national_tax().at(month)); }
inline DeductionLimits limits_of(TaxMonth month) { return must(national_deductions().at(month)); }

}  // namespace fenhao::tax
