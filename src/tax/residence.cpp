#include <algorithm>

#include "tax/non_resident.h"

namespace fenhao::tax {
namespace {

std::unexpected<Error> wrong_stay(std::string zh, std::string en) {
  return fail(Error(ErrorCode::invalid_input, {std::move(zh), std::move(en)})
                  .way_out({"核对出入境记录", "check the entry and exit records"}));
}

bool is_full(const NonResidentRules& rules, const YearOfStay& year) {
  return year.residence_days >= rules.resident_days && year.longest_absence_days <= rules.long_absence_days;
}

bool six_years_full(const NonResidentRules& rules, std::span<const YearOfStay> earlier) {
  const auto wanted = static_cast<std::size_t>(rules.full_years);
  if (earlier.size() < wanted) return false;
  return std::ranges::all_of(earlier.last(wanted), [&](const YearOfStay& year) { return is_full(rules, year); });
}

}  // namespace

Result<int> residence_days(std::span<const Stay> stays, int year) {
  FENHAO_TRY(first, Date::of(year, 1, 1));
  FENHAO_TRY(last, Date::of(year, 12, 31));
  std::vector<Stay> ordered(stays.begin(), stays.end());
  std::ranges::sort(ordered, {}, &Stay::arrived);
  int days = 0;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const auto& stay = ordered[i];
    if (stay.departed < stay.arrived)
      return wrong_stay(
          "离境日 " + stay.departed.to_string() + " 早于入境日 " + stay.arrived.to_string(),
          "departure on " + stay.departed.to_string() + " is before arrival on " + stay.arrived.to_string());
    if (i > 0 && stay.arrived < ordered[i - 1].departed)
      return wrong_stay("入境日 " + stay.arrived.to_string() + " 的停留与上一次停留重叠",
                        "the stay from " + stay.arrived.to_string() + " overlaps the one before");
    days += std::max(0, std::min(stay.departed + (-1), last) - std::max(stay.arrived + 1, first) + 1);
  }
  return days;
}

Result<Decimal> working_days_in_china(const NonResidentRules& rules, int whole_days, int part_days) {
  if (whole_days < 0 || part_days < 0)
    return fail(Error(ErrorCode::invalid_input, {"境内工作天数不能是负数", "working days in China cannot be negative"})
                    .way_out({"更正天数", "correct the days"}));
  return (Decimal(whole_days) + Decimal(part_days) * rules.part_day.decimal()).normalized();
}

std::string_view to_string(WageSource source) {
  switch (source) {
    case WageSource::worked_and_borne_in_china: return "worked_and_borne_in_china";
    case WageSource::worked_in_china: return "worked_in_china";
    case WageSource::all_but_abroad: return "all_but_abroad";
    case WageSource::whole_world: return "whole_world";
    case WageSource::borne_in_china: return "borne_in_china";
  }
  return "worked_in_china";
}

Text label(WageSource source) {
  switch (source) {
    case WageSource::worked_and_borne_in_china:
      return {"境内工作且境内支付或负担", "worked in China and borne in China"};
    case WageSource::worked_in_china: return {"境内工作", "worked in China"};
    case WageSource::all_but_abroad: return {"境外工作且境外支付的除外", "all but work abroad paid abroad"};
    case WageSource::whole_world: return {"境内外全部", "income of the whole world"};
    case WageSource::borne_in_china: return {"境内支付或负担", "borne in China"};
  }
  return {};
}

Result<WageSource> wage_source(const NonResidentRules& rules, int residence_days, bool executive,
                               std::span<const YearOfStay> earlier) {
  constexpr int days_of_leap_year = 366;
  if (residence_days < 0 || residence_days > days_of_leap_year)
    return fail(
        Error(ErrorCode::invalid_input, {"一年的居住天数 " + std::to_string(residence_days) + " 不可能",
                                         std::to_string(residence_days) + " residence days in a year is not possible"})
            .way_out({"核对居住天数", "check the days of residence"}));
  if (is_resident(rules, residence_days))
    return six_years_full(rules, earlier) ? WageSource::whole_world : WageSource::all_but_abroad;
  if (residence_days > rules.short_stay_days)
    return executive ? WageSource::all_but_abroad : WageSource::worked_in_china;
  return executive ? WageSource::borne_in_china : WageSource::worked_and_borne_in_china;
}

StatusChange status_change(const NonResidentRules& rules, bool foreseen_resident, bool is_resident, Date clear_on) {
  StatusChange change;
  if (foreseen_resident == is_resident) return change;
  if (is_resident) {
    change.duty = StatusChange::Duty::annual_settlement;
    return change;
  }
  const Month december = clear_on.month() + (12 - clear_on.month_number());
  change.duty = StatusChange::Duty::report_again;
  change.report_from = clear_on;
  change.report_until = december.last_day() + rules.report_days;
  return change;
}

Date report_longer_stay_until(const NonResidentRules& rules, Date reached_on) {
  return reached_on.month().last_day() + rules.report_days;
}

}  // namespace fenhao::tax
