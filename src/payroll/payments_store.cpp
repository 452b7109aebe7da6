#include "payroll/payments_store.h"

namespace fenhao::payroll {

using store::bind;
using store::Parameter;
using store::Row;

Result<std::map<std::pair<std::string, std::string>, Paid>> load_paid(store::Store& store, std::int64_t run) {
  std::map<std::pair<std::string, std::string>, Paid> paid;
  FENHAO_CHECK(store.connection().query("SELECT entity, employee, CAST(sum(net) AS BIGINT), CAST(sum(tax) AS BIGINT) FROM payment WHERE run = $1 GROUP BY entity, employee", {bind(run)}, [&](const Row& row) -> Status {
    paid[{row.text(0), row.text(1)}] = {Money::from_fen(row.integer(2)), Money::from_fen(row.integer(3))};
    return {};
  }));
  return paid;
}

Result<std::int64_t> save_payment(store::Store& store, std::int64_t run, Date paid_on, const std::vector<PaidRow>& rows, const std::string& actor) {
  std::int64_t number = 0;
  FENHAO_CHECK(store.connection().query("SELECT coalesce(max(number), 0) + 1 FROM payment WHERE run = $1", {bind(run)}, [&](const Row& row) -> Status {
    number = row.integer(0);
    return {};
  }));
  const std::string now = store.now();
  auto at = rows.begin();
  FENHAO_CHECK(store.connection().insert_many("payment", std::vector<std::string>{"run", "number", "employee", "entity", "net", "tax", "paid_on", "actor", "recorded_at"}, [&](std::vector<Parameter>& out) {
    if (at == rows.end()) return false;
    const auto& row = *at++;
    out = {bind(run), bind(number), bind(row.employee), bind(row.entity), bind(row.paid.net), bind(row.paid.tax), bind(paid_on), bind(actor), bind(now)};
    return true;
  }));
  return number;
}

}  // namespace fenhao::payroll
