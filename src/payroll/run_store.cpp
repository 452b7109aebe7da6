#include "payroll/run_store.h"

#include <algorithm>
#include <tuple>

#include "payroll/payload.h"
#include "payroll/rules_store.h"

namespace fenhao::payroll {
namespace {

using store::bind;
using store::Parameter;
using store::Row;

constexpr std::string_view select_run =
    "SELECT id, earning_month, state, known, known_batch, created_by, coalesce(reviewed_by, ''), coalesce(approved_by, ''), "
    "coalesce(closed_by, ''), created_at, coalesce(calculated_at, ''), coalesce(closed_at, ''), coalesce(known_fact, 9223372036854775807), "
    "coalesce(known_decision, 9223372036854775807) FROM run ";
constexpr std::string_view insert_run =
    "INSERT INTO run (id, earning_month, state, known, known_batch, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr std::string_view mark_calculated =
    "UPDATE run SET state = 'calculated', known = $2, known_batch = $3, created_by = $4, calculated_at = $5, known_fact = $6, known_decision = $7, reviewed_by = NULL "
    "WHERE id = $1 AND state IN ('draft', 'calculated', 'reviewed')";
constexpr std::string_view select_results =
    "SELECT r.employee, r.entity, r.salary_group, r.department, r.place, r.payload FROM run_result r WHERE r.run = $1";

Result<RunRecord> read_run(const Row& row) {
  RunRecord run;
  run.id = row.integer(0);
  FENHAO_TRY(month, row.month(1));
  run.month = EarningMonth{month};
  FENHAO_TRY(state, parse_run_state(row.text(2)));
  run.state = state;
  FENHAO_TRY(known, row.date(3));
  run.known = known;
  run.known_batch = row.integer(4);
  run.created_by = row.text(5);
  run.reviewed_by = row.text(6);
  run.approved_by = row.text(7);
  run.closed_by = row.text(8);
  run.created_at = row.text(9);
  run.calculated_at = row.text(10);
  run.closed_at = row.text(11);
  run.known_fact = row.integer(12);
  run.known_decision = row.integer(13);
  return run;
}

Result<std::vector<RunRecord>> select_runs(store::Store& store, const std::string& where, std::span<const Parameter> parameters) {
  std::vector<RunRecord> runs;
  FENHAO_CHECK(store.connection().query(std::string(select_run) + where, parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(run, read_run(row));
    runs.push_back(std::move(run));
    return {};
  }));
  return runs;
}

// Inserts all of `rows` by the engine's fastest way; `fill` turns one into parameters.
template <class Rows, class Fill>
Status insert_all(store::Store& store, std::string_view table, const std::vector<std::string>& columns, const Rows& rows, Fill fill) {
  auto at = rows.begin();
  return store.connection().insert_many(table, columns, [&](std::vector<Parameter>& out) {
    if (at == rows.end()) return false;
    out = fill(*at++);
    return true;
  });
}

Status remove_results(store::Store& store, std::int64_t run) {
  for (const char* table : {"run_result", "run_total", "run_notice", "run_rule"})
    FENHAO_CHECK(store.connection().execute("DELETE FROM " + std::string(table) + " WHERE run = $1", {bind(run)}));
  return {};
}

const std::vector<std::string>& result_columns() {
  static const std::vector<std::string> columns{"run", "employee", "entity", "salary_group", "department", "place", "gross", "taxable", "insurance_employee",
                                                "fund_employee", "insurance_employer", "fund_employer", "tax", "net", "cost", "payload"};
  return columns;
}

std::vector<Parameter> parameters_of(std::int64_t run, ResultRow&& row) {
  std::vector<Parameter> out;
  out.reserve(result_columns().size());
  out.emplace_back(run);
  for (auto* text : {&row.employee, &row.entity, &row.group, &row.department, &row.place}) out.emplace_back(std::move(*text));
  for (const Money amount : {row.gross, row.taxable, row.insurance_employee, row.fund_employee, row.insurance_employer, row.fund_employer, row.tax, row.net, row.cost})
    out.emplace_back(amount.fen());
  out.emplace_back(std::move(row.payload));
  return out;
}

Status insert_totals(store::Store& store, std::int64_t run, const RunSums& sums) {
  std::vector<std::vector<Parameter>> rows;
  for (const auto& [key, lines] : sums.contributions)
    for (const auto insurance : lines.insurances()) {
      const auto& total = lines[insurance];
      rows.push_back({bind(run), bind(key.first), bind(key.second), bind(std::string(policy::to_string(insurance))), bind(total.heads), bind(total.employer), bind(total.employee)});
    }
  return insert_all(store, "run_total", {"run", "entity", "place", "insurance", "heads", "employer", "employee"}, rows, [](const auto& row) { return row; });
}

Status insert_notices(store::Store& store, std::int64_t run, const std::vector<Notice>& notices) {
  std::int64_t number = 0;
  return insert_all(store, "run_notice", {"run", "number", "severity", "code", "subject", "zh", "en"}, notices,
                    [&](const Notice& notice) -> std::vector<Parameter> {
                      const bool error = notice.severity == Notice::Severity::error;
                      return {bind(run), bind(++number), bind(std::string(error ? "error" : "warning")), bind(notice.code),
                              bind(notice.subject), bind(notice.message.zh), bind(notice.message.en)};
                    });
}

Status insert_rules(store::Store& store, std::int64_t run, const std::vector<RunRule>& rules) {
  for (const auto& rule : rules) {
    FENHAO_TRY(digest, keep_rule_text(store, rule.key.substr(0, rule.key.find('@')), rule.text));
    const Parameter pilot = rule.pilot ? bind(rule.pilot) : Parameter(nullptr);
    FENHAO_CHECK(store.connection().execute("INSERT INTO run_rule (run, salary_group, digest, pilot) VALUES ($1, $2, $3, $4)",
                                            {bind(run), bind(rule.key), bind(digest), pilot}));
  }
  return {};
}

Status update_state(store::Store& store, std::int64_t run, RunState to, const std::string& actor) {
  auto& connection = store.connection();
  switch (to) {
    case RunState::draft: break;
    case RunState::calculated:
      return connection.execute("UPDATE run SET state = 'calculated', reviewed_by = NULL, approved_by = NULL WHERE id = $1", {bind(run)});
    case RunState::reviewed:
      return connection.execute("UPDATE run SET state = 'reviewed', reviewed_by = $2 WHERE id = $1", {bind(run), bind(actor)});
    case RunState::approved:
      return connection.execute("UPDATE run SET state = 'approved', approved_by = $2 WHERE id = $1", {bind(run), bind(actor)});
    case RunState::closed:
      return connection.execute("UPDATE run SET state = 'closed', closed_by = $2, closed_at = $3 WHERE id = $1", {bind(run), bind(actor), bind(store.now())});
  }
  return fail(ErrorCode::internal, "批次不能回到草稿", "a run cannot become a draft again");
}

}  // namespace

