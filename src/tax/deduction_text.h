// policy/national/deductions.yaml read into the limits of a tax month. Immutable after load().
#pragma once

#include <string>
#include <string_view>

#include "tax/deductions.h"
#include "tax/fact_text.h"

namespace fenhao::tax {

class NationalDeductions {
 public:
  // `origin` names the file in errors; invalid_input with file and line.
  static Result<NationalDeductions> load(std::string_view yaml_text, const std::string& origin);
  // As known on a day; absent = all that the text knows. not_found, naming item and month, when an amount is not known
  // for the month.
  Result<DeductionLimits> at(TaxMonth month, std::optional<Date> known = {}) const;

 private:
  explicit NationalDeductions(FactText text) : text_(std::move(text)) {}
  FactText text_;
};

}  // namespace fenhao::tax
