#include "month/compare.h"

#include <algorithm>

#include "base/yaml.h"
#include "month/facts.h"
#include "month/reproduce.h"
#include "month/rules.h"
#include "payroll/calculate.h"
#include "payroll/rules_store.h"

namespace fenhao::month {
namespace {

using payroll::RunRecord;

struct NewText {
  std::string text, origin;
};

Result<NewText> read_new_text(Workspace& workspace, const std::string& with) {
  std::error_code unreadable;
  if (std::filesystem::is_regular_file(with, unreadable)) {
    FENHAO_TRY(text, read_file(with));
    return NewText{text, with};
  }
  auto release = find_release(workspace.store(), with, payroll::ReleaseState::draft);
  if (!release)
    return fail(Error(release.error().code(), {"没有文件“" + with + "”，也" + release.error().message().zh, "there is no file \"" + with + "\", and " + release.error().message().en}).way_out(release.error().hint()));
  FENHAO_TRY(text, payroll::load_rule_text(workspace.store(), release->digest));
  return NewText{text, "rule_version " + release->group + " " + payroll::short_digest(release->digest)};
}

Result<RunRecord> run_to_compare(store::Store& store, std::optional<std::int64_t> wanted) {
  if (!wanted) {
    FENHAO_TRY(reference, reference_run(store));
    if (reference) return *reference;
    return fail(Error(ErrorCode::not_found, {"还没有计算过的月份可以比较", "no month was calculated yet that could be compared"})
                    .way_out({"先计算一个月：fenhao run --month 2026-11", "calculate a month first: fenhao run --month 2026-11"}));
  }
  FENHAO_TRY(run, payroll::find_run(store, *wanted));
  if (run.state != payroll::RunState::draft) return run;
  return fail(Error(ErrorCode::conflict, {"批次 " + std::to_string(run.id) + " 还没有计算", "run " + std::to_string(run.id) + " was not calculated yet"})
                  .way_out({"先计算：fenhao run --month " + run.month.to_string(), "calculate it first: fenhao run --month " + run.month.to_string()}));
}

}  // namespace

Result<Compared> compare_rules(Workspace& workspace, const CompareRequest& request) {
  FENHAO_TRY(fresh, read_new_text(workspace, request.with));
  FENHAO_TRY(compiled, compile_checked(fresh.text, fresh.origin, workspace.law().calendar));
  if (!request.group.empty() && request.group != compiled.group.code)
    return fail(Error(ErrorCode::invalid_input, {"这份文本属于薪资组“" + compiled.group.code + "”，不是“" + request.group + "”", "the text is of salary group " + compiled.group.code + ", not " + request.group})
                    .at({.file = fresh.origin})
                    .way_out({"核对文件，或去掉 --group", "check the file, or leave --group out"}));
  FENHAO_TRY(run, run_to_compare(workspace.store(), request.run));
  FENHAO_TRY(facts, load_facts(workspace.store(), run.month, {run.known, run.known_batch}, {}, {.secrets = false}));
  FENHAO_TRY(library, workspace.library_known_to(run));
  FENHAO_TRY(old_groups, stored_groups(workspace, run.id));
  Compared out{.run = run, .group = compiled.group.code, .group_name = compiled.group.name, .digest = store::sha256_hex(fresh.text)};
  FENHAO_TRY(texts, rules_of_run(workspace, run.id));
  std::erase_if(texts, [&](const RuleText& each) { return each.group == out.group; });
  texts.push_back({.group = out.group, .digest = out.digest, .text = fresh.text, .origin = fresh.origin});
  FENHAO_TRY(new_groups, compile_all(workspace, texts, run.month, run.known));
  auto rules = workspace.rules(run.known);
  if (library) rules.library = &*library;
  rules.groups = &old_groups;
  FENHAO_TRY(before, payroll::calculate(facts, rules, {.threads = request.threads}));
  rules.groups = &new_groups;
  FENHAO_TRY(after, payroll::calculate(facts, rules, {.threads = request.threads}));
  out.place_names = after.place_names;
  out.comparison = payroll::compare_runs(before, after, out.group);
  return out;
}

Status record_seen(Workspace& workspace, const Compared& compared, const std::string& actor) {
  const auto& comparison = compared.comparison;
  return payroll::record_comparison(workspace.store(), {.digest = compared.digest, .group = compared.group, .run = compared.run.id, .by = actor, .at = {},
                                                        .people = static_cast<std::int64_t>(comparison.people), .changed = static_cast<std::int64_t>(comparison.changed.size()),
                                                        .failed = static_cast<std::int64_t>(comparison.failed.size()), .net_change = comparison.net});
}

}  // namespace fenhao::month
