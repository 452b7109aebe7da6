// Sick pay and the medical treatment period (医疗期). Pure. 劳部发〔1995〕309号 point 59; 劳部发〔1994〕479号 art.
// 3, 4. The amount of sick pay is by contract and local rule; the nation sets the floor.
#pragma once

#include "base/dated_text.h"

namespace fenhao::labour {

struct SickPayRules {
  static constexpr std::string_view item = "sick_pay";
  LegalBasis basis;
  Rate floor_of_minimum_wage;
};

struct MedicalPeriodRules {
  static constexpr std::string_view item = "medical_period";
  LegalBasis basis;
  int long_service_years = 0;       // of work in all
  Steps months_short, months_long;  // by years at this employer, below and from the long service on
  Steps counted_within;             // by the months of the period: the months its sick days are added up in
};

Fields fields(SickPayRules& rules);
Fields fields(MedicalPeriodRules& rules);

// The sick pay worked out, but not below the floor for a whole month. Half-up to the fen.
Result<Money> sick_pay(Money worked_out, Money minimum_wage, const SickPayRules& rules);

struct MedicalPeriod {
  int months = 0;
  int counted_within_months = 0;
};

// invalid_input: negative years, or more years here than in all.
Result<MedicalPeriod> medical_period(const Decimal& years_here, const Decimal& years_in_all,
                                     const MedicalPeriodRules& rules);

}  // namespace fenhao::labour
