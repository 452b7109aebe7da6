// The national text of this source tree, for tests.
#pragma once

#include <string>

#include "base/yaml.h"
#include "tax/tax_text.h"

namespace fenhao::tax {

inline std::string national_file(const std::string& name) {
  return std::string(FENHAO_SOURCE_DIR) + "/policy/national/" + name;
}

inline NationalTax national_tax() {
  const auto path = national_file("tax.yaml");
  const auto text = read_file(path);
  if (!text) throw Failure(text.error());
  auto national = NationalTax::load(*text, path);
  if (!national) throw Failure(national.error());
  return *std::move(national);
}

inline TaxMonth tax_month(int year, int month) { return TaxMonth(Month::from_index(year * 12 + month - 1)); }

inline Parameters parameters_of(TaxMonth month) {
  auto parameters = national_tax().at(month);
  if (!parameters) throw Failure(parameters.error());
  return *std::move(parameters);
}

}  // namespace fenhao::tax
