#include "transfer/temporary_account.h"

namespace fenhao::transfer {

Fields fields(TemporaryAccountRules& rules) {
  return {{"men_from_years", &rules.men_from_years},
          {"women_from_years", &rules.women_from_years},
          {"age_limit", &rules.age_limit}};
}

Fields fields(TemporaryAccountAges& setting) { return {{"with_retirement", &setting.with_retirement}}; }

std::string_view to_string(AgeLimitReading reading) {
  return reading == AgeLimitReading::as_written ? "as_written" : "with_retirement";
}

Result<bool> opens_temporary_account(const Newcomer& person, AgeLimitReading reading,
                                     const TemporaryAccountRules& rules) {
  FENHAO_CHECK(rules.age_limit.offers(to_string(reading), rules.basis));
  const bool delayed = reading == AgeLimitReading::with_retirement;
  if (person.age_months < 0 || (delayed && !person.retirement))
    return fail(Error(ErrorCode::invalid_input, {"须给出首次参保时的年龄；按延迟退休口径还须给出本人法定退休时间",
                                                 "the age at the first contribution is needed, and the person's "
                                                 "retirement when the limit moves with it"})
                    .way_out({"由出生年月和退休类别算出", "work them out from birth month and category"}));
  if (person.is_household_place || person.posted_by_authority) return false;
  const int years = person.sex == Gender::male ? rules.men_from_years : rules.women_from_years;
  return person.age_months >= years * 12 + (delayed ? person.retirement->delay_months : 0);
}

}  // namespace fenhao::transfer
