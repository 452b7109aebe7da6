// A gap in medical insurance when moving, and the time a transfer takes. Pure. 医保办发〔2021〕43号.
#pragma once

#include "base/dated_text.h"

namespace fenhao::transfer {

struct MedicalTransferRules {
  static constexpr std::string_view item = "medical_transfer";
  LegalBasis basis;
  int gap_months = 0;           // up to which a back payment closes the gap
  int waiting_months_most = 0;  // above it; places may set fewer
  int old_place_working_days = 0, new_place_working_days = 0;
};

Fields fields(MedicalTransferRules& rules);

struct MedicalGap {
  int waiting_months_most = 0;        // before benefits; the place's rule decides within it
  bool backpay_restores_gap = false;  // a back payment brings the benefits of the gap itself
};

// Months without contributions between two places. invalid_input when negative.
Result<MedicalGap> medical_gap(int gap_months, const MedicalTransferRules& rules);

}  // namespace fenhao::transfer
