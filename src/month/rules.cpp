#include "month/rules.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "intake/records_store.h"
#include "month/layers.h"
#include "payroll/rules_store.h"

namespace fenhao::month {
namespace {

using payroll::ReleaseState;
using payroll::RulePilot;
using payroll::RuleRelease;
using payroll::RunRecord;
using payroll::RunState;
using payroll::short_digest;

std::string origin_of(const std::string& group, const std::string& digest) { return "rule_version " + group + " " + short_digest(digest); }

Result<RuleText> text_of(store::Store& store, const RuleRelease& release) {
  FENHAO_TRY(text, payroll::load_rule_text(store, release.digest));
  return RuleText{.group = release.group, .digest = release.digest, .text = text, .origin = origin_of(release.group, release.digest), .release = release.id};
}

const RuleRelease* by_id(const std::vector<RuleRelease>& releases, std::int64_t id) {
  const auto found = std::ranges::find(releases, id, &RuleRelease::id);
  return found == releases.end() ? nullptr : &*found;
}

bool is_retired(const RuleRelease& release, const std::string& moment) { return !release.retired_at.empty() && release.retired_at <= moment; }

// Texts on trial, besides those that hold for everybody anyway.
Status add_pilots(store::Store& store, const std::vector<RuleRelease>& releases, EarningMonth month, const std::string& moment, std::map<std::string, std::vector<RuleText>>& texts) {
  FENHAO_TRY(pilots, payroll::load_pilots(store));
  for (const auto& pilot : pilots) {
    if (!payroll::is_running(pilot, month, moment)) continue;
    const auto* release = by_id(releases, pilot.release);
    if (!release) return fail(ErrorCode::internal, "试行没有所属的版本", "a pilot of a version that is not there");
    auto& of_group = texts[release->group];
    if (is_retired(*release, moment) || std::ranges::any_of(of_group, [&](const RuleText& text) { return text.pilot == 0 && text.digest == release->digest; })) continue;
    FENHAO_TRY(text, text_of(store, *release));
    text.pilot = pilot.id;
    text.scope = pilot.scope;
    of_group.push_back(std::move(text));
  }
  return {};
}

constexpr std::string_view layer_prefix = "layer:";

Result<std::vector<RuleText>> layer_texts(const Workspace& workspace) {
  FENHAO_TRY(layers, company_layers(workspace.paths()));
  std::vector<RuleText> texts;
  for (auto& layer : layers)
    texts.push_back({.group = std::string(layer_prefix) + layer.name, .digest = store::sha256_hex(layer.text), .text = std::move(layer.text), .origin = std::move(layer.origin), .is_layer = true});
  return texts;
}

Result<std::vector<payroll::ParameterStatement>> statements_in(const Workspace& workspace, const std::vector<RuleText>& texts, EarningMonth month, Date known) {
  std::vector<LayerText> layers;
  for (const auto& text : texts)
    if (text.is_layer) layers.push_back({text.group, text.text, text.origin});
  return statements_of(workspace.paths(), layers, month, known);
}

// Compiled with its examples run, and with what the layers state of its parameters.
Result<payroll::CompiledGroup> compile_in_layers(const WorkCalendar& calendar, const std::string& text, const std::string& origin, const std::vector<payroll::ParameterStatement>& statements) {
  FENHAO_TRY(compiled, compile_checked(text, origin, calendar));
  for (const auto& statement : statements)
    if (std::ranges::find(compiled.group.parameters, statement.name, &payroll::GroupParameter::name) != compiled.group.parameters.end()) compiled.layers.push_back(statement);
  return std::move(compiled);
}

Status refuse_first(std::vector<Error> errors) {
  if (errors.empty()) return {};
  return fail(std::move(errors.front()));
}

// As it would hold from a month on, under the layers of today.
Result<payroll::CompiledGroup> compile_from(Workspace& workspace, const std::string& text, const std::string& origin, EarningMonth month) {
  FENHAO_TRY(layers, layer_texts(workspace));
  const Date today = workspace.store().today();
  FENHAO_TRY(statements, statements_in(workspace, layers, month, today));
  FENHAO_CHECK(refuse_first(payroll::contradictions(statements)));
  FENHAO_TRY(compiled, compile_in_layers(workspace.texts_known_on(today).calendar, text, origin, statements));
  FENHAO_CHECK(refuse_first(payroll::check_parameters(compiled.group, statements)));
  return std::move(compiled);
}

Status require_actor(const std::string& actor) {
  if (!actor.empty()) return {};
  return fail(Error(ErrorCode::invalid_input, {"没有操作人", "nobody is named as acting"}).way_out({"用 --by 写明姓名", "name somebody with --by"}));
}

// What paying people by a text asks for: it compiles, has examples that pass, was compared, and a second person acts.
Status require_fit(Workspace& workspace, const RuleRelease& release, const std::string& actor) {
  auto& store = workspace.store();
  const std::string digest = short_digest(release.digest);
  if (actor == release.submitted_by)
    return fail(Error(ErrorCode::not_allowed, {"版本 " + digest + " 由“" + actor + "”提交，须由另一人发布或试行", "\"" + actor + "\" submitted version " + digest + ": a second person publishes it or starts a pilot"})
                    .way_out({"由另一人执行：--by 姓名", "let somebody else do it: --by NAME"}));
  FENHAO_TRY(text, payroll::load_rule_text(store, release.digest));
  FENHAO_TRY(compiled, compile_from(workspace, text, origin_of(release.group, release.digest), release.from));
  if (compiled.group.examples.empty())
    return fail(Error(ErrorCode::not_allowed, {"版本 " + digest + " 没有示例（examples），没有东西能证明它算得对", "version " + digest + " has no examples: nothing shows that it computes right"})
                    .way_out({"在文本里写上至少一个示例，重新提交", "write at least one example into the text and submit it again"}));
  FENHAO_TRY(run, reference_run(store));
  if (!run) return {};
  FENHAO_TRY(seen, payroll::comparison_of(store, release.digest, run->id));
  if (seen) return {};
  const std::string command = "fenhao compare --with " + digest + " --run " + std::to_string(run->id);
  return fail(Error(ErrorCode::not_allowed, {"版本 " + digest + " 还没有与 " + run->month.to_string() + "（批次 " + std::to_string(run->id) + "）试算比较", "version " + digest + " was not compared with " + run->month.to_string() + " (run " + std::to_string(run->id) + ") yet"})
                  .way_out({"先看谁变多少：" + command, "see first who changes by how much: " + command}));
}

Status require_known_members(store::Store& store, const payroll::PilotScope& scope) {
  if (scope.employees.empty() && scope.entities.empty())
    return fail(Error(ErrorCode::invalid_input, {"没有写明对谁试行", "nobody is named for the pilot"}).way_out({"用 --employee 工号 或 --entity 法人主体编码，可写多次", "name --employee NUMBER or --entity CODE, each as often as needed"}));
  FENHAO_TRY(batch, store.highest_id("batch"));
  FENHAO_TRY(names, intake::load_names(store, batch));
  for (const auto& employee : scope.employees)
    if (!names.contains(employee)) return fail(Error(ErrorCode::not_found, {"没有工号 " + employee, "there is no employee " + employee}).way_out({"核对花名册里的工号", "check the employee numbers in the roster"}));
  FENHAO_TRY(entities, intake::load_entities(store, batch));
  for (const auto& code : scope.entities)
    if (std::ranges::find(entities, code, &people::LegalEntity::code) == entities.end())
      return fail(Error(ErrorCode::not_found, {"没有法人主体 " + code, "there is no legal entity " + code}).way_out({"写主体编码，见法人主体表", "write its code as in the file of legal entities"}));
  return {};
}

Status refuse_collision(const std::vector<RuleRelease>& releases, const std::vector<RulePilot>& pilots, const RulePilot& wanted, const RuleRelease& release) {
  for (const auto& other : pilots) {
    const auto* its = by_id(releases, other.release);
    if (!other.ended_at.empty() || !its || its->group != release.group || !its->retired_at.empty()) continue;
    if (!payroll::collide(other, wanted)) continue;
    return fail(Error(ErrorCode::conflict, {"试行 " + std::to_string(other.id) + "（版本 " + short_digest(its->digest) + "）在同样的月份已在进行", "pilot " + std::to_string(other.id) + " (version " + short_digest(its->digest) + ") runs in the same months"})
                    .way_out({"先结束它，再把人都列进新的试行：fenhao rules end-pilot " + std::to_string(other.id), "end it, then name everybody in the new one: fenhao rules end-pilot " + std::to_string(other.id)}));
  }
  return {};
}

std::string known_digests(const std::vector<RuleRelease>& releases) {
  std::string list;
  for (const auto& release : releases) list += (list.empty() ? "" : "、") + release.group + " " + short_digest(release.digest) + "（" + label(release.state()).zh + "）";
  return list;
}

}  // namespace

Result<std::vector<RuleText>> rules_in_force(Workspace& workspace, EarningMonth month, const std::string& moment) {
  auto& store = workspace.store();
  FENHAO_TRY(releases, payroll::load_releases(store));
  std::map<std::string, std::vector<RuleText>> texts;
  for (const auto& compiled : workspace.groups()) {
    const auto& group = compiled.group;
    texts[group.code] = {{.group = group.code, .digest = store::sha256_hex(group.text), .text = group.text, .origin = group.origin}};
  }
  for (const auto& release : releases)
    if (payroll::in_force(releases, release.group, month, moment) == &release) {
      FENHAO_TRY(text, text_of(store, release));
      texts[release.group] = {std::move(text)};
    }
  FENHAO_CHECK(add_pilots(store, releases, month, moment, texts));
  std::vector<RuleText> all;
  for (auto& [unused, of_group] : texts) std::ranges::move(of_group, std::back_inserter(all));
  FENHAO_TRY(layers, layer_texts(workspace));
  std::ranges::move(layers, std::back_inserter(all));
  return all;
}

Result<std::vector<RuleText>> later_rules(Workspace& workspace, EarningMonth month) {
  FENHAO_TRY(releases, payroll::load_releases(workspace.store()));
  std::vector<RuleText> texts;
  for (const auto& release : releases)
    if (release.state() == ReleaseState::published && month < release.from) {
      FENHAO_TRY(text, text_of(workspace.store(), release));
      texts.push_back(std::move(text));
    }
  return texts;
}

Result<std::vector<RuleText>> rules_of_run(Workspace& workspace, std::int64_t run) {
  FENHAO_TRY(rules, payroll::load_rules(workspace.store(), run));
  FENHAO_TRY(pilots, payroll::load_pilots(workspace.store()));
  std::vector<RuleText> texts;
  for (auto& rule : rules) {
    RuleText text{.group = rule.key.substr(0, rule.key.find('@')), .digest = store::sha256_hex(rule.text), .text = std::move(rule.text), .pilot = rule.pilot, .is_layer = rule.key.starts_with(layer_prefix)};
    text.origin = origin_of(text.group, text.digest);
    if (const auto pilot = std::ranges::find(pilots, rule.pilot, &RulePilot::id); pilot != pilots.end()) text.scope = pilot->scope;
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<std::vector<payroll::CompiledGroup>> compile_stored(Workspace& workspace, const std::vector<RuleText>& texts, EarningMonth month, Date known) {
  FENHAO_TRY(statements, statements_in(workspace, texts, month, known));
  const auto& calendar = workspace.texts_known_on(known).calendar;
  std::vector<payroll::CompiledGroup> groups;
  for (const auto& text : texts) {
    if (text.is_layer) continue;
    FENHAO_TRY(compiled, compile_in_layers(calendar, text.text, text.origin, statements));
    if (text.pilot) {
      compiled.pilot_version = short_digest(text.digest);
      compiled.pilot = text.scope;
    }
    groups.push_back(std::move(compiled));
  }
  return groups;
}

Result<std::vector<payroll::CompiledGroup>> compile_all(Workspace& workspace, const std::vector<RuleText>& texts, EarningMonth month, Date known) {
  FENHAO_TRY(statements, statements_in(workspace, texts, month, known));
  FENHAO_CHECK(refuse_first(payroll::contradictions(statements)));
  FENHAO_TRY(groups, compile_stored(workspace, texts, month, known));
  for (const auto& compiled : groups) FENHAO_CHECK(refuse_first(payroll::check_parameters(compiled.group, statements)));
  return std::move(groups);
}

Result<std::vector<payroll::CompiledGroup>> groups_in_force(Workspace& workspace, EarningMonth month, Date known, Date law_known) {
  FENHAO_TRY(texts, rules_in_force(workspace, month, payroll::end_of_day(known)));
  return compile_all(workspace, texts, month, law_known);
}

std::vector<payroll::RunRule> as_run_rules(const std::vector<RuleText>& texts) {
  std::vector<payroll::RunRule> rules;
  for (const auto& text : texts) rules.push_back({text.pilot ? text.group + "@" + short_digest(text.digest) : text.group, text.text, text.pilot});
  return rules;
}

Result<std::optional<RunRecord>> reference_run(store::Store& store) {
  FENHAO_TRY(runs, payroll::list_runs(store));
  std::optional<RunRecord> last_closed, last;
  for (const auto& run : runs) {
    if (run.state == RunState::closed && (!last_closed || last_closed->month < run.month)) last_closed = run;
    if (run.state != RunState::draft && (!last || last->month < run.month)) last = run;
  }
  return last_closed ? last_closed : last;
}

Result<RuleRelease> submit_rules(Workspace& workspace, const Submission& submission) {
  auto& store = workspace.store();
  FENHAO_CHECK(require_actor(submission.actor));
  FENHAO_TRY(compiled, compile_from(workspace, submission.text, submission.origin, submission.from));
  const std::string digest = store::sha256_hex(submission.text), code = compiled.group.code;
  FENHAO_TRY(releases, payroll::load_releases(store));
  for (const auto& release : releases)
    if (release.digest == digest && release.state() == ReleaseState::draft)
      return fail(Error(ErrorCode::conflict, {"这份文本已是草稿：" + code + " " + short_digest(digest), "this text is a draft already: " + code + " " + short_digest(digest)})
                      .way_out({"比较后发布：fenhao compare --with " + short_digest(digest), "compare it, then publish: fenhao compare --with " + short_digest(digest)}));
  FENHAO_TRY(now, rules_in_force(workspace, submission.from, store.now()));
  for (const auto& text : now)
    if (text.pilot == 0 && text.digest == digest)
      return fail(Error(ErrorCode::conflict, {submission.from.to_string() + " 用的就是这份文本，没有改动", "this text holds for " + submission.from.to_string() + " already: nothing would change"})
                      .way_out({"核对文件是否存盘、是否选错", "check that the right file was saved and named"}));
  RuleRelease draft{.group = code, .digest = digest, .from = submission.from, .note = submission.note, .submitted_by = submission.actor};
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_CHECK(payroll::keep_rule_text(store, code, submission.text));
    FENHAO_TRY(saved, payroll::submit_release(store, draft));
    draft = saved;
    return {};
  }));
  return draft;
}

