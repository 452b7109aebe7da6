// rules list, show, submit, publish, pilot, end-pilot, roll-back: versions of salary groups.
#include <fstream>
#include <iostream>
#include <map>

#include "base/yaml.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "month/rules.h"
#include "payroll/rules_store.h"

namespace fenhao::cli {
namespace {

using payroll::RulePilot;
using payroll::RuleRelease;
using payroll::short_digest;

JsonObject to_json(const RuleRelease& release) {
  return {{"group", release.group}, {"version", release.digest}, {"from", release.from.to_string()}, {"state", std::string(to_string(release.state()))},
          {"submitted_by", release.submitted_by}, {"submitted_at", release.submitted_at}, {"published_by", release.published_by}, {"published_at", release.published_at},
          {"retired_by", release.retired_by}, {"retired_at", release.retired_at}, {"note", release.note}};
}

std::string line_of(const Context& context, const RuleRelease& release) {
  std::string line = release.group + "  " + short_digest(release.digest) + "  " + context.say("自 ", "from ") + release.from.to_string() + "  " + label(release.state()).in(context.lang) +
                     "  " + context.say("提交 ", "submitted ") + release.submitted_by + " " + release.submitted_at.substr(0, 10);
  if (!release.published_by.empty()) line += "  " + context.say("发布 ", "published ") + release.published_by + " " + release.published_at.substr(0, 10);
  if (!release.retired_by.empty()) line += "  " + context.say("撤下 ", "retired ") + release.retired_by + " " + release.retired_at.substr(0, 10);
  return release.note.empty() ? line : line + "  " + release.note;
}

std::string joined(const std::set<std::string>& codes) {
  std::string list;
  for (const auto& code : codes) list += (list.empty() ? "" : "、") + code;
  return list;
}

std::string line_of(const Context& context, const RulePilot& pilot, const RuleRelease& release) {
  std::string line = context.say("试行 ", "pilot ") + std::to_string(pilot.id) + "  " + release.group + " " + short_digest(release.digest) + "  " + pilot.from.to_string() + context.say(" 至 ", " to ") + pilot.to.to_string();
  if (!pilot.scope.employees.empty()) line += context.say("  工号 ", "  employees ") + joined(pilot.scope.employees);
  if (!pilot.scope.entities.empty()) line += context.say("  法人主体 ", "  entities ") + joined(pilot.scope.entities);
  line += "  " + pilot.started_by + " " + pilot.started_at.substr(0, 10);
  return pilot.ended_by.empty() ? line : line + context.say("  已结束 ", "  ended ") + pilot.ended_by + " " + pilot.ended_at.substr(0, 10);
}

// What every group uses this month: the version, or the file.
Status print_in_force(const Context& context, month::Workspace& workspace, std::vector<JsonObject>& list) {
  const EarningMonth month{workspace.store().today().month()};
  FENHAO_TRY(texts, month::rules_in_force(workspace, month, workspace.store().now()));
  context.print(context.say(month.to_string() + " 使用的文本：", "In use for " + month.to_string() + ":"));
  for (const auto& text : texts) {
    if (text.is_layer) continue;
    const std::string what = text.pilot ? context.say("试行 ", "pilot ") + std::to_string(text.pilot) : text.release ? context.say("已发布", "published") : text.origin;
    context.print("  " + text.group + "  " + short_digest(text.digest) + "  " + what);
    list.push_back({{"group", text.group}, {"version", text.digest}, {"from_file", text.release == 0}, {"pilot", text.pilot}, {"origin", text.origin}});
  }
  return {};
}

Result<month::RuleText> text_to_show(month::Workspace& workspace, const RulesOptions& options) {
  Date known = workspace.store().today();
  Month month = known.month();
  if (!options.month.empty()) {
    FENHAO_TRY(asked, Month::parse(options.month));
    month = asked;
  }
  if (!options.known.empty()) {
    FENHAO_TRY(asked, Date::parse(options.known));
    known = asked;
  }
  FENHAO_TRY(texts, month::rules_in_force(workspace, EarningMonth{month}, payroll::end_of_day(known)));
  for (auto& text : texts)
    if (text.pilot == 0 && text.group == options.name) return std::move(text);
  FENHAO_TRY(release, month::find_release(workspace.store(), options.name, payroll::ReleaseState::published));
  FENHAO_TRY(content, payroll::load_rule_text(workspace.store(), release.digest));
  return month::RuleText{.group = release.group, .digest = release.digest, .text = content, .origin = "rule_version", .release = release.id};
}

Status write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (file) return {};
  return fail(Error(ErrorCode::unavailable, {"不能写文件", "cannot write the file"}).at({.file = path.string()}).way_out({"检查目录和磁盘空间", "check the folder and the space on the disk"}));
}

// Opens the workspace, does one thing to a version and says what came of it.
template <class Act, class Say>
int act(const Context& context, Act change, Say say) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto done = change(*workspace);
  if (!done) return context.report(done.error());
  say(*done);
  return ExitCode::ok;
}

}  // namespace

