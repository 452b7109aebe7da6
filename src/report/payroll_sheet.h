// 工资表: one sheet per salary group with every pay item in its order, subtotals per department and per legal
// entity, and a grand total.
#pragma once

#include <filesystem>

#include "payroll/result.h"
#include "report/file_report.h"

namespace fenhao::report {

// Writes xlsx at `path`. total = net pay of all rows. internal when the run contradicts itself (RunIndex),
// unavailable when the file cannot be written.
Result<FileReport> write_payroll_sheet(const payroll::RunView& view, const std::filesystem::path& path);

}  // namespace fenhao::report
