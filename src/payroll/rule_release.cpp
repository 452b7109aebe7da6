#include "payroll/rule_release.h"

#include <algorithm>
#include <tuple>

namespace fenhao::payroll {
namespace {

bool share_one(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& code) { return b.contains(code); });
}

}  // namespace

ReleaseState RuleRelease::state() const {
  if (!retired_at.empty()) return ReleaseState::retired;
  return published_at.empty() ? ReleaseState::draft : ReleaseState::published;
}

std::string_view to_string(ReleaseState state) {
  switch (state) {
    case ReleaseState::draft: return "draft";
    case ReleaseState::published: return "published";
    case ReleaseState::retired: return "retired";
  }
  return "";
}

Text label(ReleaseState state) {
  const char* zh = state == ReleaseState::draft ? "草稿" : state == ReleaseState::published ? "已发布" : "已撤下";
  return {zh, std::string(to_string(state))};
}

std::string end_of_day(Date day) { return day.to_string() + "T15:59:59Z"; }

const RuleRelease* in_force(const std::vector<RuleRelease>& releases, std::string_view group, EarningMonth month, std::string_view moment) {
  const RuleRelease* latest = nullptr;
  for (const auto& release : releases) {
    if (release.group != group || release.published_at.empty() || month < release.from) continue;
    if (release.published_at > moment || (!release.retired_at.empty() && release.retired_at <= moment)) continue;
    const auto order = [](const RuleRelease& each) { return std::tuple(each.from.month.index(), each.published_at, each.id); };
    if (!latest || order(*latest) < order(release)) latest = &release;
  }
  return latest;
}

bool is_running(const RulePilot& pilot, EarningMonth month, std::string_view moment) {
  if (month < pilot.from || pilot.to < month || pilot.started_at > moment) return false;
  return pilot.ended_at.empty() || pilot.ended_at > moment;
}

bool collide(const RulePilot& a, const RulePilot& b) {
  if (a.to < b.from || b.to < a.from) return false;
  return a.release == b.release || share_one(a.scope.employees, b.scope.employees) || share_one(a.scope.entities, b.scope.entities);
}

}  // namespace fenhao::payroll
