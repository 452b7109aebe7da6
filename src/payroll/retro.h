// 补差: what a closed month comes to as known now, against what was paid for it. A closed month never changes; the
// difference is an entry of a later month. Pure. IIT Law Implementing Regulations art. 24 and STA announcement 2018
// No. 61 art. 6: wages are taxed in the month they are paid.
#pragma once

#include <string>
#include <vector>

#include "payroll/result.h"

namespace fenhao::payroll {

// Items, contributions and amounts that differ between two results of one person at one payer in one month, `now`
// less `then`. A person that only one of them has is compared with zero.
RetroEntry difference(const EmployeeResult* then, const EmployeeResult* now, const GroupColumns* columns_then, const GroupColumns* columns_now,
                      EarningMonth month);

// What is left of a difference after entries of the month that were carried already.
RetroEntry less_carried(RetroEntry found, const std::vector<RetroEntry>& carried);

// Two differences of one month that another month carries as one: what was found later and what it carried earlier.
RetroEntry together(RetroEntry later, const RetroEntry& earlier);

// not_allowed when incomes that are taxed apart from wages differ: paid with the wages of another month they would bear
// no tax (Caishui 2018 No. 164 art. 2, 5); so when a bonus differs whose tax the employer bears (STA 2011 No. 28).
Status settled_with_wages(const EmployeeResult* then, const EmployeeResult* now);

// Nothing to pay, recover or report under the entry's treatment.
bool is_zero(const RetroEntry& entry);

// The entry as it enters the month it is paid in: when earned, its taxable part and contributions are already in the
// corrected year-to-date figures and the tax difference is collected; when paid, they are income and deductions of
// the month and no tax difference is taken.
RetroEntry as_settled(RetroEntry entry);

std::string_view to_string(RetroTreatment treatment);  // "when_paid"
Text label(RetroTreatment treatment);
Result<RetroTreatment> parse_retro_treatment(std::string_view name);  // the code, or 发放时 | 所属月

}  // namespace fenhao::payroll
