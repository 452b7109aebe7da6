// Whether contributions at a new province open a temporary account while the pension relation stays where it is. Pure.
// 国办发〔2009〕66号 art. 5.
#pragma once

#include <optional>

#include "base/dated_text.h"
#include "base/identifiers.h"
#include "people/retirement.h"

namespace fenhao::transfer {

struct TemporaryAccountRules {
  static constexpr std::string_view item = "temporary_account";
  LegalBasis basis;
  int men_from_years = 0, women_from_years = 0;
  Readings age_limit;
};

Fields fields(TemporaryAccountRules& rules);

// Whether the ages rise with the statutory retirement age since 2025 is not settled.
//   as_written        50 and 40 as the text says
//   with_retirement   later by the months the person's own retirement is delayed
enum class AgeLimitReading { as_written, with_retirement };
std::string_view to_string(AgeLimitReading reading);

// Which of them is taken: an item of policy/national/settings.yaml.
struct TemporaryAccountAges {
  static constexpr std::string_view item = "temporary_account_ages";
  LegalBasis basis;
  bool with_retirement = false;

  AgeLimitReading reading() const { return with_retirement ? AgeLimitReading::with_retirement : AgeLimitReading::as_written; }
};

Fields fields(TemporaryAccountAges& setting);

// A person who contributes for the first time in a province.
struct Newcomer {
  Gender sex = Gender::male;
  int age_months = 0;  // at the first contribution there
  bool is_household_place = false;
  bool posted_by_authority = false;  // 经县级以上党委组织部门、人力资源社会保障行政部门批准调动
  std::optional<people::Retirement> retirement;  // needed for with_retirement
};

// True: a temporary account, and the relation is not transferred now. invalid_input: a reading the law of the day does
// not offer, a retirement not given for with_retirement, a negative age.
Result<bool> opens_temporary_account(const Newcomer& person, AgeLimitReading reading,
                                     const TemporaryAccountRules& rules);

}  // namespace fenhao::transfer
