// The month calculated: from facts and rules to results. Pure and deterministic: the same facts and rules give
// the same results to the fen, whatever the number of threads. A whole company at once: block.h does it part by part.
#pragma once

#include "payroll/month_facts.h"
#include "payroll/result.h"

namespace fenhao::payroll {

struct CalculateOptions {
  unsigned threads = 1;
};

// Contributions, items that do not need tax, tax, the rest. One person's error is an error notice and leaves
// that person out; it never stops the others. Errors of the whole run: a month without an official calendar,
// tax parameters unknown for the tax month.
Result<RunView> calculate(const MonthFacts& facts, const Rules& rules, const CalculateOptions& options);

// What a run says before anybody is calculated: month, payers, accounts, payment dates, names of places.
RunView describe_run(const MonthFacts& facts, const policy::Library& library);
GroupColumns columns_of(const CompiledGroup& compiled);

}  // namespace fenhao::payroll
