// Where practice differs from place to place and the law does not decide, for contributions: dated entries of
// policy/national/settings.yaml, which a company may state anew for itself.
#pragma once

#include <optional>

#include "base/dated_text.h"
#include "contribution/duty.h"

namespace fenhao::contribution {

// When what is owed for a coverage month begins to be overdue.
struct LateFeeStart {
  static constexpr std::string_view item = "late_fee_start";
  LegalBasis basis;
  int months_after = 0;  // the coverage month
  int day = 0;           // of that month, brought to its last day when shorter

  Date first_overdue_day(CoverageMonth month) const;
};

// Whether a late fee may exceed what is owed (Administrative Coercion Law art. 45 against Social Insurance Law art. 86).
struct LateFeeCeiling {
  static constexpr std::string_view item = "late_fee_ceiling";
  LegalBasis basis;
  bool at_principal = false;

  Money bounded(Money fee, Money principal) const { return at_principal && principal < fee ? principal : fee; }
};

// Whether over-age workers must be insured against work injury before the detailed measures that Order 56 of 2026 art. 15
// announces.
struct OverAgeInjury {
  static constexpr std::string_view item = "over_age_injury";
  LegalBasis basis;
  bool before_measures = true;

  Duty duty() const { return before_measures ? Duty::required : Duty::voluntary; }
};

// The day up to which a leaver is no longer due in the month of leaving, by place.
struct LeaverCutoff {
  static constexpr std::string_view item = "leaver_cutoff";
  LegalBasis basis;
  Words days;  // "440300 15": code of the place and day

  // Absent where nobody stated one: the month of the last day is due. invalid_input when what is stated is no day.
  Result<std::optional<int>> at(std::string_view place) const;
};

Fields fields(LateFeeStart& setting);
Fields fields(LateFeeCeiling& setting);
Fields fields(OverAgeInjury& setting);
Fields fields(LeaverCutoff& setting);

}  // namespace fenhao::contribution
