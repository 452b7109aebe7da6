// Versions of a salary group's text: which one holds for an earning month, as known at a moment. Pure. Moments are
// UTC texts "2026-11-22T10:00:00Z", which compare as they stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "payroll/month_facts.h"

namespace fenhao::payroll {

enum class ReleaseState { draft, published, retired };

// A text from an earning month on. The text itself is found by its digest (SHA-256, hex).
struct RuleRelease {
  std::int64_t id = 0;
  std::string group;
  std::string digest;
  EarningMonth from{Month{}};
  std::string note;
  std::string submitted_by, submitted_at;
  std::string published_by, published_at;  // empty = draft
  std::int64_t replaces = 0;               // what was in force for `from` when it was published; 0 = the text in files
  std::string retired_by, retired_at;

  ReleaseState state() const;
};

// A release with chosen people for some months.
struct RulePilot {
  std::int64_t id = 0;
  std::int64_t release = 0;
  EarningMonth from{Month{}}, to{Month{}};  // first and last month
  PilotScope scope;
  std::string started_by, started_at;
  std::string ended_by, ended_at;  // empty = not ended early
};

std::string_view to_string(ReleaseState state);
Text label(ReleaseState state);

// How a digest is named on screen and in a run's keys: its first eight digits.
inline constexpr std::size_t short_digest_length = 8;
inline std::string short_digest(const std::string& digest) { return digest.substr(0, short_digest_length); }

// The end of a day in China (UTC+8): what was known by then was known on the day.
std::string end_of_day(Date day);

// The published release of the group with the latest `from` not after the month; of equal ones the later published.
// Null when none was known: the text in files holds.
const RuleRelease* in_force(const std::vector<RuleRelease>& releases, std::string_view group, EarningMonth month, std::string_view moment);

// Running for the month as known at the moment.
bool is_running(const RulePilot& pilot, EarningMonth month, std::string_view moment);

// Pilots of one group that share a month, and the version, an employee or an entity: it would be open which one pays.
bool collide(const RulePilot& a, const RulePilot& b);

}  // namespace fenhao::payroll