Result<std::vector<RunRecord>> list_runs(store::Store& store) { return select_runs(store, "ORDER BY id", {}); }

Result<RunRecord> find_run(store::Store& store, std::int64_t id) {
  const std::vector<Parameter> key{bind(id)};
  FENHAO_TRY(found, select_runs(store, "WHERE id = $1", key));
  if (!found.empty()) return found.front();
  FENHAO_TRY(all, list_runs(store));
  std::string known;
  for (const auto& run : all) known += (known.empty() ? "" : ", ") + std::to_string(run.id) + " (" + run.month.to_string() + ")";
  return fail(Error(ErrorCode::not_found, {"没有批次 " + std::to_string(id), "there is no run " + std::to_string(id)})
                  .way_out({known.empty() ? "还没有任何批次：先用 fenhao run 计算一个月" : "现有批次：" + known,
                            known.empty() ? "there is no run yet: calculate a month with fenhao run" : "the runs are " + known}));
}

Result<std::optional<RunRecord>> run_of(store::Store& store, EarningMonth month) {
  const std::vector<Parameter> key{bind(month.month)};
  FENHAO_TRY(found, select_runs(store, "WHERE earning_month = $1 ORDER BY id DESC", key));
  if (found.empty()) return std::optional<RunRecord>();
  return std::optional(found.front());
}

