// Stretches of employment that a payee's tax months are counted from. Pure.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "payroll/income_kind.h"
#include "people/people.h"
#include "tax/deductions.h"
#include "tax/rehire.h"

namespace fenhao::payroll {

// `rows`: all employments of one person at one payer, in rising order of `from`; `current` is one of them. Only rows of
// the same kind of income as `current` and up to it count: an intern who is employed later starts anew. Rows that
// follow one another with one hiring day are one stretch.
std::vector<tax::Stretch> employed_stretches(const std::vector<const people::Employment*>& rows, const people::Employment& current,
                                             const std::function<IncomeKind(const people::Employment&)>& kind_of);

// Months for the basic deduction through the tax month. Somebody who left before the year and is paid in it counts from
// January (STA 2018 No. 61 art. 6 names no other month). `counts_leaving`: the months end with the last day.
Result<int> basic_months(TaxMonth month, const std::vector<tax::Stretch>& stretches, bool counts_leaving, tax::RehireReading reading);

// What a declaration gives through the month over all stretches of the year; a month that two touch counts once.
Money declared_to_date(const tax::Declaration& declaration, TaxMonth through, const std::vector<tax::Stretch>& stretches);

}  // namespace fenhao::payroll
