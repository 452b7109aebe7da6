// Which rule text pays whom in a month, and how a text comes into force: submitted, compared, tried out with a few,
// published by a second person, rolled back. The texts in files (templates/groups, the company's groups/) hold where
// nothing was published.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "month/workspace.h"
#include "payroll/rule_release.h"
#include "payroll/run_store.h"

namespace fenhao::month {

// A text that holds for a month, and for whom; or a layer above the groups (layers.h), named "layer:<file>".
struct RuleText {
  std::string group, digest, text;
  std::string origin;        // the file, or the version by its short digest
  std::int64_t release = 0;  // 0 = from a file
  std::int64_t pilot = 0;    // 0 = in force for everybody whom no pilot covers
  payroll::PilotScope scope;
  bool is_layer = false;
};

// At most one text of a group without a pilot, in order of the group's code, then the layers. `moment`: payroll::end_of_day(known).
Result<std::vector<RuleText>> rules_in_force(Workspace& workspace, EarningMonth month, const std::string& moment);
// Published versions that hold only from a later month on: what files may already bring inputs for.
Result<std::vector<RuleText>> later_rules(Workspace& workspace, EarningMonth month);
// Those a run was calculated with.
Result<std::vector<RuleText>> rules_of_run(Workspace& workspace, std::int64_t run);

// The groups, with what the layers state of their parameters in the month as national law was known on a day. conflict when a text loosens or contradicts
// a layer above it.
Result<std::vector<payroll::CompiledGroup>> compile_all(Workspace& workspace, const std::vector<RuleText>& texts, EarningMonth month, Date known);
// The same of a run that was calculated: nothing is held against its texts any more.
Result<std::vector<payroll::CompiledGroup>> compile_stored(Workspace& workspace, const std::vector<RuleText>& texts, EarningMonth month, Date known);
Result<std::vector<payroll::CompiledGroup>> groups_in_force(Workspace& workspace, EarningMonth month, Date known, Date law_known);
std::vector<payroll::RunRule> as_run_rules(const std::vector<RuleText>& texts);

// The run a new text is compared with: the last closed one, without any the last calculated; empty before the first.
Result<std::optional<payroll::RunRecord>> reference_run(store::Store& store);

struct Submission {
  std::string text, origin;
  EarningMonth from{Month{}};
  std::string note, actor;
};
// A draft. invalid_input when the text does not compile or its examples fail; conflict when a layer above forbids it,
// when the same text is a draft already or holds for the month anyway.
Result<payroll::RuleRelease> submit_rules(Workspace& workspace, const Submission& submission);

// The release whose digest begins so, preferably one in the wanted state. not_found with those there are; conflict when
// two texts begin alike.
Result<payroll::RuleRelease> find_release(store::Store& store, const std::string& digest, payroll::ReleaseState preferred);

// The draft comes into force. not_allowed: by the submitter, without examples of its own, without a comparison with
// the reference run.
Result<payroll::RuleRelease> publish_rules(Workspace& workspace, const std::string& digest, const std::string& actor);

struct PilotRequest {
  std::string digest;
  EarningMonth from{Month{}}, to{Month{}};
  payroll::PilotScope scope;
  std::string actor;
};
// Pays real people, so it asks for the same as publishing. not_found for an unknown employee or entity; conflict with a
// pilot of the same group that names one of them.
Result<payroll::RulePilot> pilot_rules(Workspace& workspace, const PilotRequest& request);
Result<payroll::RulePilot> end_pilot(Workspace& workspace, std::int64_t pilot, const std::string& actor);

struct RolledBack {
  payroll::RuleRelease retired;
  std::optional<payroll::RuleRelease> now;  // what holds from the same month on; empty = the text in files
};
// Takes the group's last published version back. not_found when there is none.
Result<RolledBack> roll_back_rules(Workspace& workspace, const std::string& group, const std::string& actor);

}  // namespace fenhao::month
