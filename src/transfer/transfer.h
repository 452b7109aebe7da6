// policy/national/transfer.yaml: what national law says about moving between places, one struct of rules an item, each
// beside the functions that use it: law.at<PensionMoneyRules>(day).
#pragma once

#include "base/dated_text.h"
#include "transfer/fund_transfer.h"
#include "transfer/medical_gap.h"
#include "transfer/pension_money.h"
#include "transfer/pension_place.h"
#include "transfer/procedure.h"
#include "transfer/temporary_account.h"

namespace fenhao::transfer {

using TransferLaw = LawText<PensionMoneyRules, PensionPlaceRules, TemporaryAccountRules, PensionStepRules, PaperRules,
                            MovingInsuranceRules, MedicalTransferRules>;

// `origin` names the file in errors; invalid_input with file and line.
inline Result<TransferLaw> load_transfer_law(std::string_view yaml, const std::string& origin) {
  return TransferLaw::load(yaml, origin, "national-transfer/1");
}

}  // namespace fenhao::transfer