Result<RuleRelease> find_release(store::Store& store, const std::string& digest, ReleaseState preferred) {
  FENHAO_TRY(releases, payroll::load_releases(store));
  std::vector<RuleRelease> matching;
  for (const auto& release : releases)
    if (!digest.empty() && release.digest.starts_with(digest)) matching.push_back(release);
  if (matching.empty())
    return fail(Error(ErrorCode::not_found, {"没有版本 " + digest, "there is no version " + digest})
                    .way_out({releases.empty() ? "还没有提交过版本：fenhao rules submit 文件 --from 月份" : "现有版本：" + known_digests(releases),
                              releases.empty() ? "none was submitted yet: fenhao rules submit FILE --from MONTH" : "see fenhao rules list"}));
  for (const auto& release : matching)
    if (release.digest != matching.front().digest)
      return fail(Error(ErrorCode::conflict, {digest + " 对得上几个版本：" + known_digests(matching), "several versions begin with " + digest}).way_out({"多写几位", "write more digits"}));
  const auto wanted = std::ranges::find(matching, preferred, &RuleRelease::state);
  return wanted == matching.end() ? matching.back() : *wanted;
}

Result<RuleRelease> publish_rules(Workspace& workspace, const std::string& digest, const std::string& actor) {
  auto& store = workspace.store();
  FENHAO_CHECK(require_actor(actor));
  FENHAO_TRY(release, find_release(store, digest, ReleaseState::draft));
  if (release.state() != ReleaseState::draft)
    return fail(Error(ErrorCode::conflict, {"版本 " + short_digest(release.digest) + label(release.state()).zh, "version " + short_digest(release.digest) + " is " + label(release.state()).en})
                    .way_out({"要再次启用撤下的文本，重新提交：fenhao rules submit", "to use a retired text again, submit it once more: fenhao rules submit"}));
  FENHAO_CHECK(require_fit(workspace, release, actor));
  FENHAO_TRY(releases, payroll::load_releases(store));
  const auto* before = payroll::in_force(releases, release.group, release.from, store.now());
  FENHAO_CHECK(payroll::mark_published(store, release, before ? before->id : 0, actor));
  FENHAO_TRY(after, payroll::load_releases(store));
  return *by_id(after, release.id);
}

