#include "people/employment.h"

#include <algorithm>
#include <tuple>

namespace fenhao::people {
namespace {

constexpr Date open_end = Date::from_days(2'932'896);  // 9999-12-31

Status check_order(const Employment& one) {
  if (!one.last_day || *one.last_day >= one.from) return {};
  return fail(Error(ErrorCode::invalid_input,
                    {"最后工作日 " + one.last_day->to_string() + " 早于开始日 " + one.from.to_string(),
                     "the last day " + one.last_day->to_string() + " is before the first, " + one.from.to_string()})
                  .at({.subject = one.employee})
                  .way_out({"更正其中一个日期", "correct one of the dates"}));
}

}  // namespace

Period period_of(const Employment& employment) {
  return {employment.from, employment.last_day ? *employment.last_day + 1 : open_end};
}

std::vector<Employment> segments_in(const std::vector<Employment>& employments, Period period) {
  std::vector<Employment> segments;
  for (const auto& employment : employments) {
    const Period met = period_of(employment).overlap(period);
    if (met.empty()) continue;
    segments.push_back(employment);
    segments.back().from = met.from;
    segments.back().last_day = met.to - 1;
  }
  std::stable_sort(segments.begin(), segments.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
  return segments;
}

Status check_stretches(const std::vector<Employment>& employments) {
  std::vector<const Employment*> ordered;
  for (const auto& one : employments) {
    FENHAO_CHECK(check_order(one));
    ordered.push_back(&one);
  }
  const auto key = [](const Employment* one) { return std::tie(one->employee, one->entity, one->from); };
  std::sort(ordered.begin(), ordered.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    const Employment &before = *ordered[i - 1], &next = *ordered[i];
    if (before.employee != next.employee || before.entity != next.entity) continue;
    const Period both = period_of(before).overlap(period_of(next));
    if (both.empty()) continue;
    return fail(Error(ErrorCode::conflict, {"同一主体的两段任职在 " + both.to_string() + " 重叠",
                                            "two stretches at one entity overlap in " + both.to_string()})
                    .at({.subject = next.employee})
                    .way_out({"先结束前一段任职，再开始后一段", "end the earlier stretch before the next begins"}));
  }
  return {};
}

}  // namespace fenhao::people
