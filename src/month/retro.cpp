#include "month/retro.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "month/facts.h"
#include "month/history.h"
#include "month/reproduce.h"
#include "month/rules.h"
#include "payroll/calculate.h"
#include "payroll/retro_store.h"
#include "payroll/run_store.h"

namespace fenhao::month {
namespace {

using payroll::EmployeeResult;
using payroll::History;
using payroll::RetroEntry;
using payroll::RetroTreatment;
using payroll::RunRecord;
using payroll::RunState;
using store::bind;
using Key = std::pair<std::string, std::string>;  // entity, employee

std::map<Key, const EmployeeResult*> by_payee(const std::vector<EmployeeResult>& results) {
  std::map<Key, const EmployeeResult*> index;
  for (const auto& result : results) index[{result.entity, result.person.employee}] = &result;
  return index;
}

class Search {
 public:
  Search(Workspace& workspace, const RetroRequest& request) : workspace_(workspace), request_(request) {}

  Result<RetroFound> run() {
    FENHAO_TRY(closed, closed_runs());
    found_.settled = EarningMonth{closed.back().month.month + 1};
    FENHAO_TRY(batch, batch_known_on(workspace_.store(), request_.known));
    found_.batch = batch_ = batch;
    for (const auto& run : closed) FENHAO_CHECK(look_at(run));
    return std::move(found_);
  }

 private:
  Result<std::vector<RunRecord>> closed_runs() {
    FENHAO_TRY(runs, payroll::list_runs(workspace_.store()));
    std::erase_if(runs, [&](const RunRecord& run) { return run.state != RunState::closed || run.month < request_.from; });
    std::ranges::sort(runs, {}, &RunRecord::month);
    if (runs.empty())
      return fail(Error(ErrorCode::conflict, {request_.from.to_string() + " 起没有已关账的月份", "no month from " + request_.from.to_string() + " on is closed"})
                      .way_out({"未关账的月份改好数据后重新计算即可", "an open month is simply calculated again"}));
    return runs;
  }

  Status look_at(const RunRecord& run) {
    FENHAO_TRY(then, payroll::load_results(workspace_.store(), run.id, {request_.employee}));
    FENHAO_TRY(old_groups, stored_groups(workspace_, run.id));
    FENHAO_TRY(now, calculate_now(run, old_groups));
    FENHAO_TRY(carried, payroll::load_carried(workspace_.store(), batch_, run.month, {request_.employee}));
    RetroMonth month{.run = run};
    for (const auto& notice : now.notices)
      if (notice.severity == payroll::Notice::Severity::error) {
        left_out_.insert(notice.subject);
        month.unsettled.push_back(notice);
      }
    FENHAO_CHECK(compare(run, then, now, old_groups, carried, month));
    if (when_earned())
      for (const auto& result : now.employees) leave(history_after(result), month);
    found_.months.push_back(std::move(month));
    return {};
  }

  bool when_earned() const { return request_.treatment == RetroTreatment::when_earned; }

  // What the month leaves for the next: who was left out of it was paid nothing then, and who is settled when earned is
  // taken as paid then.
  void leave(History history, RetroMonth& month) {
    chain_[{history.entity, history.employee}] = history;
    month.corrected.push_back(std::move(history));
  }

  // Unless figures through the month were imported.
  Status leave_unpaid(const EmployeeResult& result, RetroMonth& month) {
    auto history = history_before(result);
    FENHAO_TRY(known, has_history(workspace_.store(), batch_, history));
    if (!known) leave(std::move(history), month);
    return {};
  }

