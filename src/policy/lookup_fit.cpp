// Whether a fact concerns the person asked about: scheme, household, account and area.
#include <algorithm>
#include <array>

#include "policy/lookup.h"

namespace fenhao::policy {
namespace {

bool is_province(const std::string& code) { return code.ends_with("0000"); }

bool says_the_rest(const std::vector<std::string>& areas) {
  static constexpr std::array<std::string_view, 3> words{"其他市", "其他市县", "其余"};
  return std::any_of(areas.begin(), areas.end(), [](const std::string& area) {
    return std::find(words.begin(), words.end(), area) != words.end();
  });
}

bool names(const std::vector<std::string>& areas, const std::vector<std::string>& wanted) {
  return std::any_of(areas.begin(), areas.end(), [&](const std::string& area) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& name) { return same_area(area, name); });
  });
}

// The cities of a tier that does not list them: those of the same tier's notice before it, else of the next one.
const Fact* tier_with_areas(const Fact& tier, const PlaceFacts& place, bool backward_allowed) {
  const Fact* before = nullptr;
  const Fact* after = nullptr;
  for (const Fact& other : place.facts) {
    if (other.areas.empty() || other.info.item != tier.info.item || other.info.scheme != tier.info.scheme) continue;
    if (other.info.from <= tier.info.from) {
      if (!before || before->info.from < other.info.from) before = &other;
    } else if (!after || other.info.from < after->info.from) {
      after = &other;
    }
  }
  return before ? before : backward_allowed ? after : nullptr;
}

}  // namespace

bool same_area(std::string_view a, std::string_view b) {
  static constexpr std::array<std::string_view, 10> endings{"市", "省", "区",   "县",   "旗",
                                                            "盟", "州", "地区", "新区", "自治州"};
  if (a == b) return !a.empty();
  if (a.size() > b.size()) std::swap(a, b);
  return !a.empty() && b.starts_with(a) &&
         std::find(endings.begin(), endings.end(), b.substr(a.size())) != endings.end();
}

bool Lookup::visible(const Fact& fact) const {
  return fact.info.recorded <= asked_.known && fact.info.item == asked_.item;
}

bool Lookup::own_place(const Level& level) const {
  const std::string& code = level.facts->place.code;
  if (code == asked_.place.code) return true;
  return !is_province(code) && asked_.place.code.starts_with(code.substr(0, 4));
}

// A tier that covers the rest covers a city no other tier of the same notice names.
bool Lookup::named_elsewhere(const Fact& tier, const Level& level) const {
  std::vector<std::string> own_names;
  for (const Level& other : levels_)
    if (own_place(other)) own_names.push_back(other.facts->place.name);
  for (const Fact& other : level.facts->facts) {
    if (&other == &tier || !visible(other) || other.info.from != tier.info.from) continue;
    const Fact* source = other.areas.empty() ? tier_with_areas(other, *level.facts, true) : &other;
    if (source && names(source->areas, own_names)) return true;
  }
  return false;
}

Lookup::Fit Lookup::area_fit(const Fact& fact, const std::vector<std::string>& areas, const Level& level) const {
  std::vector<std::string> wanted;
  if (own_place(level)) {
    if (!asked_.attributes.district.empty()) wanted.push_back(asked_.attributes.district);
    if (level.facts->place.name != asked_.place.name) wanted.push_back(asked_.place.name);
  } else {
    for (const Level& other : levels_)
      if (own_place(other)) wanted.push_back(other.facts->place.name);
    if (says_the_rest(areas) && !named_elsewhere(fact, level)) return Fit::area;
  }
  return names(areas, wanted) ? Fit::area : Fit::none;
}

Lookup::Candidate Lookup::fit(const Fact& fact, const Level& level) const {
  Candidate candidate{&fact, Fit::none, false};
  const std::string& scheme = fact.info.scheme;
  const SchemeKind kind = reading_.kind_of(scheme);
  if (kind == SchemeKind::advice || kind == SchemeKind::limit) return candidate;
  if (!fact.account.empty() && fact.account != asked_.account) return candidate;
  if (!fact.household.empty() && fact.household != asked_.attributes.household) return candidate;

  const bool by_name = !scheme.empty() && scheme == asked_.attributes.scheme;
  if (!fact.areas.empty()) {
    candidate.fit = area_fit(fact, fact.areas, level);
  } else if (kind == SchemeKind::main) {
    candidate.fit = Fit::main;
  } else if (kind == SchemeKind::rest) {
    candidate.fit = own_place(level) || named_elsewhere(fact, level) ? Fit::none : Fit::area;
  } else if (!own_place(level)) {
    const bool backward_allowed = asked_.item != "minimum_wage";
    if (const Fact* tier = tier_with_areas(fact, *level.facts, backward_allowed)) {
      candidate.fit = area_fit(fact, tier->areas, level);
      candidate.borrowed = candidate.fit != Fit::none && tier->info.from > fact.info.from;
    }
  }
  if (candidate.fit == Fit::none && by_name) candidate.fit = Fit::scheme;
  if (candidate.fit != Fit::none && !fact.account.empty()) candidate.fit = Fit::account;
  return candidate;
}

bool Lookup::nameable(const Fact& fact, const Level&) const {
  const SchemeKind kind = reading_.kind_of(fact.info.scheme);
  return visible(fact) && fact.areas.empty() && (kind == SchemeKind::named || kind == SchemeKind::industry);
}

bool Lookup::nameable_here(const Fact& fact, const Level& level) const {
  return nameable(fact, level) && (own_place(level) || reading_.kind_of(fact.info.scheme) == SchemeKind::industry);
}

std::vector<std::string> Lookup::names_where(bool (Lookup::*wanted)(const Fact&, const Level&) const) const {
  std::vector<std::string> found;
  for (const Level& level : levels_)
    for (const Fact& fact : level.facts->facts)
      if ((this->*wanted)(fact, level) && std::find(found.begin(), found.end(), fact.info.scheme) == found.end())
        found.push_back(fact.info.scheme);
  return found;
}

std::vector<std::string> Lookup::scheme_names() const { return names_where(&Lookup::nameable); }

std::vector<std::string> Lookup::own_scheme_names() const { return names_where(&Lookup::nameable_here); }

}  // namespace fenhao::policy
