// Rule texts, their releases, pilots and the comparisons that were seen, in the database. What changes a release
// writes to the audit chain in the same transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "payroll/rule_release.h"
#include "store/store.h"

namespace fenhao::payroll {

// By group, from, id.
Result<std::vector<RuleRelease>> load_releases(store::Store& store);
Result<std::vector<RulePilot>> load_pilots(store::Store& store);

// Keeps a text by its content and returns its digest; a text that is there already stays as it is.
Result<std::string> keep_rule_text(store::Store& store, const std::string& group, const std::string& text);
// not_found when no text has the digest.
Result<std::string> load_rule_text(store::Store& store, const std::string& digest);

// A draft; id and submitted_at are filled in.
Result<RuleRelease> submit_release(store::Store& store, RuleRelease draft);
// conflict when the release is no draft any more.
Status mark_published(store::Store& store, const RuleRelease& release, std::int64_t replaces, const std::string& actor);
// conflict when it is retired already.
Status mark_retired(store::Store& store, const RuleRelease& release, const std::string& actor);

Result<RulePilot> start_pilot(store::Store& store, RulePilot pilot, const RuleRelease& release);
Status end_pilot(store::Store& store, const RulePilot& pilot, const RuleRelease& release, const std::string& actor);

// What a text changes in a run, as it was seen.
struct SeenComparison {
  std::string digest, group;
  std::int64_t run = 0;
  std::string by, at;
  std::int64_t people = 0, changed = 0, failed = 0;
  Money net_change;
};
Status record_comparison(store::Store& store, const SeenComparison& seen);
// The latest of a text with a run.
Result<std::optional<SeenComparison>> comparison_of(store::Store& store, const std::string& digest, std::int64_t run);

}  // namespace fenhao::payroll
