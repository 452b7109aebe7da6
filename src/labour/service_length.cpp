#include "labour/civil_months.h"
#include "labour/complaint.h"
#include "labour/severance.h"

namespace fenhao::labour {
namespace {

constexpr int months_of_year = 12;
constexpr int most_years = 100;

}  // namespace

std::string_view to_string(EarlierServiceReading reading) {
  return reading == EarlierServiceReading::one_count ? "one_count" : "law_of_the_time";
}

Result<ServiceLength> service_length(Date first, Date last) {
  FENHAO_TRY(length, months_and_days(first, last));
  return ServiceLength{length.months, length.days > 0};
}

Result<ServiceLength> service_of_years(const Decimal& years) {
  FENHAO_CHECK(refuse_negative({"工作年限", "years of service"}, {years}));
  if (years > Decimal(most_years))
    return fail(Error(ErrorCode::invalid_input, {"工作年限 " + years.to_string() + " 年不合情理",
                                                 years.to_string() + " years of service cannot be"})
                    .way_out({"更正工作年限", "correct the years of service"}));
  const Decimal months = years * Decimal(months_of_year);
  const Decimal whole = months.round(0, RoundingMode::down);
  return ServiceLength{static_cast<int>(whole.coefficient()), months != whole};
}

Decimal months_paid(const ServiceLength& service, const SeveranceRules& rules) {
  const Decimal years(service.full_months / months_of_year);
  const int rest = service.full_months % months_of_year;
  if (rest >= rules.year_from_months) return years + Decimal(1);
  if (rest > 0 || service.more_days) return years + rules.shorter_remainder;
  return years;
}

Result<ServiceParts> service_parts(Date first, Date last, std::optional<EarlierServiceReading> reading,
                                   const EarlierServiceRules& rules) {
  FENHAO_TRY(whole, service_length(first, last));
  if (first >= rules.ends_before) return ServiceParts{{}, whole};
  if (!reading)
    return fail(Error(ErrorCode::invalid_input,
                      {"入职早于 " + rules.ends_before.to_string() + "，须说明此前工作年限的计算口径",
                       "hired before " + rules.ends_before.to_string() + ": say how the service before it counts"})
                    .at({.value = first.to_string(), .subject = rules.basis.id + " " + rules.basis.document})
                    .way_out({"按当地口径选择合并计算（one_count）或分段计算（law_of_the_time）",
                              "choose one_count or law_of_the_time as the place does"}));
  FENHAO_CHECK(rules.readings.offers(to_string(*reading), rules.basis));
  if (*reading == EarlierServiceReading::one_count) return ServiceParts{{}, whole};
  if (last < rules.ends_before) return ServiceParts{whole, {}};
  FENHAO_TRY(earlier, service_length(first, rules.ends_before - 1));
  FENHAO_TRY(present, service_length(rules.ends_before, last));
  return ServiceParts{earlier, present};
}

}  // namespace fenhao::labour
