// Year-to-date figures through the month before the tax month: plausible months, withheld one after another by
// the product's own withholding, so that the month's tax continues them.
#pragma once

#include <optional>
#include <vector>

#include "payroll/facts.h"
#include "sample/declarations.h"
#include "sample/pay.h"
#include "sample/sample.h"
#include "sample/worker.h"

namespace fenhao::sample {

// Tax parameters, asked for once a month.
class TaxTables {
 public:
  explicit TaxTables(TaxParameters provider) : provider_(std::move(provider)) {}
  Result<const tax::Parameters*> at(TaxMonth month);

 private:
  TaxParameters provider_;
  std::map<std::int32_t, tax::Parameters> known_;
};

// What the months before were paid and taxed by.
struct Past {
  const people::Person& person;
  const people::Employment& employment;  // the first of the month: at the payer of the months before
  const Pay& pay;
  const std::vector<payroll::EnrolmentPlan>& plans;
  const std::vector<Declared>& declared;
};

// Absent for who was not paid at this payer earlier in the tax year.
Result<std::optional<payroll::History>> history_of(const Setting& setting, const Worker& worker, const Past& past,
                                                   TaxTables& tables);

}  // namespace fenhao::sample
