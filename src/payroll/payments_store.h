// Payments made of a run before it is closed, in the database.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "payroll/result.h"
#include "store/store.h"

namespace fenhao::payroll {

struct Paid {
  Money net, tax;
};
struct PaidRow {
  std::string employee, entity;
  Paid paid;
};

// All earlier payments of the run together, by entity and employee.
Result<std::map<std::pair<std::string, std::string>, Paid>> load_paid(store::Store& store, std::int64_t run);
// Writes the run's next payment; returns its number.
Result<std::int64_t> save_payment(store::Store& store, std::int64_t run, Date paid_on, const std::vector<PaidRow>& rows, const std::string& actor);

}  // namespace fenhao::payroll
