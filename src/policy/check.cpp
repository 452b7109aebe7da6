// `policy check`: everything that is wrong in the text, with file and line, and gaps worth knowing.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "policy/state.h"

namespace fenhao::policy {
namespace {

class Checker {
 public:
  explicit Checker(std::vector<Finding>& findings) : findings_(findings) {}

  void check_place(const PlaceFacts& place) {
    for (const Fact& fact : place.facts) check_fact(fact, place);
    std::map<std::tuple<std::string, std::string, std::string, std::string, FactKind>, std::vector<const Fact*>> groups;
    for (const Fact& fact : place.facts)
      if (!fact.superseded)
        groups[{fact.info.item, fact.info.scheme, fact.household, fact.account, fact.info.kind}].push_back(&fact);
    for (auto& [key, facts] : groups) {
      std::stable_sort(facts.begin(), facts.end(),
                       [](const Fact* a, const Fact* b) { return a->info.from < b->info.from; });
      check_clashes(facts);
      check_gaps(facts);
    }
  }

  void check_links(const PlaceFacts& place) {
    for (const Fact& fact : place.facts) {
      for (const std::string& id : fact.amends)
        if (!lines_.contains(id))
          error(fact, {"amends 指向不存在的事实 " + id, "amends names a fact that does not exist: " + id});
      if (!fact.conflict) continue;
      for (const std::string& id : fact.conflict->with)
        if (looks_like_id(id) && !lines_.contains(id))
          error(fact,
                {"conflict.with 指向不存在的事实 " + id, "conflict.with names a fact that does not exist: " + id});
    }
  }

 private:
  static bool looks_like_id(const std::string& text) {
    return text.size() > 7 &&
           std::all_of(text.begin(), text.begin() + 6, [](char c) { return c >= '0' && c <= '9'; }) && text[6] == '-';
  }

  void add(const Fact& fact, bool is_error, Text message) {
    findings_.push_back({.is_error = is_error,
                         .file = fact.info.file,
                         .line = fact.info.line,
                         .message = {fact.info.id + "：" + message.zh, fact.info.id + ": " + message.en}});
  }
  void error(const Fact& fact, Text message) { add(fact, true, std::move(message)); }
  void note(const Fact& fact, Text message) { add(fact, false, std::move(message)); }

  void check_fact(const Fact& fact, const PlaceFacts& place) {
    const auto [first, fresh] = lines_.emplace(fact.info.id, fact.info.file + ":" + std::to_string(fact.info.line));
    if (!fresh)
      error(fact, {"编号重复，已见于 " + first->second, "the id is not unique; first seen at " + first->second});
    if (!fact.info.id.starts_with(place.place.code + "-"))
      error(fact, {"编号应以地点代码 " + place.place.code + "- 开头",
                   "the id must begin with the place code " + place.place.code + "-"});
    if (fact.info.to && fact.info.from > *fact.info.to) error(fact, {"from 晚于 to", "from is after to"});
    if (fact.floor && fact.cap && *fact.floor > *fact.cap)
      error(fact, {"缴费基数下限高于上限", "the base floor exceeds the cap"});
    if (fact.total_floor && fact.total_cap && *fact.total_floor > *fact.total_cap)
      error(fact, {"合计缴存额下限高于上限", "the least total deposit exceeds the most"});
    for (const auto& amount : {fact.floor, fact.cap, fact.employer.fixed, fact.employee.fixed, fact.monthly,
                               fact.hourly, fact.amount, fact.value})
      if (amount && amount->is_negative()) error(fact, {"金额为负", "a negative amount"});
    check_rates(fact);
    if (fact.conflict && fact.info.origin == Origin::library && fact.superseded && fact.conflict->preferred)
      error(fact, {"已被取代的事实不能是采用的一方", "a superseded fact cannot be the preferred side"});
  }

  void check_rates(const Fact& fact) {
    const Rate most = *Rate::parse("0.5");
    const auto check = [&](const std::optional<Rate>& rate, std::string_view what) {
      if (rate && (*rate < Rate{} || *rate > most))
        error(fact, {std::string(what) + " " + rate->percent() + " 不在 0–50% 之间",
                     "the rate " + rate->percent() + " is outside 0-50%"});
    };
    check(fact.employer.rate, "单位费率");
    check(fact.employee.rate, "个人费率");
    check(fact.rate_floor, "最低费率");
    for (const Side* side : {&fact.employer, &fact.employee})
      if (side->range) {
        check(side->range->min, "费率范围下端");
        check(side->range->max, "费率范围上端");
      }
  }

