// The facts of a payroll month as the database holds them, as of a batch.
#pragma once

#include <optional>

#include "payroll/month_facts.h"
#include "payroll/whom_store.h"

namespace fenhao::month {

// What was known: policy on a day, company data through a batch. Attendance and variable pay may be taken from a batch
// of their own, to see what they alone change.
struct Knowledge {
  Date day;
  std::int64_t batch = 0;
  std::optional<std::int64_t> inputs_batch;
};

// What not everybody needs.
struct FactParts {
  bool secrets = true;     // identity numbers, phones, bank accounts
  bool recent_pay = true;  // pay of closed runs, see reads_recent_pay()
};

// Facts of some people, or of all. History through the month before each payer's tax month; differences of earlier
// months settled in this one. A calculation of the people in blocks loads each block by its range, without secrets.
Result<payroll::MonthFacts> load_facts(store::Store& store, EarningMonth month, const Knowledge& knowledge, const payroll::Whom& whom = {}, FactParts parts = {});

// Whether a formula of a group reads what closed runs paid.
bool reads_recent_pay(const std::vector<payroll::CompiledGroup>& groups);

// The latest batch recorded on or before the end of `known`; 0 when there is none.
Result<std::int64_t> batch_known_on(store::Store& store, Date known);

}  // namespace fenhao::month