int run_rules_list(const Context& context) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto releases = payroll::load_releases(workspace->store());
  if (!releases) return context.report(releases.error());
  auto pilots = payroll::load_pilots(workspace->store());
  if (!pilots) return context.report(pilots.error());
  std::vector<JsonObject> in_use, versions, trials;
  if (auto status = print_in_force(context, *workspace, in_use); !status) return context.report(status.error());
  std::map<std::int64_t, const RuleRelease*> by_id;
  if (!releases->empty()) context.print(context.say("版本：", "Versions:"));
  for (const auto& release : *releases) {
    by_id[release.id] = &release;
    context.print("  " + line_of(context, release));
    versions.push_back(to_json(release));
  }
  for (const auto& pilot : *pilots) {
    const auto& release = *by_id.at(pilot.release);
    context.print("  " + line_of(context, pilot, release));
    trials.push_back({{"pilot", pilot.id}, {"group", release.group}, {"version", release.digest}, {"from", pilot.from.to_string()}, {"to", pilot.to.to_string()},
                      {"employees", joined(pilot.scope.employees)}, {"entities", joined(pilot.scope.entities)}, {"started_by", pilot.started_by}, {"ended_by", pilot.ended_by}});
  }
  context.print_json({{"in_use", in_use}, {"versions", versions}, {"pilots", trials}});
  return ExitCode::ok;
}

int run_rules_show(const Context& context, const RulesOptions& options) {
  return act(context,
             [&](month::Workspace& workspace) -> Result<month::RuleText> {
               FENHAO_TRY(text, text_to_show(workspace, options));
               if (!options.out.empty()) FENHAO_CHECK(write_text(options.out, text.text));
               return std::move(text);
             },
             [&](const month::RuleText& text) {
               context.print_json({{"group", text.group}, {"version", text.digest}, {"from_file", text.release == 0}, {"origin", text.origin}, {"text", text.text}});
               if (options.out.empty()) context.print(text.text);
               else context.print(context.say("薪资组 ", "salary group ") + text.group + " " + short_digest(text.digest) + " → " + options.out.string());
             });
}

int run_rules_submit(const Context& context, const RulesOptions& options) {
  return act(context,
             [&](month::Workspace& workspace) -> Result<RuleRelease> {
               FENHAO_TRY(from, Month::parse(options.from));
               FENHAO_TRY(text, read_file(options.file.string()));
               return month::submit_rules(workspace, {text, options.file.string(), EarningMonth{from}, options.note, context.actor});
             },
             [&](const RuleRelease& release) {
               const std::string digest = short_digest(release.digest);
               context.print(context.say("已提交草稿：" + release.group + " " + digest + "，自 " + release.from.to_string() + " 起；示例全部通过", "submitted as a draft: " + release.group + " " + digest + " from " + release.from.to_string() + "; all of its examples pass"));
               context.print(context.say("下一步，看谁变多少：fenhao compare --with " + digest, "Next, see who changes by how much: fenhao compare --with " + digest));
               context.print_json(to_json(release));
             });
}

int run_rules_publish(const Context& context, const RulesOptions& options) {
  return act(context, [&](month::Workspace& workspace) { return month::publish_rules(workspace, options.name, context.actor); },
             [&](const RuleRelease& release) {
               context.print(context.say("已发布：" + release.group + " " + short_digest(release.digest) + "，自 " + release.from.to_string() + " 起", "published: " + release.group + " " + short_digest(release.digest) + " from " + release.from.to_string()));
               context.print(context.say("未批准的批次要重新计算；已关账的月份不变，差额用 fenhao retro --scope rules 查看", "Runs that are not approved are to be calculated again; closed months stay, see their differences with fenhao retro --scope rules"));
               context.print_json(to_json(release));
             });
}

int run_rules_pilot(const Context& context, const RulesOptions& options) {
  return act(context,
             [&](month::Workspace& workspace) -> Result<RulePilot> {
               FENHAO_TRY(from, Month::parse(options.from));
               FENHAO_TRY(to, Month::parse(options.to));
               const payroll::PilotScope scope{{options.employees.begin(), options.employees.end()}, {options.entities.begin(), options.entities.end()}};
               return month::pilot_rules(workspace, {options.name, EarningMonth{from}, EarningMonth{to}, scope, context.actor});
             },
             [&](const RulePilot& pilot) {
               context.print(context.say("试行 " + std::to_string(pilot.id) + " 已开始：" + pilot.from.to_string() + " 至 " + pilot.to.to_string() + "，其余的人仍按现行规则", "pilot " + std::to_string(pilot.id) + " runs from " + pilot.from.to_string() + " to " + pilot.to.to_string() + "; everybody else stays with the rules in force"));
               context.print_json({{"pilot", pilot.id}, {"from", pilot.from.to_string()}, {"to", pilot.to.to_string()}});
             });
}

int run_rules_end_pilot(const Context& context, const RulesOptions& options) {
  return act(context, [&](month::Workspace& workspace) { return month::end_pilot(workspace, options.pilot, context.actor); },
             [&](const RulePilot& pilot) {
               context.print(context.say("试行 " + std::to_string(pilot.id) + " 已结束", "pilot " + std::to_string(pilot.id) + " has ended"));
               context.print_json({{"pilot", pilot.id}, {"state", std::string("ended")}});
             });
}

int run_rules_roll_back(const Context& context, const RulesOptions& options) {
  return act(context, [&](month::Workspace& workspace) { return month::roll_back_rules(workspace, options.name, context.actor); },
             [&](const month::RolledBack& done) {
               const std::string now = done.now ? short_digest(done.now->digest) : context.say("文件里的文本", "the text in files");
               context.print(context.say("已撤下：" + done.retired.group + " " + short_digest(done.retired.digest) + "；自 " + done.retired.from.to_string() + " 起改用 " + now, "taken back: " + done.retired.group + " " + short_digest(done.retired.digest) + "; from " + done.retired.from.to_string() + " on " + now + " holds"));
               context.print_json({{"retired", done.retired.digest}, {"now", done.now ? done.now->digest : std::string()}});
             });
}

}  // namespace fenhao::cli
