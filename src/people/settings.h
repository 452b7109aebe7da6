// What is taken of retirement and identity where nothing in the law decides: items of policy/national/settings.yaml.
#pragma once

#include "base/dated_text.h"
#include "people/retirement.h"

namespace fenhao::people {

// Whether somebody who retires late needs the contributions of the year of the statutory age or of the year chosen.
struct LateRetirementMinimum {
  static constexpr std::string_view item = "late_retirement_minimum";
  LegalBasis basis;
  bool by_statutory_year = true;

  // Months of contributions asked of somebody who retires in `chosen`; of an earlier month always that month's year.
  int months_needed(const RetirementRules& rules, const Retirement& retirement, Month chosen) const;
};

// Whether the early ages of special posts (underground, heights, heat, heavy or noxious work) rise as the others do.
struct SpecialPosts {
  static constexpr std::string_view item = "special_posts";
  LegalBasis basis;
  bool raised = true;

  // The first month somebody of a special post may retire in.
  Result<Month> first_month(const RetirementRules& rules, Month birth, Gender sex) const;
};

// Whether the 17th digit of a foreigner's permanent resident card of 2023 tells the sex as on a resident's card.
struct ForeignCardSex {
  static constexpr std::string_view item = "foreign_card_sex";
  LegalBasis basis;
  bool as_residents = false;

  // The sex the number tells; empty when it does not, or is another document.
  std::optional<Gender> sex(IdentityKind kind, const Identity& identity) const;
};

Fields fields(LateRetirementMinimum& setting);
Fields fields(SpecialPosts& setting);
Fields fields(ForeignCardSex& setting);

}  // namespace fenhao::people
