// policy/national/tax.yaml read into the parameters of a tax month. Immutable after load(): safe to share
// between threads.
#pragma once

#include <string>
#include <string_view>

#include "tax/fact_text.h"
#include "tax/tax.h"

namespace fenhao::tax {

// All periods of the national tax text.
class NationalTax {
 public:
  // `origin` names the file in errors. invalid_input with file and line: form, overlapping dates, a table whose
  // bounds or rates do not rise or whose tax jumps at a bound (a mistyped quick deduction).
  static Result<NationalTax> load(std::string_view yaml_text, const std::string& origin);

  // As known on a day; absent = all that the text knows. not_found, naming item and month, when a table or the basic
  // deduction is not known for the month.
  Result<Parameters> at(TaxMonth month, std::optional<Date> known = {}) const;

 private:
  explicit NationalTax(FactText text) : text_(std::move(text)) {}
  FactText text_;
};

// load() and at() in one step.
Result<Parameters> parameters_for(std::string_view yaml_text, const std::string& origin, TaxMonth month);

}  // namespace fenhao::tax
