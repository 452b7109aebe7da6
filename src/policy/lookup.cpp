#include "policy/lookup.h"

#include <algorithm>
#include <tuple>

namespace fenhao::policy {
namespace {

bool meets(const Fact& fact, Month month) {
  return fact.info.from <= month.last_day() && (!fact.info.to || *fact.info.to >= month.first_day());
}

bool overlap(const Fact& a, const Fact& b) {
  return (!a.info.to || b.info.from <= *a.info.to) && (!b.info.to || a.info.from <= *b.info.to);
}

bool mentions(const Fact& fact, const std::string& id) {
  return fact.conflict &&
         std::find(fact.conflict->with.begin(), fact.conflict->with.end(), id) != fact.conflict->with.end();
}

Text subject(const Asked& asked, Parameter parameter) {
  const Text item = item_label(asked.item);
  const Text what = label(parameter);
  return {asked.place.name + " " + asked.month.to_string() + " " + item.zh + " " + what.zh,
          asked.place.name + " " + asked.month.to_string() + " " + item.en + " " + what.en};
}

Text cited(const Fact& fact, Parameter parameter) {
  const Text span = span_words(fact);
  const Text value = fact.words(parameter);
  const std::string& title = fact.info.source.title;
  return {span.zh + " " + value.zh + "（" + fact.info.id + "，可信度" + label(fact.info.confidence).zh + "，来源：" +
              title + "）",
          span.en + " " + value.en + " (" + fact.info.id + ", confidence " + label(fact.info.confidence).en +
              ", source: " + title + ")"};
}

Location place_of(const Fact& fact) { return {.file = fact.info.file, .row = fact.info.line, .subject = fact.info.id}; }

}  // namespace

Lookup::Lookup(std::vector<Level> levels, Asked asked, const Reading& reading)
    : levels_(std::move(levels)), asked_(std::move(asked)), reading_(reading) {}

// A row that says how long the main scheme's value lasts ends an open row of the same value.
bool Lookup::holds(const Fact& fact, const Level& level, Parameter parameter) const {
  if (!meets(fact, asked_.month)) return false;
  if (fact.info.to || reading_.kind_of(fact.info.scheme) != SchemeKind::main) return true;
  return std::none_of(level.facts->facts.begin(), level.facts->facts.end(), [&](const Fact& limit) {
    return reading_.kind_of(limit.info.scheme) == SchemeKind::limit && visible(limit) &&
           limit.info.from >= fact.info.from && limit.states(parameter) && limit.agrees_with(fact, parameter) &&
           limit.info.to && *limit.info.to < asked_.month.first_day();
  });
}

// The other sides of a marked disagreement about the parameter.
std::vector<const Fact*> Lookup::rivals(const Fact& fact, const Level& level, Parameter parameter) const {
  std::vector<const Fact*> found;
  if (!fact.conflict) return found;
  const auto& fields = fact.conflict->fields;
  if (!fields.empty() && std::find(fields.begin(), fields.end(), parameter) == fields.end()) return found;
  for (const Fact& other : level.facts->facts) {
    if (&other == &fact || !other.conflict || !visible(other) || !other.states(parameter) ||
        other.agrees_with(fact, parameter))
      continue;
    const bool linked = mentions(fact, other.info.id) || mentions(other, fact.info.id);
    const bool alike = other.info.scheme == fact.info.scheme && other.areas == fact.areas && overlap(other, fact);
    if (linked || alike) found.push_back(&other);
  }
  return found;
}

// The worse supported side gives way from the day the preferred side begins, also after that one has ended.
bool Lookup::loses(const Fact& fact, const Level& level, Parameter parameter) const {
  if (!fact.conflict || fact.conflict->preferred) return false;
  const auto others = rivals(fact, level, parameter);
  return std::any_of(others.begin(), others.end(), [&](const Fact* other) {
    return other->conflict->preferred && other->info.from <= asked_.month.last_day();
  });
}

// The place's general value is used for somebody whose district is not stated, and districts have others.
bool Lookup::districts_differ(const Candidate& chosen, const Level& level, Parameter parameter) const {
  if (chosen.fit != Fit::main || !own_place(level) || !asked_.attributes.district.empty()) return false;
  return std::any_of(level.facts->facts.begin(), level.facts->facts.end(), [&](const Fact& fact) {
    return visible(fact) && !fact.superseded && !fact.areas.empty() && fact.states(parameter) &&
           holds(fact, level, parameter) && !fact.agrees_with(*chosen.fact, parameter);
  });
}

// Facts of a level that may speak on the parameter, whatever their time.
std::vector<Lookup::Candidate> Lookup::usable(const Level& level, Parameter parameter) const {
  std::vector<Candidate> candidates;
  for (const Fact& fact : level.facts->facts) {
    if (!visible(fact) || fact.superseded || !fact.states(parameter)) continue;
    const Candidate candidate = fit(fact, level);
    if (candidate.fit != Fit::none && !loses(fact, level, parameter)) candidates.push_back(candidate);
  }
  return candidates;
}

Error Lookup::disagreement(const Fact& one, const Fact& other, Parameter parameter) const {
  const Text what = subject(asked_, parameter);
  const Text a = cited(one, parameter);
  const Text b = cited(other, parameter);
  return Error(ErrorCode::conflict, {what.zh + " 来源不一致，不能取用：" + a.zh + "；" + b.zh,
                                     what.en + ": sources disagree: " + a.en + "; " + b.en})
      .at(place_of(one))
      .way_out({"向经办机构核实后，登记为本公司事实（写明依据），或在政策库标明采用哪一方",
                "verify with the authority, then record a company fact with its evidence, or mark the preferred side "
                "in the library"});
}

Result<std::optional<Found>> Lookup::find_at(std::size_t index, Parameter parameter) const {
  const Level& level = levels_[index];
  std::vector<Candidate> candidates = usable(level, parameter);
  std::erase_if(candidates, [&](const Candidate& candidate) { return !holds(*candidate.fact, level, parameter); });
  if (candidates.empty()) return only_scheme(index, parameter);

  const auto rank = [&](const Candidate& candidate) {
    const Fact& fact = *candidate.fact;
    return std::tuple(candidate.fit, !reading_.stale(fact, parameter, asked_.month),
                      fact.info.kind == FactKind::counter, fact.info.from, fact.conflict && fact.conflict->preferred,
                      -static_cast<int>(fact.info.confidence));
  };
  const auto best = std::max_element(candidates.begin(), candidates.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  const Fact& fact = *best->fact;
  const bool preferred = fact.conflict && fact.conflict->preferred;
  const auto disputing = rivals(fact, level, parameter);
  for (const Candidate& other : candidates) {
    if (preferred || other.fact == &fact || other.fit != best->fit || other.fact->agrees_with(fact, parameter))
      continue;
    const bool same_start = other.fact->info.from == fact.info.from && other.fact->info.kind == fact.info.kind;
    const bool marked = std::find(disputing.begin(), disputing.end(), other.fact) != disputing.end();
    if (same_start || marked) return fail(disagreement(fact, *other.fact, parameter));
  }

  Found found{.fact = &fact, .level = index};
  if (reading_.stale(fact, parameter, asked_.month)) found.doubts.push_back(Doubt::stale);
  if (best->borrowed) found.doubts.push_back(Doubt::borrowed_tier);
  if (districts_differ(*best, level, parameter)) found.doubts.push_back(Doubt::district_unstated);
  if (fact.conflict && !preferred &&
      (!disputing.empty() || fact.conflict->fields.empty() ||
       std::find(fact.conflict->fields.begin(), fact.conflict->fields.end(), parameter) != fact.conflict->fields.end()))
    found.doubts.push_back(Doubt::conflict_one_side);
  return found;
}

// Nobody stated a scheme and the place has no main one: its single scheme, or an error listing them.
Result<std::optional<Found>> Lookup::only_scheme(std::size_t index, Parameter parameter) const {
  const Level& level = levels_[index];
  if (!asked_.attributes.scheme.empty() || !own_place(level)) return std::nullopt;
  std::vector<std::string> schemes;
  for (const Fact& fact : level.facts->facts) {
    if (!visible(fact) || fact.superseded || !fact.states(parameter) || !fact.areas.empty()) continue;
    const SchemeKind kind = reading_.kind_of(fact.info.scheme);
    if (kind == SchemeKind::main) return std::nullopt;  // there is a main scheme; it is silent this month
    const bool choosable = kind == SchemeKind::named || kind == SchemeKind::rest;
    if (choosable && holds(fact, level, parameter) &&
        std::find(schemes.begin(), schemes.end(), fact.info.scheme) == schemes.end())
      schemes.push_back(fact.info.scheme);
  }
  if (schemes.empty()) return std::nullopt;
  // "The rest" by itself: the other tiers name their cities, and none names this place.
  if (schemes.size() == 1 && reading_.kind_of(schemes.front()) == SchemeKind::rest) return std::nullopt;
  if (schemes.size() > 1) {
    const Text what = subject(asked_, parameter);
    return fail(Error(ErrorCode::not_found, {what.zh + " 按方案或档次分别规定，须先填明：" + joined(schemes),
                                             what.en + " depends on the scheme; state one of: " + joined(schemes)})
                    .way_out({"在人员档案里填写参保方案（档次）", "fill in the scheme (tier) in the person's record"}));
  }
  Asked named = asked_;
  named.attributes.scheme = schemes.front();
  FENHAO_TRY(found, Lookup(levels_, std::move(named), reading_).find_at(index, parameter));
  if (found) found->doubts.push_back(Doubt::only_scheme);
  return std::move(found);
}

Result<std::optional<Found>> Lookup::find(Parameter parameter) const {
  std::optional<Found> stale;
  for (std::size_t index = 0; index < levels_.size(); ++index) {
    auto at_level = find_at(index, parameter);
    if (!at_level) {
      if (stale) break;
      return fail(std::move(at_level).error());
    }
    if (!*at_level) continue;
    const bool settled =
        !reading_.yields(asked_.item, parameter) || !reading_.stale(*(*at_level)->fact, parameter, asked_.month);
    if (settled || levels_[index].origin == Origin::company) return std::move(*at_level);
    if (!stale) stale = std::move(*at_level);
  }
  return stale;
}

std::optional<Found> Lookup::last_ended(Parameter parameter) const {
  for (std::size_t index = 0; index < levels_.size(); ++index) {
    const Fact* last = nullptr;
    for (const Candidate& candidate : usable(levels_[index], parameter)) {
      const Fact& fact = *candidate.fact;
      if (!fact.info.to || *fact.info.to >= asked_.month.first_day()) continue;
      if (!last || std::tuple(*last->info.to, last->info.from) < std::tuple(*fact.info.to, fact.info.from))
        last = &fact;
    }
    if (last) return Found{.fact = last, .level = index, .doubts = {Doubt::carried_over}};
  }
  return std::nullopt;
}

// Once the company has recorded the scheme itself, its own facts are the standard.
const Fact* Lookup::followed_elsewhere() const {
  if (asked_.attributes.scheme.empty()) return nullptr;
  for (const Level& level : levels_)
    for (const Fact& fact : level.facts->facts) {
      if (!visible(fact) || fact.info.scheme != asked_.attributes.scheme || !meets(fact, asked_.month)) continue;
      if (level.origin == Origin::company) return nullptr;
      if (!fact.follows.empty()) return &fact;
    }
  return nullptr;
}

const Fact* Lookup::nearest(Parameter parameter) const {
  const Fact* best = nullptr;
  int best_distance = 0;
  for (const Level& level : levels_)
    for (const Candidate& candidate : usable(level, parameter)) {
      const Fact& fact = *candidate.fact;
      const bool later = fact.info.from > asked_.month.last_day();
      const int distance =
          later ? fact.info.from.month() - asked_.month : asked_.month - fact.info.to.value_or(fact.info.from).month();
      if (best && distance >= best_distance) continue;
      best = &fact;
      best_distance = distance;
    }
  return best;
}

// Tiers of a wider place that hold this month and name no city: "一档 2330、二档 2200".
Text Lookup::tier_words(Parameter parameter) const {
  Text words;
  for (const Level& level : levels_)
    for (const Fact& fact : level.facts->facts) {
      const bool tier = visible(fact) && !fact.superseded && fact.areas.empty() &&
                        reading_.kind_of(fact.info.scheme) == SchemeKind::named;
      if (!tier || !fact.states(parameter) || !meets(fact, asked_.month)) continue;
      const Text value = fact.words(parameter);
      words.zh += (words.zh.empty() ? "" : "、") + fact.info.scheme + " " + value.zh;
      words.en += (words.en.empty() ? "" : ", ") + fact.info.scheme + " " + value.en;
    }
  return words;
}

Error Lookup::unknown(Parameter parameter) const {
  Text message = subject(asked_, parameter);
  message.zh += " 未知";
  message.en += " is not known";
  Text hint{"请取得当地通知后登记为本公司事实（写明依据和日期）",
            "obtain the local notice and record it as a company fact with evidence and date"};
  const Fact* near = nearest(parameter);
  if (const Text tiers = tier_words(parameter); !near && !tiers.empty()) {
    message.zh += "；本省分档而未载明所属档次：" + tiers.zh;
    message.en += "; the province has tiers and does not say which applies: " + tiers.en;
  }
  if (!near) return Error(ErrorCode::not_found, std::move(message)).way_out(std::move(hint));
  const Text known = cited(*near, parameter);
  message.zh += "；最近已知：" + known.zh;
  message.en += "; nearest known: " + known.en;
  if (near->info.to && *near->info.to < asked_.month.first_day()) {
    hint.zh += "；新标准未公布时可作出“暂按上年”决定，公布后补差";
    hint.en += "; while no new figure is published, decide to carry last year's over and settle later";
  }
  return Error(ErrorCode::not_found, std::move(message)).at(place_of(*near)).way_out(std::move(hint));
}

}  // namespace fenhao::policy
