#include "transfer/medical_gap.h"

namespace fenhao::transfer {

Fields fields(MedicalTransferRules& rules) {
  return {{"gap_months", &rules.gap_months},
          {"waiting_months_most", &rules.waiting_months_most},
          {"old_place_working_days", &rules.old_place_working_days},
          {"new_place_working_days", &rules.new_place_working_days}};
}

Result<MedicalGap> medical_gap(int gap_months, const MedicalTransferRules& rules) {
  if (gap_months < 0)
    return fail(Error(ErrorCode::invalid_input, {"中断月数不能是负数", "the months of the gap cannot be negative"})
                    .way_out({"更正停保月和参保月", "correct the months of withdrawal and enrolment"}));
  if (gap_months > rules.gap_months) return MedicalGap{rules.waiting_months_most, false};
  return MedicalGap{0, gap_months > 0};
}

}  // namespace fenhao::transfer
