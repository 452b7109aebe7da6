// What is taken where practice differs: the product's dated entries and, before them, the company's own.
#pragma once

#include <optional>

#include "base/dated_text.h"
#include "contribution/maternity.h"
#include "contribution/settings.h"
#include "labour/settings.h"
#include "people/settings.h"
#include "transfer/fund_transfer.h"
#include "transfer/temporary_account.h"

namespace fenhao::payroll {

class LawSettings {
 public:
  // `origin` names the file in errors; invalid_input with file and line.
  static Result<LawSettings> load(std::string_view yaml, const std::string& origin) {
    FENHAO_TRY(text, Entries::load(yaml, origin, schema));
    return LawSettings(std::move(text));
  }
  // The company's own text of the same form; replaces one added before.
  Status add_company(std::string_view yaml, const std::string& origin) {
    FENHAO_TRY(text, Entries::load(yaml, origin, schema));
    company_ = std::move(text);
    return {};
  }

  // Without what was recorded after the day, the company's own included.
  LawSettings known_on(Date day) const {
    LawSettings known(product_.known_on(day));
    if (company_) known.company_ = company_->known_on(day);
    return known;
  }

  // The setting of one item on a day; not_found when nobody stated it.
  template <class One>
  Result<One> at(Date day) const {
    if (company_)
      if (auto own = company_->template at<One>(day)) return own;
    return product_.template at<One>(day);
  }

 private:
  using Entries = LawText<labour::MinimumWageContributions, labour::OvertimeHolidayHours, labour::ProbationBounds,
                       contribution::MaternityDays, contribution::LateFeeStart, contribution::LateFeeCeiling, contribution::LeaverCutoff,
                       contribution::OverAgeInjury, labour::SecondFixedTerm, labour::EarlierServiceCount, people::LateRetirementMinimum, people::SpecialPosts,
                       people::ForeignCardSex, transfer::TemporaryAccountAges, transfer::FundTransferWait>;
  static constexpr std::string_view schema = "law-settings/1";

  explicit LawSettings(Entries product) : product_(std::move(product)) {}

  Entries product_;
  std::optional<Entries> company_;
};

}  // namespace fenhao::payroll
