#include "month/facts.h"

#include <set>

#include "intake/records_store.h"
#include "intake/work_terms_store.h"
#include "payroll/retro_store.h"

namespace fenhao::month {
namespace {

// History of each payer through the month before its own tax month: payers pay in different months.
Result<std::vector<payroll::History>> load_all_history(store::Store& store, const intake::AsOf& as_of, EarningMonth month,
                                                       const std::vector<people::LegalEntity>& entities) {
  std::vector<payroll::History> all;
  std::set<int> offsets;
  for (const auto& entity : entities) offsets.insert(entity.pay_month_offset);
  for (const int offset : offsets) {
    const Month tax_month = month.month + offset;
    FENHAO_TRY(history, intake::load_history(store, as_of, Month::from_index(tax_month.year() * 12), tax_month));
    for (auto& figures : history)
      for (const auto& entity : entities)
        if (entity.code == figures.entity && entity.pay_month_offset == offset) all.push_back(std::move(figures));
  }
  return all;
}

// What the year before ended with at payers whose tax month is a January.
Result<std::vector<payroll::History>> load_last_year(store::Store& store, const intake::AsOf& as_of, EarningMonth month,
                                                     const std::vector<people::LegalEntity>& entities) {
  std::vector<payroll::History> all;
  for (const int offset : {0, 1}) {
    const Month tax_month = month.month + offset;
    if (tax_month.number() != 1) continue;
    FENHAO_TRY(history, intake::load_history(store, as_of, tax_month - 12, tax_month));
    for (auto& figures : history)
      for (const auto& entity : entities)
        if (entity.code == figures.entity && entity.pay_month_offset == offset) all.push_back(std::move(figures));
  }
  return all;
}

}  // namespace

Result<payroll::MonthFacts> load_facts(Workspace& workspace, EarningMonth month, const Knowledge& knowledge, const std::string& employee) {
  auto& store = workspace.store();
  const std::int64_t batch = knowledge.batch;
  const intake::AsOf as_of{batch, employee}, inputs_as_of{knowledge.inputs_batch.value_or(batch), employee};
  payroll::MonthFacts facts{.month = month, .known = knowledge.day};
  const auto take = [](auto& target, auto&& loaded) -> Status {
    if (!loaded) return fail(std::move(loaded).error());
    target = std::move(*loaded);
    return {};
  };
  FENHAO_CHECK(take(facts.entities, intake::load_entities(store, batch)));
  FENHAO_CHECK(take(facts.accounts, intake::load_accounts(store, batch)));
  FENHAO_CHECK(take(facts.persons, intake::load_persons(store, as_of)));
  FENHAO_CHECK(take(facts.employments, intake::load_employments(store, as_of)));
  FENHAO_CHECK(take(facts.salaries, intake::load_salaries(store, as_of)));
  FENHAO_CHECK(take(facts.attendance, intake::load_inputs(store, inputs_as_of, month, "attendance")));
  FENHAO_CHECK(take(facts.variable, intake::load_inputs(store, inputs_as_of, month, "variable")));
  FENHAO_CHECK(take(facts.deductions, intake::load_deductions(store, as_of)));
  FENHAO_CHECK(take(facts.enrolments, intake::load_enrolments(store, as_of, CoverageMonth{month.month})));
  FENHAO_CHECK(take(facts.work_terms, intake::load_work_terms(store, batch, employee, month.month.last_day())));
  FENHAO_CHECK(take(facts.history, load_all_history(store, as_of, month, facts.entities)));
  FENHAO_CHECK(take(facts.last_year, load_last_year(store, as_of, month, facts.entities)));
  FENHAO_CHECK(take(facts.retro, payroll::load_settled(store, batch, month, employee)));
  FENHAO_CHECK(take(facts.recent_pay, payroll::load_recent_pay(store, month, employee)));
  return facts;
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
