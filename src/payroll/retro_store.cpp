#include "payroll/retro_store.h"

#include "payroll/payload.h"
#include "payroll/retro.h"

namespace fenhao::payroll {
namespace {

using store::bind;
using store::Parameter;
using store::Row;

Result<std::vector<RetroEntry>> load(store::Store& store, std::int64_t batch, const std::string& month_column, Month month, const Whom& whom) {
  std::string sql = "SELECT r.payload FROM retro_entry r WHERE r." + month_column + " = $2 AND r.voided = 0 AND r.batch = (SELECT max(q.batch) FROM retro_entry q WHERE "
                    "q.batch <= $1 AND q.employee = r.employee AND q.entity = r.entity AND q.earning_month = r.earning_month AND q.settled_month = r.settled_month)";
  std::vector<Parameter> parameters{bind(batch), bind(month)};
  sql += of_whom(whom, parameters);
  std::vector<RetroEntry> entries;
  FENHAO_CHECK(store.connection().query(sql + " ORDER BY r.employee, r.entity, r.earning_month, r.settled_month", parameters, [&](const Row& row) -> Status {
    RetroEntry entry;
    FENHAO_CHECK(decode(row.blob(0), entry));
    entries.push_back(std::move(entry));
    return {};
  }));
  return entries;
}

}  // namespace

Result<std::vector<RetroEntry>> load_settled(store::Store& store, std::int64_t batch, EarningMonth settled, const Whom& whom) {
  return load(store, batch, "settled_month", settled.month, whom);
}

Result<std::vector<RetroEntry>> load_carried(store::Store& store, std::int64_t batch, EarningMonth earned, const Whom& whom) {
  return load(store, batch, "earning_month", earned.month, whom);
}

Status save_retro(store::Store& store, std::int64_t batch, EarningMonth settled, const std::vector<RetroEntry>& entries) {
  auto at = entries.begin();
  return store.connection().insert_many(
      "retro_entry", std::vector<std::string>{"employee", "entity", "earning_month", "settled_month", "treatment", "gross", "tax", "payload", "voided", "batch"},
      [&](std::vector<Parameter>& out) {
        if (at == entries.end()) return false;
        const auto& entry = *at++;
        out = {bind(entry.employee), bind(entry.entity), bind(entry.earned.month), bind(settled.month), bind(std::string(to_string(entry.treatment))),
               bind(entry.gross), bind(entry.tax), Parameter(encode(entry)), bind(std::int64_t{is_zero(entry)}), bind(batch)};
        return true;
      });
}

Status void_retro(store::Store& store, std::int64_t batch, EarningMonth settled) {
  return store.connection().execute(
      "INSERT INTO retro_entry (employee, entity, earning_month, settled_month, treatment, gross, tax, payload, voided, batch) "
      "SELECT r.employee, r.entity, r.earning_month, r.settled_month, r.treatment, r.gross, r.tax, r.payload, 1, $1 FROM retro_entry r WHERE r.settled_month = $2 AND r.voided = 0 "
      "AND r.batch = (SELECT max(q.batch) FROM retro_entry q WHERE q.batch < $1 AND q.employee = r.employee AND q.entity = r.entity AND q.earning_month = r.earning_month "
      "AND q.settled_month = r.settled_month)",
      {bind(batch), bind(settled.month)});
}

Result<std::vector<RecentPay>> load_recent_pay(store::Store& store, EarningMonth month, const Whom& whom) {
  std::string sql = "SELECT r.employee, r.entity, count(*), CAST(sum(r.gross) AS BIGINT), max(u.earning_month), CAST(sum(CASE WHEN u.earning_month = $3 THEN r.gross ELSE 0 END) AS BIGINT), "
                    "CAST(sum(CASE WHEN u.earning_month = $3 THEN r.net ELSE 0 END) AS BIGINT) FROM run u JOIN run_result r ON r.run = u.id "
                    "WHERE u.state = 'closed' AND u.earning_month < $1 AND u.earning_month >= $2";
  std::vector<Parameter> parameters{bind(month.month), bind(month.month - 12), bind(month.month - 1)};
  sql += of_whom(whom, parameters);
  std::vector<RecentPay> pays;
  FENHAO_CHECK(store.connection().query(sql + " GROUP BY r.employee, r.entity ORDER BY r.employee, r.entity", parameters, [&](const Row& row) -> Status {
    FENHAO_TRY(latest, row.month(4));
    pays.push_back({.employee = row.text(0), .entity = row.text(1), .has_last_month = latest == month.month - 1, .last_gross = row.money(5), .last_net = row.money(6),
                    .months = static_cast<int>(row.integer(2)), .gross_total = row.money(3)});
    return {};
  }));
  return pays;
}

}  // namespace fenhao::payroll
