#include "people/settings.h"

namespace fenhao::people {

int LateRetirementMinimum::months_needed(const RetirementRules& rules, const Retirement& retirement, Month chosen) const {
  const bool late = chosen > retirement.statutory;
  return minimum_contributions(rules, late && by_statutory_year ? retirement.statutory.year() : chosen.year());
}

Result<Month> SpecialPosts::first_month(const RetirementRules& rules, Month birth, Gender sex) const {
  const auto category = sex == Gender::male ? RetirementCategory::special_male55 : RetirementCategory::special_female45;
  FENHAO_TRY(rule, rules.of(category));
  if (!raised) return birth + rule.old_age_years * 12;
  FENHAO_TRY(retirement, retirement_of(rules, birth, category));
  return retirement.statutory;
}

std::optional<Gender> ForeignCardSex::sex(IdentityKind kind, const Identity& identity) const {
  if (!as_residents || kind != IdentityKind::foreigner_permanent_resident || identity.normalised.size() != 18) return std::nullopt;
  return (identity.normalised[16] - '0') % 2 == 1 ? Gender::male : Gender::female;
}

Fields fields(LateRetirementMinimum& setting) { return {{"by_statutory_year", &setting.by_statutory_year}}; }
Fields fields(SpecialPosts& setting) { return {{"raised", &setting.raised}}; }
Fields fields(ForeignCardSex& setting) { return {{"as_residents", &setting.as_residents}}; }

}  // namespace fenhao::people
