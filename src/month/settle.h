// 综合所得年度汇算 of one employee, estimated from what the company knows: closed runs and imported year-to-date
// figures of all its payers. IIT Law art. 11; MOF/STA 2023 No. 30, No. 32. Income from others is not known here.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "formula/formula.h"
#include "month/workspace.h"
#include "tax/settlement.h"

namespace fenhao::month {

struct PayerYear {
  std::string entity;
  TaxMonth through{Month{}};  // last tax month that is known
};

struct YearSettlement {
  int year = 0;
  std::vector<PayerYear> payers;
  tax::SettlementYear figures;
  tax::Settlement alone, merged;  // the same when there is no bonus
  // The better for the employee; alone when equal.
  const tax::Settlement& better() const { return merged.tax < alone.tax ? merged : alone; }
};

// not_found when no figures of the year are known; not_allowed for who is no resident at the end of the known year.
Result<YearSettlement> settle_year(Workspace& workspace, int year, const std::string& employee);

// Income, deductions, both ways of the bonus, what is due or refunded.
formula::Explanation explain(const YearSettlement& settlement, Lang lang);

}  // namespace fenhao::month
