#include "payroll/run_store.h"

#include <map>

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
    "SELECT employee, entity, salary_group, department, place, payload FROM run_result WHERE run = $1 ";

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

Status insert_results(store::Store& store, std::int64_t run, const RunView& view) {
  return insert_all(store, "run_result",
                    {"run", "employee", "entity", "salary_group", "department", "place", "gross", "taxable", "insurance_employee",
                     "fund_employee", "insurance_employer", "fund_employer", "tax", "net", "cost", "payload"},
                    view.employees, [&](const EmployeeResult& result) -> std::vector<Parameter> {
                      const Money tax = tax_in_all(result.tax);
                      return {bind(run), bind(result.person.employee), bind(result.entity), bind(result.group), bind(result.department),
                              bind(result.place), bind(result.gross), bind(result.taxable), bind(result.insurance_employee),
                              bind(result.fund_employee), bind(result.insurance_employer), bind(result.fund_employer), bind(tax),
                              bind(result.net), bind(result.cost), Parameter(encode(result))};
                    });
}

struct TotalRow {
  std::int64_t heads = 0;
  Money employer, employee;
};

Status insert_totals(store::Store& store, std::int64_t run, const RunView& view) {
  std::map<std::tuple<std::string, std::string, std::string>, TotalRow> totals;
  for (const auto& result : view.employees)
    for (const auto& line : result.charges) {
      auto& total = totals[{result.entity, line.place, std::string(policy::to_string(line.charge.insurance))}];
      if (!line.back_pay) ++total.heads;
      total.employer += line.charge.employer;
      total.employee += line.charge.employee;
    }
  return insert_all(store, "run_total", {"run", "entity", "place", "insurance", "heads", "employer", "employee"}, totals,
                    [&](const auto& entry) -> std::vector<Parameter> {
                      const auto& [entity, place, insurance] = entry.first;
                      return {bind(run), bind(entity), bind(place), bind(insurance), bind(entry.second.heads), bind(entry.second.employer), bind(entry.second.employee)};
                    });
}

Status insert_notices(store::Store& store, std::int64_t run, const RunView& view) {
  std::int64_t number = 0;
  return insert_all(store, "run_notice", {"run", "number", "severity", "code", "subject", "zh", "en"}, view.notices,
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

Status save_results(store::Store& store, const RunRecord& run, const RunView& view, const std::vector<RunRule>& rules, const std::string& actor) {
  return store.transaction([&]() -> Status {
    FENHAO_TRY(current, find_run(store, run.id));  // again, inside the transaction: it may have been approved meanwhile
    FENHAO_CHECK(may_advance(current, RunState::calculated, actor));
    FENHAO_CHECK(remove_results(store, run.id));
    FENHAO_CHECK(insert_results(store, run.id, view));
    FENHAO_CHECK(insert_totals(store, run.id, view));
    FENHAO_CHECK(insert_notices(store, run.id, view));
    FENHAO_CHECK(insert_rules(store, run.id, rules));
    FENHAO_CHECK(store.connection().execute(mark_calculated, {bind(run.id), bind(run.known), bind(run.known_batch), bind(actor), bind(store.now()),
                                                               bind(run.known_fact), bind(run.known_decision)}));
    return store.audit(actor, "run.calculate", "run " + std::to_string(run.id), "{\"people\":" + std::to_string(view.employees.size()) + "}");
  });
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

Result<std::vector<EmployeeResult>> load_results(store::Store& store, std::int64_t run, const std::string& employee) {
  std::vector<EmployeeResult> results;
  std::vector<Parameter> parameters{bind(run)};
  std::string sql(select_results);
  if (!employee.empty()) {
    sql += "AND employee = $2 ";
    parameters.push_back(bind(employee));
  }
  sql += "ORDER BY entity, department, employee";
  FENHAO_CHECK(store.connection().query(sql, parameters, [&](const Row& row) -> Status {
    EmployeeResult result;
    result.person.employee = row.text(0);
    result.entity = row.text(1);
    result.group = row.text(2);
    result.department = row.text(3);
    result.place = row.text(4);
    FENHAO_CHECK(decode(row.blob(5), result));
    results.push_back(std::move(result));
    return {};
  }));
  return results;
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
