#include <algorithm>
#include <functional>

#include "intake/recorded_rows.h"

namespace fenhao::intake {
namespace {

using store::bind;
using store::Row;

Result<payroll::History> read_history(const Row& row) {
  FENHAO_TRY(through, row.month(2));
  FENHAO_TRY(rule, tax::parse_basic_deduction_rule(row.text(11)));
  payroll::History history{.employee = row.text(0), .entity = row.text(1), .through = TaxMonth{through}, .rule = rule, .bonus_taxed_alone = row.money(12)};
  history.figures = {.income = row.money(3), .exempt = row.money(4), .special = row.money(5), .special_additional = row.money(6), .other = row.money(7),
                     .reliefs = row.money(8), .donation = row.money(9), .withheld = row.money(10)};
  history.others = {.labour = {{row.money(13), row.money(14), row.money(15), row.money(16), row.money(17)}, row.money(18)},
                    .payments = row.money(19), .payments_withheld = row.money(20), .equity = row.money(21)};
  return history;
}

// From the latest month backwards: the first row that counts settles a person and payer. `window`: the months that count
// at a payer; null = none.
Result<std::vector<payroll::History>> read_histories(store::Store& store, const AsOf& as_of, TaxMonths widest, const std::function<const TaxMonths*(const std::string& entity)>& window) {
  std::vector<payroll::History> all;
  Selection selection(as_of);
  selection.add("r.through_month >=", bind(widest.january));
  selection.add("r.through_month <", bind(widest.before));
  const auto sql = by_key("r.employee, r.entity, r.through_month, r.income, r.exempt, r.special, r.special_additional, r.other, r.reliefs, r.donation, "
                          "r.withheld, r.basic_rule, r.bonus_taxed_alone, r.labour_income, r.labour_exempt, r.labour_surcharges, r.labour_other, r.labour_reliefs, r.labour_withheld, "
                          "r.payments, r.payments_withheld, r.equity, r.voided", "year_to_date", {"employee", "entity", "through_month"}, selection.condition, " DESC");
  std::string employee, entity, through;
  bool settled = false;
  FENHAO_CHECK(store.connection().query(sql, selection.parameters, [&](const Row& row) -> Status {
    const bool same_payee = row.text(0) == employee && row.text(1) == entity;
    if (same_payee && (settled || row.text(2) == through)) return {};
    if (!same_payee) {
      employee = row.text(0);
      entity = row.text(1);
      settled = false;
    }
    through = row.text(2);
    FENHAO_TRY(month, row.month(2));
    const auto* months = window(entity);
    if (!months || month < months->january || month >= months->before || row.integer(22) != 0) return {};
    FENHAO_TRY(history, read_history(row));
    all.push_back(std::move(history));
    settled = true;
    return {};
  }));
  std::ranges::reverse(all);
  return all;
}

}  // namespace

Result<std::vector<payroll::History>> load_history(store::Store& store, const AsOf& as_of, Month january, Month before) {
  const TaxMonths months{january, before};
  return read_histories(store, as_of, months, [&](const std::string&) { return &months; });
}

Result<std::vector<payroll::History>> load_history(store::Store& store, const AsOf& as_of, const std::map<std::string, TaxMonths>& payers) {
  if (payers.empty()) return std::vector<payroll::History>();
  TaxMonths widest = payers.begin()->second;
  for (const auto& [unused, months] : payers) widest = {std::min(widest.january, months.january), std::max(widest.before, months.before)};
  return read_histories(store, as_of, widest, [&](const std::string& entity) {
    const auto found = payers.find(entity);
    return found == payers.end() ? nullptr : &found->second;
  });
}

}  // namespace fenhao::intake
