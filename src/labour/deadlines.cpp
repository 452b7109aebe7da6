#include "labour/deadlines.h"

#include "labour/civil_months.h"

namespace fenhao::labour {

Fields fields(WorkInjuryReportRules& rules) {
  return {{"employer_days", &rules.employer_days}, {"worker_months", &rules.worker_months}};
}

Fields fields(LeavingRules& rules) {
  return {{"transfer_days", &rules.transfer_days}, {"keep_contract_months", &rules.keep_contract_months}};
}

Fields fields(RegistrationRules& rules) {
  return {{"insurance_days", &rules.insurance_days}, {"housing_fund_days", &rules.housing_fund_days}};
}

WorkInjuryReport work_injury_report(Date accident, const WorkInjuryReportRules& rules) {
  return {accident + rules.employer_days, months_after(accident, rules.worker_months)};
}

LeavingDuties leaving_duties(Date terminated, const LeavingRules& rules) {
  return {terminated, terminated + rules.transfer_days, months_after(terminated, rules.keep_contract_months)};
}

RegistrationDuties registration_duties(Date hired, const RegistrationRules& rules) {
  return {hired + rules.insurance_days, hired + rules.housing_fund_days};
}

}  // namespace fenhao::labour
