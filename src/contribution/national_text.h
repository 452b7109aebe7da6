// policy/national/contribution.yaml: what national law says for every place alike. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/dated_text.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::contribution {

// Work-injury base rate of an industry class and the factors it may float to.
struct InjuryClass {
  int number = 0;  // 1–8
  Rate base_rate;
  std::vector<Decimal> floats;
};

struct NationalRules {
  Rate late_fee_per_day;              // Social Insurance Law art. 86
  int fine_least = 0, fine_most = 0;  // times the arrears, art. 86
  std::vector<InjuryClass> injury_classes;
};

// All entries of the text, each a whole NationalRules from its day on.
class NationalLaw {
 public:
  // `origin` names the file in errors; invalid_input with file and line.
  static Result<NationalLaw> load(std::string_view yaml_text, const std::string& origin);
  NationalLaw known_on(Date day) const { return NationalLaw(text_.known_on(day)); }
  // not_found before the first entry.
  Result<NationalRules> at(Date day) const;

 private:
  explicit NationalLaw(DatedText text) : text_(std::move(text)) {}
  DatedText text_;
};

// Base rate × factor. invalid_input: an unknown class, or a factor the class may not float to.
Result<Rate> work_injury_rate(const NationalRules& rules, int industry_class, const Decimal& factor);

}  // namespace fenhao::contribution