Result<RulePilot> pilot_rules(Workspace& workspace, const PilotRequest& request) {
  auto& store = workspace.store();
  FENHAO_CHECK(require_actor(request.actor));
  if (request.to < request.from) return fail(ErrorCode::invalid_input, "试行的末月早于首月", "the pilot's last month lies before its first");
  FENHAO_TRY(release, find_release(store, request.digest, ReleaseState::draft));
  if (release.state() == ReleaseState::retired) return fail(ErrorCode::conflict, "版本 " + short_digest(release.digest) + " 已撤下", "version " + short_digest(release.digest) + " is retired");
  FENHAO_CHECK(require_fit(workspace, release, request.actor));
  FENHAO_CHECK(require_known_members(store, request.scope));
  FENHAO_TRY(releases, payroll::load_releases(store));
  FENHAO_TRY(pilots, payroll::load_pilots(store));
  const RulePilot pilot{.release = release.id, .from = request.from, .to = request.to, .scope = request.scope, .started_by = request.actor};
  FENHAO_CHECK(refuse_collision(releases, pilots, pilot, release));
  return payroll::start_pilot(store, pilot, release);
}

Result<RulePilot> end_pilot(Workspace& workspace, std::int64_t id, const std::string& actor) {
  auto& store = workspace.store();
  FENHAO_CHECK(require_actor(actor));
  FENHAO_TRY(pilots, payroll::load_pilots(store));
  const auto pilot = std::ranges::find(pilots, id, &RulePilot::id);
  if (pilot == pilots.end())
    return fail(Error(ErrorCode::not_found, {"没有试行 " + std::to_string(id), "there is no pilot " + std::to_string(id)}).way_out({"用 fenhao rules list 查看", "see fenhao rules list"}));
  FENHAO_TRY(releases, payroll::load_releases(store));
  FENHAO_CHECK(payroll::end_pilot(store, *pilot, *by_id(releases, pilot->release), actor));
  return *pilot;
}

Result<RolledBack> roll_back_rules(Workspace& workspace, const std::string& group, const std::string& actor) {
  auto& store = workspace.store();
  FENHAO_CHECK(require_actor(actor));
  FENHAO_TRY(releases, payroll::load_releases(store));
  const RuleRelease* last = nullptr;
  for (const auto& release : releases)
    if (release.group == group && release.state() == ReleaseState::published && (!last || std::pair(last->published_at, last->id) < std::pair(release.published_at, release.id))) last = &release;
  if (!last)
    return fail(Error(ErrorCode::not_found, {"薪资组“" + group + "”没有已发布的版本可撤", "salary group " + group + " has no published version to take back"})
                    .way_out({"用 fenhao rules list 查看各薪资组的版本", "see the versions with fenhao rules list"}));
  FENHAO_CHECK(payroll::mark_retired(store, *last, actor));
  FENHAO_TRY(after, payroll::load_releases(store));
  RolledBack done{.retired = *by_id(after, last->id), .now = {}};
  if (const auto* now = payroll::in_force(after, group, last->from, store.now())) done.now = *now;
  return done;
}

}  // namespace fenhao::month