Result<RunRecord> create_run(store::Store& store, const RunRecord& fresh) {
  RunRecord run = fresh;
  FENHAO_CHECK(store.transaction([&]() -> Status {
    FENHAO_TRY(existing, run_of(store, fresh.month));
    if (existing)
      return fail(Error(ErrorCode::conflict, {fresh.month.to_string() + " 刚由另一个进程计算，批次 " + std::to_string(existing->id), fresh.month.to_string() + " was just calculated by another process, run " + std::to_string(existing->id)})
                      .way_out({"查看该批次，需要时重新计算", "look at that run; calculate again if needed"}));
    FENHAO_TRY(highest, store.highest_id("run"));
    run.id = highest + 1;
    run.created_at = store.now();
    FENHAO_CHECK(store.connection().execute(insert_run, {bind(run.id), bind(run.month.month), bind(std::string(to_string(run.state))), bind(run.known),
                                                         bind(run.known_batch), bind(run.created_by), bind(run.created_at)}));
    return store.audit(run.created_by, "run.create", "run " + std::to_string(run.id), "{\"month\":\"" + run.month.to_string() + "\"}");
  }));
  return run;
}

ResultRow row_of(const EmployeeResult& result) {
  return {.employee = result.person.employee, .entity = result.entity, .group = result.group, .department = result.department, .place = result.place, .gross = result.gross,
          .taxable = result.taxable, .insurance_employee = result.insurance_employee, .fund_employee = result.fund_employee, .insurance_employer = result.insurance_employer,
          .fund_employer = result.fund_employer, .tax = tax_in_all(result.tax), .net = result.net, .cost = result.cost, .payload = encode(result)};
}

Status RunWriter::begin() {
  FENHAO_TRY(current, find_run(store_, run_.id));  // again, inside the transaction: it may have been approved meanwhile
  FENHAO_CHECK(may_advance(current, RunState::calculated, actor_));
  return remove_results(store_, run_.id);
}

Status RunWriter::write(std::vector<ResultRow>&& rows) {
  results_ += std::ssize(rows);
  auto at = rows.begin();
  return store_.connection().insert_many("run_result", result_columns(), [&](std::vector<Parameter>& out) {
    if (at == rows.end()) return false;
    out = parameters_of(run_.id, std::move(*at++));
    return true;
  });
}

Status RunWriter::finish(const RunSums& sums, const std::vector<Notice>& notices, const std::vector<RunRule>& rules) {
  FENHAO_CHECK(insert_totals(store_, run_.id, sums));
  FENHAO_CHECK(insert_notices(store_, run_.id, notices));
  FENHAO_CHECK(insert_rules(store_, run_.id, rules));
  FENHAO_CHECK(store_.connection().execute(mark_calculated, {bind(run_.id), bind(run_.known), bind(run_.known_batch), bind(actor_), bind(store_.now()),
                                                              bind(run_.known_fact), bind(run_.known_decision)}));
  return store_.audit(actor_, "run.calculate", "run " + std::to_string(run_.id), "{\"people\":" + std::to_string(results_) + "}");
}

Status set_state(store::Store& store, const RunRecord& run, RunState to, const std::string& actor) {
  return store.transaction([&]() -> Status {
    FENHAO_TRY(current, find_run(store, run.id));
    const bool withdrawal = to == RunState::calculated && current.state == RunState::approved;
    if (!withdrawal) FENHAO_CHECK(may_advance(current, to, actor));
    FENHAO_CHECK(update_state(store, run.id, to, actor));
    return store.audit(actor, withdrawal ? "run.withdraw" : "run." + std::string(to_string(to)), "run " + std::to_string(run.id), "{}");
  });
}