  static bool share_area(const Fact& a, const Fact& b) {
    if (a.areas.empty() || b.areas.empty()) return a.areas.empty() && b.areas.empty();
    return std::any_of(a.areas.begin(), a.areas.end(), [&](const std::string& area) {
      return std::find(b.areas.begin(), b.areas.end(), area) != b.areas.end();
    });
  }

  static bool both_marked(const Fact& a, const Fact& b, Parameter parameter) {
    const auto covers = [&](const Fact& fact) {
      const auto& fields = fact.conflict->fields;
      return fields.empty() || std::find(fields.begin(), fields.end(), parameter) != fields.end();
    };
    return a.conflict && b.conflict && covers(a) && covers(b);
  }

  static bool amends(const Fact& later, const Fact& earlier) {
    return std::find(later.amends.begin(), later.amends.end(), earlier.info.id) != later.amends.end();
  }

  // Two values for the same days: the same start, or a later start before the stated end of the earlier one.
  void check_clashes(const std::vector<const Fact*>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i)
      for (std::size_t j = i + 1; j < facts.size(); ++j) {
        const Fact& earlier = *facts[i];
        const Fact& later = *facts[j];
        const bool same_start = earlier.info.from == later.info.from;
        const bool inside = earlier.info.to && later.info.from <= *earlier.info.to;
        if ((!same_start && !inside) || !share_area(earlier, later) || amends(later, earlier)) continue;
        for (const Parameter parameter : stated_parameters(earlier)) {
          if (!later.states(parameter) || earlier.agrees_with(later, parameter) ||
              both_marked(earlier, later, parameter))
            continue;
          const Text mine = later.words(parameter);
          const Text theirs = earlier.words(parameter);
          error(later, {label(parameter).zh + " " + mine.zh + " 与 " + earlier.info.id + " 的 " + theirs.zh +
                            " 时间重叠而未标明分歧；请在双方写 conflict（有证据时 preferred），或在后者写 amends",
                        label(parameter).en + " " + mine.en + " overlaps " + earlier.info.id + " with " + theirs.en +
                            " and is not marked; write conflict on both sides (preferred with evidence), or amends on "
                            "the later one"});
        }
      }
  }

  void check_gaps(const std::vector<const Fact*>& facts) {
    std::map<std::pair<Parameter, std::vector<std::string>>, std::pair<Date, const Fact*>> covered;
    std::set<std::tuple<Parameter, std::vector<std::string>>> open;
    for (const Fact* fact : facts)
      for (const Parameter parameter : stated_parameters(*fact)) {
        if (open.contains({parameter, fact->areas})) continue;
        auto& [until, last] = covered[{parameter, fact->areas}];
        if (last && fact->info.from > until + 1 && fact->from_kind == FromKind::start)
          note(*fact, {label(parameter).zh + "：" + (until + 1).to_string() + " 至 " +
                           (fact->info.from - 1).to_string() + " 没有记载",
                       label(parameter).en + ": nothing stated from " + (until + 1).to_string() + " to " +
                           (fact->info.from - 1).to_string()});
        if (!fact->info.to) {
          open.insert({parameter, fact->areas});
          continue;
        }
        if (!last || *fact->info.to > until) {
          until = *fact->info.to;
          last = fact;
        }
      }
  }

  std::vector<Finding>& findings_;
  std::map<std::string, std::string> lines_;  // id → where it was seen
};

}  // namespace

std::vector<Finding> Library::check() const {
  std::vector<Finding> findings;
  for (const Error& error : state_->archive.reading_errors())
    findings.push_back(
        {.is_error = true, .file = error.where().file, .line = error.where().row, .message = error.message()});
  Checker checker(findings);
  for (const Place& place : state_->archive.places())
    if (const auto facts = state_->archive.facts(place.code)) checker.check_place(**facts);
  for (const Place& place : state_->archive.places())
    if (const auto facts = state_->archive.facts(place.code)) checker.check_links(**facts);
  for (const auto& [code, facts] : state_->company) checker.check_place(facts);
  return findings;
}

}  // namespace fenhao::policy
