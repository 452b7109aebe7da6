// Where a pension is applied for after contributions at several places. Pure. 国办发〔2009〕66号 art. 6.
#pragma once

#include <string>
#include <vector>

#include "base/dated_text.h"

namespace fenhao::transfer {

struct PensionPlaceRules {
  static constexpr std::string_view item = "pension_place";
  LegalBasis basis;
  int months = 0;  // contributed at a place, for it to pay the pension
};

Fields fields(PensionPlaceRules& rules);

// One time of contributions at a place (province), in the order they were made.
struct PensionStay {
  std::string place;
  int months = 0;
  bool temporary_account = false;  // its relation stayed elsewhere (art. 5)
};

enum class PensionPlaceReason {
  home_relation,   // (1) the relation is at home
  relation,        // (2) ten years at the place of the relation
  last_long_stay,  // (3) ten years at an earlier place
  home,            // (4) nowhere ten years
};

Text label(PensionPlaceReason reason);

struct PensionPlace {
  std::string place;
  PensionPlaceReason reason = PensionPlaceReason::home;
};

// Months at a place add up over its stays. The relation is at the last stay without a temporary account; temporary
// contributions go to the paying place and make none. invalid_input: no home, an unnamed place, negative months.
Result<PensionPlace> pension_place(const std::string& household_place, const std::vector<PensionStay>& stays,
                                   const PensionPlaceRules& rules);

}  // namespace fenhao::transfer
