// Finds which fact governs a parameter for a person, place and month as known on a date.
//
// Every parameter has its own timeline. At one place the fact that fits best (employer account, district, named
// scheme, main scheme), is not stale, is counter practice before paper, and began last, wins. Places are asked
// from near to far: what the company recorded, then district, city, province, nation; a stale yearly figure of a
// near place gives way to a fresh one of a wider place. A fact holds for a month when it holds on any day of it. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "policy/facts.h"
#include "policy/reading.h"

namespace fenhao::policy {

// What is asked, apart from the parameter.
struct Asked {
  Place place;
  std::string item;
  Attributes attributes;
  Month month;
  Date known;
  std::string account;
};

// Facts of one place and origin, in the order places are asked.
struct Level {
  const PlaceFacts* facts = nullptr;
  Origin origin = Origin::library;
};

enum class Doubt {
  stale,              // older than its kind's usual life
  conflict_one_side,  // sources disagree and the other side is not in force here
  only_scheme,        // no scheme was stated; the place has just this one
  borrowed_tier,      // the tier's cities are named by a later notice only
  carried_over,       // 暂按上年
  district_unstated,  // districts here differ, and the person's is not stated
};

struct Found {
  const Fact* fact = nullptr;
  std::size_t level = 0;  // how far away: index into the levels asked
  std::vector<Doubt> doubts;
};

class Lookup {
 public:
  Lookup(std::vector<Level> levels, Asked asked, const Reading& reading);

  const Asked& asked() const { return asked_; }

  // Nothing when no fact states the parameter for this month; an error when sources disagree, or when a scheme
  // must be stated.
  Result<std::optional<Found>> find(Parameter parameter) const;
  // The last value that ended before the month, for 暂按上年.
  std::optional<Found> last_ended(Parameter parameter) const;
  // The fact in force that sends the person's scheme to another place's standard, or null.
  const Fact* followed_elsewhere() const;
  // Some fact states the parameter for another time.
  bool stated_ever(Parameter parameter) const { return nearest(parameter) != nullptr; }
  // "未知", with the nearest known value and the way out.
  Error unknown(Parameter parameter) const;

  // Scheme names of the item that a person may be enrolled in by name at the places asked.
  std::vector<std::string> scheme_names() const;
  // Of those, the place's own and the industry classes: not the tiers of a province.
  std::vector<std::string> own_scheme_names() const;

 private:
  // How well a fact fits the person; higher is closer.
  enum class Fit { none, main, scheme, area, account };
  struct Candidate {
    const Fact* fact;
    Fit fit;
    bool borrowed;
  };

  std::vector<std::string> names_where(bool (Lookup::*wanted)(const Fact&, const Level&) const) const;
  bool nameable(const Fact& fact, const Level& level) const;
  bool nameable_here(const Fact& fact, const Level& level) const;
  bool visible(const Fact& fact) const;
  bool holds(const Fact& fact, const Level& level, Parameter parameter) const;
  Candidate fit(const Fact& fact, const Level& level) const;
  Fit area_fit(const Fact& fact, const std::vector<std::string>& areas, const Level& level) const;
  bool own_place(const Level& level) const;
  bool named_elsewhere(const Fact& tier, const Level& level) const;
  std::vector<const Fact*> rivals(const Fact& fact, const Level& level, Parameter parameter) const;
  bool districts_differ(const Candidate& chosen, const Level& level, Parameter parameter) const;
  bool loses(const Fact& fact, const Level& level, Parameter parameter) const;
  std::vector<Candidate> usable(const Level& level, Parameter parameter) const;
  Result<std::optional<Found>> find_at(std::size_t level, Parameter parameter) const;
  Result<std::optional<Found>> only_scheme(std::size_t level, Parameter parameter) const;
  const Fact* nearest(Parameter parameter) const;
  Text tier_words(Parameter parameter) const;
  Error disagreement(const Fact& one, const Fact& other, Parameter parameter) const;

  std::vector<Level> levels_;
  Asked asked_;
  const Reading& reading_;
};

// "浦东新区" and "浦东" are one area: administrative endings do not count.
bool same_area(std::string_view a, std::string_view b);

}  // namespace fenhao::policy
