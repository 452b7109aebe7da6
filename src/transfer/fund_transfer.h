// Moving the housing fund to another city through the national platform: how long it takes is no statute's to say, so
// an item of policy/national/settings.yaml.
#pragma once

#include "base/date.h"
#include "base/dated_text.h"

namespace fenhao::transfer {

struct FundTransferWait {
  static constexpr std::string_view item = "fund_transfer_wait";
  LegalBasis basis;
  int sealed_months = 0;  // the old account must be sealed or the new one paid into so long first; 0 = no wait
  int working_days = 0;   // until the money arrives

  // The first month of an application by somebody whose last month at the old account is `last`.
  Month apply_from(Month last) const { return last + 1 + sealed_months; }
};

inline Fields fields(FundTransferWait& setting) { return {{"sealed_months", &setting.sealed_months}, {"working_days", &setting.working_days}}; }

}  // namespace fenhao::transfer
