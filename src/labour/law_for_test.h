// The labour law of policy/national for tests, on 2026-06-01 unless a day is given.
#pragma once

#include "base/source_file_for_test.h"
#include "base/yaml.h"
#include "labour/labour.h"

namespace fenhao::labour {

inline const LabourLaw& law_for_test() {
  static const LabourLaw law = [] {
    const std::string path = source_file("policy/national/labour.yaml");
    return load_labour_law(read_file(path).value(), path).value();
  }();
  return law;
}

inline Date day(const char* iso) { return Date::parse(iso).value(); }
inline Money yuan(const char* text) { return Money::parse(text).value(); }
inline Decimal number(const char* text) { return Decimal::parse(text).value(); }

template <class Rules>
Rules rules_for_test(const char* iso = "2026-06-01") {
  return law_for_test().at<Rules>(day(iso)).value();
}

}  // namespace fenhao::labour
