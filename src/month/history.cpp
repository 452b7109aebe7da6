#include "month/history.h"

namespace fenhao::month {
namespace {

using store::bind;
using store::Parameter;

const std::vector<std::string>& columns() {
  static const std::vector<std::string> names{"employee", "entity", "through_month", "income", "exempt", "special", "special_additional", "other", "reliefs", "donation",
                                              "withheld", "basic_rule", "bonus_taxed_alone", "labour_income", "labour_exempt", "labour_surcharges", "labour_other",
                                              "labour_reliefs", "labour_withheld", "payments", "payments_withheld", "equity", "run"};
  return names;
}

std::string listed(const std::string& alias) {
  std::string text;
  for (const auto& column : columns()) text += alias + column + ", ";
  return text;
}

constexpr std::string_view same_key = " AND o.employee = r.employee AND o.entity = r.entity AND o.through_month = r.through_month";
// Batches whose differences were settled in the month $2.
constexpr std::string_view settling = "(SELECT e.batch FROM retro_entry e WHERE e.settled_month = $2 AND e.voided = 0)";

}  // namespace

payroll::History history_after(const payroll::EmployeeResult& result) {
  const auto& tax = result.tax;
  return {.employee = result.person.employee, .entity = result.entity, .through = tax.month, .figures = tax.wage.after, .rule = tax.input.rule,
          .bonus_taxed_alone = bonus_taxed_alone_after(tax), .others = others_after(tax)};
}

payroll::History history_before(const payroll::EmployeeResult& result) {
  const auto& tax = result.tax;
  return {.employee = result.person.employee, .entity = result.entity, .through = tax.month, .figures = tax.before, .rule = tax.input.rule,
          .bonus_taxed_alone = tax.bonus_taxed_alone_before, .others = tax.others_before};
}

Result<bool> has_history(store::Store& store, std::int64_t batch, const payroll::History& of) {
  bool found = false;
  FENHAO_CHECK(store.connection().query("SELECT voided FROM year_to_date WHERE batch <= $1 AND employee = $2 AND entity = $3 AND through_month = $4 ORDER BY batch DESC LIMIT 1",
                                        {bind(batch), bind(of.employee), bind(of.entity), bind(of.through.month)}, [&](const store::Row& row) -> Status {
                                          found = row.integer(0) == 0;
                                          return {};
                                        }));
  return found;
}

Status save_history(store::Store& store, std::int64_t batch, const std::vector<RunHistory>& rows) {
  auto names = columns();
  names.push_back("batch");
  auto at = rows.begin();
  return store.connection().insert_many("year_to_date", names, [&](std::vector<Parameter>& out) {
    if (at == rows.end()) return false;
    const auto& [run, row] = *at++;
    const auto& figures = row.figures;
    const auto& labour = row.others.labour;
    out = {bind(row.employee), bind(row.entity), bind(row.through.month), bind(figures.income), bind(figures.exempt), bind(figures.special),
           bind(figures.special_additional), bind(figures.other), bind(figures.reliefs), bind(figures.donation), bind(figures.withheld),
           bind(std::string(tax::to_string(row.rule))), bind(row.bonus_taxed_alone), bind(labour.figures.income), bind(labour.figures.exempt), bind(labour.figures.surcharges),
           bind(labour.figures.other), bind(labour.figures.reliefs), bind(labour.withheld), bind(row.others.payments), bind(row.others.payments_withheld), bind(row.others.equity),
           bind(run), bind(batch)};
    return true;
  });
}

Status restore_history(store::Store& store, std::int64_t batch, EarningMonth settled) {
  // What held without the settling batches; a row that only they brought is voided.
  const std::string corrected = " FROM year_to_date r WHERE r.batch = (SELECT max(o.batch) FROM year_to_date o WHERE o.batch < $1" + std::string(same_key) + ") AND r.batch IN " + std::string(settling);
  const std::string before = "(SELECT max(o.batch) FROM year_to_date o WHERE o.batch < $1 AND o.batch NOT IN " + std::string(settling) + std::string(same_key) + ")";
  FENHAO_CHECK(store.connection().execute("INSERT INTO year_to_date (" + listed("") + "voided, batch) SELECT " + listed("r.") + "1, $1" + corrected + " AND " + before + " IS NULL",
                                          {bind(batch), bind(settled.month)}));
  return store.connection().execute("INSERT INTO year_to_date (" + listed("") + "voided, batch) SELECT " + listed("p.") + "p.voided, $1 FROM year_to_date p JOIN (SELECT r.employee, r.entity, r.through_month, " +
                                        before + " AS held" + corrected + ") c ON p.employee = c.employee AND p.entity = c.entity AND p.through_month = c.through_month AND p.batch = c.held",
                                    {bind(batch), bind(settled.month)});
}

}  // namespace fenhao::month
