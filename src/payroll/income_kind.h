// What the people of a salary group earn, as the tax law divides income. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "tax/cumulative_labour.h"
#include "tax/remuneration.h"

namespace fenhao::payroll {

enum class IncomeKind {
  wage,            // 工资薪金, cumulative withholding
  labour_student,  // 劳务报酬 of full-time students on placement, cumulative method (STA 2020 No. 13 art. 2)
  labour_agent,    // 劳务报酬 of insurance agents and securities brokers, cumulative method (Caishui 2018 No. 164 art. 3)
  labour,          // other 劳务报酬, withheld per payment (STA 2018 No. 61 art. 8)
  labour_platform,  // 劳务报酬 that an internet platform pays its workers, cumulative method (STA 2025 No. 16)
  author,           // 稿酬, withheld per payment (STA 2018 No. 61 art. 8)
  royalty,          // 特许权使用费, withheld per payment (the same)
};

std::string_view to_string(IncomeKind kind);  // "labour_student"
Text label(IncomeKind kind);
// The word above; invalid_input listing the known ones.
Result<IncomeKind> parse_income_kind(std::string_view name);

// What the remuneration is of; absent for wages.
std::optional<tax::RemunerationKind> remuneration_kind(IncomeKind kind);

// Whose labour remuneration is withheld by the cumulative method; absent for wages and per payment.
std::optional<tax::LabourScope> labour_scope(IncomeKind kind);

}  // namespace fenhao::payroll
