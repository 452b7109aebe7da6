// 人工成本汇总: what employing people costs, by legal entity, department and place.
#pragma once

#include <filesystem>

#include "payroll/result.h"
#include "report/file_report.h"

namespace fenhao::report {

// Writes xlsx at `path`. Cost = gross + employer contributions + other, so other closes the sum.
// rows = lines without totals; total = cost. Errors as write_payroll_sheet.
Result<FileReport> write_employer_cost(const payroll::RunView& view, const std::filesystem::path& path);

}  // namespace fenhao::report