  Result<payroll::RunView> calculate_now(const RunRecord& run, const std::vector<payroll::CompiledGroup>& old_groups) {
    const auto& scope = request_.scope;
    const Date law = scope.policy ? request_.known : run.known;
    const std::int64_t people = scope.people ? batch_ : run.known_batch;
    FENHAO_TRY(facts, load_facts(workspace_.store(), run.month, {law, people, scope.inputs ? batch_ : run.known_batch}, {request_.employee}, {.secrets = false}));
    follow_chain(facts);
    auto rules = workspace_.rules(law);
    std::vector<payroll::CompiledGroup> new_groups;
    if (scope.rules || scope.policy) {
      FENHAO_TRY(groups, scope.rules ? groups_in_force(workspace_, run.month, request_.known, law) : stored_groups(workspace_, run.id, law));
      new_groups = std::move(groups);
    }
    rules.groups = scope.rules || scope.policy ? &new_groups : &old_groups;
    if (!scope.policy) {
      FENHAO_TRY(library, workspace_.library_known_to(run));
      rules.library = library;
    }
    return payroll::calculate(facts, rules, {.threads = request_.threads});
  }

  // The figures that the month before leaves, within the tax year, where they are not what was closed.
  void follow_chain(payroll::MonthFacts& facts) const {
    for (const auto& [key, after] : chain_) {
      const auto payer = std::ranges::find(facts.entities, key.first, &people::LegalEntity::code);
      if (payer == facts.entities.end() || (facts.month.month + payer->pay_month_offset).year() != after.through.month.year()) continue;
      const auto same = std::ranges::find_if(facts.history, [&](const History& history) { return history.entity == key.first && history.employee == key.second; });
      if (same == facts.history.end()) facts.history.push_back(after);
      else if (same->through.month <= after.through.month) *same = after;
    }
  }

  Status compare(const RunRecord& run, const std::vector<EmployeeResult>& then, const payroll::RunView& now, const std::vector<payroll::CompiledGroup>& old_groups,
                 const std::vector<RetroEntry>& carried, RetroMonth& month) {
    std::map<std::string, payroll::GroupColumns> columns_then;
    for (const auto& compiled : old_groups) columns_then[compiled.key()] = payroll::columns_of(compiled);
    const auto then_index = by_payee(then), now_index = by_payee(now.employees);
    auto all = then_index;
    all.insert(now_index.begin(), now_index.end());
    for (const auto& [key, unused] : all) {
      if (left_out_.contains(key.second)) continue;
      const auto before = then_index.find(key), after = now_index.find(key);
      const auto* old = before == then_index.end() ? nullptr : before->second;
      const auto* fresh = after == now_index.end() ? nullptr : after->second;
      auto entry = payroll::difference(old, fresh, old ? &columns_then[old->group] : nullptr, fresh ? now.group(fresh->group) : nullptr, run.month);
      entry = payroll::less_carried(std::move(entry), carried);
      entry.treatment = request_.treatment;
      if (payroll::is_zero(entry)) continue;
      if (when_earned()) FENHAO_CHECK(allow_when_earned(entry, fresh ? *fresh : *old, carried));
      else if (auto with_wages = payroll::settled_with_wages(old, fresh); !with_wages) {
        const auto& error = with_wages.error();
        month.unsettled.push_back({payroll::Notice::Severity::error, "retro", entry.employee, {error.describe(Lang::zh), error.describe(Lang::en)}});
        continue;
      }
      if (!when_earned() && !old) FENHAO_CHECK(leave_unpaid(*fresh, month));
      month.entries.push_back(std::move(entry));
    }
    return {};
  }

  // The returns of an earlier tax year are settled by the annual settlement, not corrected month by month; a month
  // that was settled when paid has its tax in the month of payment.
  Status allow_when_earned(const RetroEntry& entry, const EmployeeResult& result, const std::vector<RetroEntry>& carried) const {
    int offset = 0;
    for (const auto& payer : payers())
      if (payer.code == entry.entity) offset = payer.pay_month_offset;
    const Text way_out{"改用发放时计税（--settle when_paid）", "settle it when paid (--settle when_paid)"};
    if (result.tax.month.month.year() != (found_.settled.month + offset).year())
      return fail(Error(ErrorCode::conflict, {entry.earned.to_string() + " 的工资属于上一纳税年度（税款所属期 " + result.tax.month.to_string() + "），不能按所属月更正", "wages of " + entry.earned.to_string() + " belong to an earlier tax year (tax month " + result.tax.month.to_string() + "): they are not corrected by earned month"})
                      .way_out(way_out));
    for (const auto& earlier : carried)
      if (earlier.employee == entry.employee && earlier.entity == entry.entity && earlier.treatment == RetroTreatment::when_paid)
        return fail(Error(ErrorCode::conflict, {"工号 " + entry.employee + " 的 " + entry.earned.to_string() + " 已有按发放时计税的补差，不能再按所属月更正", "employee " + entry.employee + " had " + entry.earned.to_string() + " settled when paid before"}).way_out(way_out));
    return {};
  }