Status discard_run(store::Store& store, const RunRecord& run, const std::string& actor) {
  return store.transaction([&]() -> Status {
    FENHAO_TRY(current, find_run(store, run.id));
    FENHAO_CHECK(may_advance(current, RunState::calculated, actor));  // nothing approved or closed is ever removed
    FENHAO_CHECK(remove_results(store, run.id));
    FENHAO_CHECK(store.connection().execute("DELETE FROM run WHERE id = $1", {bind(run.id)}));
    return store.audit(actor, "run.discard", "run " + std::to_string(run.id), "{\"month\":\"" + current.month.to_string() + "\"}");
  });
}

Result<std::vector<ResultRow>> load_rows(store::Store& store, std::int64_t run, const Whom& whom) {
  std::vector<ResultRow> rows;
  std::vector<Parameter> parameters{bind(run)};
  const std::string sql = std::string(select_results) + of_whom(whom, parameters) + " ORDER BY r.employee, r.entity";
  FENHAO_CHECK(store.connection().query(sql, parameters, [&](const Row& row) -> Status {
    rows.push_back({.employee = row.text(0), .entity = row.text(1), .group = row.text(2), .department = row.text(3), .place = row.text(4), .payload = row.blob(5)});
    return {};
  }));
  return rows;
}

Result<EmployeeResult> result_of(const ResultRow& row) {
  EmployeeResult result;
  result.person.employee = row.employee;
  result.entity = row.entity;
  result.group = row.group;
  result.department = row.department;
  result.place = row.place;
  FENHAO_CHECK(decode(row.payload, result));
  return result;
}

Result<std::vector<EmployeeResult>> load_results(store::Store& store, std::int64_t run, const Whom& whom) {
  FENHAO_TRY(rows, load_rows(store, run, whom));
  std::vector<EmployeeResult> results;
  results.reserve(rows.size());
  for (auto& row : rows) {
    FENHAO_TRY(result, result_of(row));
    results.push_back(std::move(result));
    row = {};
  }
  std::ranges::stable_sort(results, [](const EmployeeResult& a, const EmployeeResult& b) { return std::tie(a.entity, a.department) < std::tie(b.entity, b.department); });
  return results;
}

Result<std::int64_t> count_results(store::Store& store, std::int64_t run) {
  std::int64_t count = 0;
  FENHAO_CHECK(store.connection().query("SELECT count(*) FROM run_result WHERE run = $1", {bind(run)}, [&](const Row& row) -> Status {
    count = row.integer(0);
    return {};
  }));
  return count;
}

Result<std::vector<Notice>> load_notices(store::Store& store, std::int64_t run) {
  std::vector<Notice> notices;
  const std::vector<Parameter> key{bind(run)};
  FENHAO_CHECK(store.connection().query("SELECT severity, code, subject, zh, en FROM run_notice WHERE run = $1 ORDER BY number", key, [&](const Row& row) -> Status {
    notices.push_back({row.text(0) == "error" ? Notice::Severity::error : Notice::Severity::warning, row.text(1), row.text(2), {row.text(3), row.text(4)}});
    return {};
  }));
  return notices;
}

Result<std::vector<RunRule>> load_rules(store::Store& store, std::int64_t run) {
  std::vector<RunRule> rules;
  FENHAO_CHECK(store.connection().query("SELECT r.salary_group, v.text, coalesce(r.pilot, 0) FROM run_rule r JOIN rule_version v ON v.digest = r.digest WHERE r.run = $1 ORDER BY r.salary_group",
                                        {bind(run)}, [&](const Row& row) -> Status {
                                          rules.push_back({row.text(0), row.text(1), row.integer(2)});
                                          return {};
                                        }));
  return rules;
}

Result<RunRule> load_rule(store::Store& store, std::int64_t run, const std::string& key) {
  FENHAO_TRY(rules, load_rules(store, run));
  for (auto& rule : rules)
    if (rule.key == key) return std::move(rule);
  return fail(ErrorCode::internal, "批次 " + std::to_string(run) + " 没有存下“" + key + "”的规则文本", "run " + std::to_string(run) + " holds no rule text \"" + key + "\"");
}

}  // namespace fenhao::payroll
