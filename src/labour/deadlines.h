// Days by which an employer must have acted. Pure. The day of the event is not counted; a last day that is a rest day
// is not moved: act before it.
#pragma once

#include "base/dated_text.h"

namespace fenhao::labour {

struct WorkInjuryReportRules {  // Work Injury Insurance Regulations art. 17
  static constexpr std::string_view item = "work_injury_report";
  LegalBasis basis;
  int employer_days = 0;
  int worker_months = 0;
};

struct LeavingRules {  // Labour Contract Law art. 50
  static constexpr std::string_view item = "leaving";
  LegalBasis basis;
  int transfer_days = 0;
  int keep_contract_months = 0;
};

struct RegistrationRules {  // Social Insurance Law art. 58; Housing Fund Regulations art. 15
  static constexpr std::string_view item = "registration";
  LegalBasis basis;
  int insurance_days = 0;
  int housing_fund_days = 0;
};

Fields fields(WorkInjuryReportRules& rules);
Fields fields(LeavingRules& rules);
Fields fields(RegistrationRules& rules);

struct WorkInjuryReport {
  Date employer_by;  // application for recognition; later costs are the employer's
  Date worker_by;    // worker, family or union
};

WorkInjuryReport work_injury_report(Date accident, const WorkInjuryReportRules& rules);

struct LeavingDuties {
  Date certificate_on;  // 离职证明, with the termination itself
  Date transfer_by;     // file and social insurance
  Date keep_contract_until;
};

LeavingDuties leaving_duties(Date terminated, const LeavingRules& rules);

struct RegistrationDuties {
  Date insurance_by;
  Date housing_fund_by;
};

RegistrationDuties registration_duties(Date hired, const RegistrationRules& rules);

}  // namespace fenhao::labour
