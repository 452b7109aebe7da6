// Special additional deductions and other declared deductions, lawful and in keeping with the worker's age: Guofa
// 2018 No. 41, 2022 No. 8, 2023 No. 13; MOF/STA 2024 No. 21 (personal pension); Caishui 2017 No. 39 (health).
#pragma once

#include <vector>

#include "payroll/facts.h"
#include "sample/worker.h"

namespace fenhao::sample {

struct Declared {
  payroll::Deduction deduction;
  bool late = false;  // handed in this month for earlier months too, so that the history knows nothing of it
};

// By kind and month; rows of one kind do not overlap.
std::vector<Declared> declarations_of(const Setting& setting, const Worker& worker, TaxMonth tax_month);

}  // namespace fenhao::sample
