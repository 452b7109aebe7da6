#include "month/facts.h"

#include <algorithm>
#include <map>

#include "intake/records_store.h"
#include "intake/work_terms_store.h"
#include "payroll/retro_store.h"

namespace fenhao::month {
namespace {

using Payers = std::map<std::string, intake::TaxMonths>;

// The months of the tax year before each payer's own tax month: payers pay in different months.
Payers this_year(EarningMonth month, const std::vector<people::LegalEntity>& entities) {
  Payers payers;
  for (const auto& entity : entities) {
    const Month tax_month = month.month + entity.pay_month_offset;
    payers[entity.code] = {Month::from_index(tax_month.year() * 12), tax_month};
  }
  return payers;
}

// The year before, at payers whose tax month is a January.
Payers last_year(EarningMonth month, const std::vector<people::LegalEntity>& entities) {
  Payers payers;
  for (const auto& entity : entities) {
    const Month tax_month = month.month + entity.pay_month_offset;
    if (tax_month.number() == 1) payers[entity.code] = {tax_month - 12, tax_month};
  }
  return payers;
}

}  // namespace

Result<payroll::MonthFacts> load_facts(store::Store& store, EarningMonth month, const Knowledge& knowledge, const payroll::Whom& whom, FactParts parts) {
  const std::int64_t batch = knowledge.batch;
  const intake::AsOf as_of{batch, whom.employee, whom.range}, inputs_as_of{knowledge.inputs_batch.value_or(batch), whom.employee, whom.range};
  payroll::MonthFacts facts{.month = month, .known = knowledge.day};
  const auto take = [](auto& target, auto&& loaded) -> Status {
    if (!loaded) return fail(std::move(loaded).error());
    target = std::move(*loaded);
    return {};
  };
  FENHAO_CHECK(take(facts.entities, intake::load_entities(store, batch)));
  FENHAO_CHECK(take(facts.accounts, intake::load_accounts(store, batch)));
  FENHAO_CHECK(take(facts.persons, intake::load_persons(store, as_of, parts.secrets ? intake::Secrets::opened : intake::Secrets::left_out)));
  FENHAO_CHECK(take(facts.employments, intake::load_employments(store, as_of)));
  FENHAO_CHECK(take(facts.salaries, intake::load_salaries(store, as_of)));
  FENHAO_CHECK(take(facts.attendance, intake::load_inputs(store, inputs_as_of, month, "attendance")));
  FENHAO_CHECK(take(facts.variable, intake::load_inputs(store, inputs_as_of, month, "variable")));
  FENHAO_CHECK(take(facts.deductions, intake::load_deductions(store, as_of)));
  FENHAO_CHECK(take(facts.enrolments, intake::load_enrolments(store, as_of, CoverageMonth{month.month})));
  FENHAO_CHECK(take(facts.work_terms, intake::load_work_terms(store, as_of, month.month.last_day())));
  FENHAO_CHECK(take(facts.history, intake::load_history(store, as_of, this_year(month, facts.entities))));
  FENHAO_CHECK(take(facts.last_year, intake::load_history(store, as_of, last_year(month, facts.entities))));
  FENHAO_CHECK(take(facts.retro, payroll::load_settled(store, batch, month, whom)));
  if (parts.recent_pay) FENHAO_CHECK(take(facts.recent_pay, payroll::load_recent_pay(store, month, whom)));
  return facts;
}

bool reads_recent_pay(const std::vector<payroll::CompiledGroup>& groups) {
  return std::ranges::any_of(groups, [](const payroll::CompiledGroup& compiled) {
    const auto used = compiled.program.inputs_used();
    return std::ranges::any_of(used, [](const std::string& code) { return code.starts_with("last.") || code.starts_with("recent."); });
  });
}

Result<std::int64_t> batch_known_on(store::Store& store, Date known) {
  std::int64_t batch = 0;
  const std::string end = known.to_string() + "T15:59:59Z";  // the end of the day in China, UTC+8
  FENHAO_CHECK(store.connection().query("SELECT coalesce(max(id), 0) FROM batch WHERE recorded_at <= $1", {store::bind(end)}, [&](const store::Row& row) -> Status {
    batch = row.integer(0);
    return {};
  }));
  return batch;
}

}  // namespace fenhao::month
