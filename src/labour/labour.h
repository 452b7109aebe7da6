// policy/national/labour.yaml: the parameters of labour law on a day, one struct of rules an item, each beside the
// functions that use it: law.at<OvertimeRules>(day).
#pragma once

#include "base/dated_text.h"
#include "labour/annual_leave.h"
#include "labour/annuity.h"
#include "labour/contract.h"
#include "labour/damage_deduction.h"
#include "labour/deadlines.h"
#include "labour/overtime.h"
#include "labour/paid_time.h"
#include "labour/probation.h"
#include "labour/severance.h"
#include "labour/sick_leave.h"

namespace fenhao::labour {

using LabourLaw = LawText<PaidTime, OvertimeRules, OvertimeLimitRules, AnnualLeaveRules, SickPayRules,
                          MedicalPeriodRules, ProbationRules, DamageDeductionRules, SeveranceRules, EarlierServiceRules,
                          WrittenContractRules, OpenEndedRules, AnnuityRules, WorkInjuryReportRules, LeavingRules, RegistrationRules>;

// `origin` names the file in errors; invalid_input with file and line.
inline Result<LabourLaw> load_labour_law(std::string_view yaml, const std::string& origin) {
  return LabourLaw::load(yaml, origin, "national-labour/1");
}

}  // namespace fenhao::labour
