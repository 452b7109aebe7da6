// What an employer and its staff may pay into an enterprise annuity (企业年金) in a year. Pure. 企业年金办法
// (人社部、财政部令第36号) art. 15. What is free of tax is in tax/.
#pragma once

#include "base/dated_text.h"
#include "base/error.h"
#include "base/money.h"

namespace fenhao::labour {

struct AnnuityRules {
  static constexpr std::string_view item = "annuity";
  LegalBasis basis;
  Rate most_of_employer;  // of the total wages of the staff
  Rate most_together;     // both sides, of the same
};

Fields fields(AnnuityRules& rules);

struct AnnuityCheck {
  Money employer_over, together_over;  // above the limits; zero when within

  bool within() const { return employer_over.is_zero() && together_over.is_zero(); }
};

// Contributions of the whole staff against its wages over the same months. invalid_input: negative amounts.
Result<AnnuityCheck> check_annuity(Money wages, Money employer, Money employee, const AnnuityRules& rules);

}  // namespace fenhao::labour