  const std::vector<people::LegalEntity>& payers() const {
    if (payers_.empty())
      if (auto loaded = load_payers()) payers_ = std::move(*loaded);
    return payers_;
  }
  Result<std::vector<people::LegalEntity>> load_payers() const {
    FENHAO_TRY(facts, load_facts(workspace_.store(), found_.settled, {request_.known, batch_}, {"-"}));
    return facts.entities;
  }

  Workspace& workspace_;
  const RetroRequest& request_;
  std::int64_t batch_ = 0;
  std::map<Key, History> chain_;
  std::set<std::string> left_out_;  // from the first month on that cannot be calculated
  mutable std::vector<people::LegalEntity> payers_;
  RetroFound found_;
};

Result<std::int64_t> new_batch(store::Store& store, const std::string& name, const std::string& actor, std::int64_t rows) {
  FENHAO_TRY(highest, store.highest_id("batch"));
  FENHAO_CHECK(store.connection().execute("INSERT INTO batch (id, kind, file_name, digest, recorded_at, actor, row_count) VALUES ($1, 'retro', $2, $2, $3, $4, $5)",
                                          {bind(highest + 1), bind(name), bind(store.now()), bind(actor), bind(rows)}));
  return highest + 1;
}

Status refuse_approved(store::Store& store, EarningMonth settled) {
  FENHAO_TRY(run, payroll::run_of(store, settled));
  if (!run || (run->state != RunState::approved && run->state != RunState::closed)) return {};
  return fail(Error(ErrorCode::not_allowed, {settled.to_string() + " 已" + label(run->state).zh + "，补差不能再改", settled.to_string() + " is " + label(run->state).en + ": its differences cannot change"})
                  .way_out({"未关账的先撤回批准：fenhao approve --run " + std::to_string(run->id) + " --withdraw", "take the approval back first: fenhao approve --run " + std::to_string(run->id) + " --withdraw"}));
}

// What was found counts on what was carried then.
Status refuse_changed(store::Store& store, const RetroFound& found) {
  bool changed = false;
  FENHAO_CHECK(store.connection().query("SELECT 1 FROM batch WHERE kind = 'retro' AND id > $1 LIMIT 1", {bind(found.batch)}, [&](const store::Row&) -> Status {
    changed = true;
    return {};
  }));
  if (!changed) return {};
  return fail(Error(ErrorCode::conflict, {"查看之后又有补差并入或撤销过", "differences were carried or taken back since these were looked for"})
                  .way_out({"重新查看：fenhao retro --from " + found.months.front().run.month.to_string(), "look again: fenhao retro --from " + found.months.front().run.month.to_string()}));
}

// One row of a month stands for all that another carries of it: new entries with those it carries already.
Result<std::vector<RetroEntry>> with_carried(const std::vector<RetroEntry>& carried, std::vector<RetroEntry> entries) {
  for (auto& entry : entries)
    for (const auto& earlier : carried) {
      if (earlier.employee != entry.employee || earlier.entity != entry.entity || earlier.earned != entry.earned) continue;
      if (earlier.treatment != entry.treatment)
        return fail(Error(ErrorCode::conflict, {"工号 " + entry.employee + " 的 " + entry.earned.to_string() + " 已按“" + payroll::label(earlier.treatment).zh + "”并入补差，不能再换一种", "employee " + entry.employee + " has " + entry.earned.to_string() + " carried already, " + payroll::label(earlier.treatment).en})
                        .way_out({"用同一种方式，或先撤销：fenhao retro --take-back", "settle it the same way, or take the earlier one back: fenhao retro --take-back"}));
      entry = payroll::together(std::move(entry), earlier);
    }
  return entries;
}

// From the first month with a difference on, of everybody who has one.
std::vector<RunHistory> corrected_history(const RetroFound& found) {
  std::set<Key> affected;
  std::vector<RunHistory> rows;
  for (const auto& month : found.months) {
    for (const auto& entry : month.entries) affected.insert({entry.entity, entry.employee});
    for (const auto& history : month.corrected)
      if (affected.contains({history.entity, history.employee})) rows.emplace_back(month.run.id, history);
  }
  return rows;
}

}  // namespace

Result<RetroScope> parse_retro_scope(std::string_view text) {
  RetroScope scope{false, false, false, false};
  for (const auto& word : split(text, ',')) {
    const std::string name(trim(word));
    if (name == "policy" || name == "政策") scope.policy = true;
    else if (name == "people" || name == "人员") scope.people = true;
    else if (name == "inputs" || name == "考勤") scope.inputs = true;
    else if (name == "rules" || name == "规则") scope.rules = true;
    else
      return fail(Error(ErrorCode::invalid_input, {"范围“" + name + "”不认识", "unknown scope \"" + name + "\""})
                      .way_out({"可写 policy（政策）、people（人员）、inputs（考勤和变动薪资）、rules（规则），用逗号隔开", "write policy, people, inputs, rules, separated by commas"}));
  }
  return scope;
}

Result<RetroFound> find_differences(Workspace& workspace, const RetroRequest& request) { return Search(workspace, request).run(); }

Result<std::size_t> carry_differences(Workspace& workspace, const RetroFound& found, const std::string& actor) {
  auto& store = workspace.store();
  std::size_t count = 0;
  for (const auto& month : found.months) count += month.entries.size();
  if (count == 0) return count;
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_CHECK(refuse_approved(store, found.settled));
    FENHAO_CHECK(refuse_changed(store, found));
    FENHAO_TRY(carried, payroll::load_settled(store, found.batch, found.settled, {}));
    const std::string name = found.months.front().run.month.to_string() + " → " + found.settled.to_string();
    FENHAO_TRY(batch, new_batch(store, "retro " + name, actor, static_cast<std::int64_t>(count)));
    for (const auto& month : found.months) {
      FENHAO_TRY(entries, with_carried(carried, month.entries));
      FENHAO_CHECK(payroll::save_retro(store, batch, found.settled, entries));
    }
    FENHAO_CHECK(save_history(store, batch, corrected_history(found)));
    return store.audit(actor, "retro.carry", "batch " + std::to_string(batch), "{\"entries\":" + std::to_string(count) + "}");
  }));
  return count;
}

Status take_back_differences(Workspace& workspace, EarningMonth settled, const std::string& actor) {
  auto& store = workspace.store();
  return store.transaction([&]() -> Status {
    FENHAO_CHECK(refuse_approved(store, settled));
    FENHAO_TRY(highest, store.highest_id("batch"));
    FENHAO_TRY(entries, payroll::load_settled(store, highest, settled, {}));
    if (entries.empty())
      return fail(Error(ErrorCode::not_found, {settled.to_string() + " 没有可撤销的补差", "no differences are carried into " + settled.to_string()})
                      .way_out({"用 fenhao retro --from 查看补差", "look for differences with fenhao retro --from"}));
    FENHAO_TRY(batch, new_batch(store, "retro ← " + settled.to_string(), actor, static_cast<std::int64_t>(entries.size())));
    FENHAO_CHECK(payroll::void_retro(store, batch, settled));
    FENHAO_CHECK(restore_history(store, batch, settled));
    return store.audit(actor, "retro.take_back", "batch " + std::to_string(batch), "{\"entries\":" + std::to_string(entries.size()) + "}");
  });
}

}  // namespace fenhao::month
