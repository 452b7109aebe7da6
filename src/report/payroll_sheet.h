// 工资表: a summary of departments by legal entity, a sheet per legal entity from earnings to employer cost, the
// items behind the amounts (计算过程) and what the sheets leave out (说明).
#pragma once

#include <filesystem>

#include "payroll/result.h"
#include "report/file_report.h"

namespace fenhao::report {

// Writes xlsx at `path`. rows = people; total = net pay of all rows. internal when the run contradicts itself
// (RunIndex), unavailable when the file cannot be written.
Result<FileReport> write_payroll_sheet(const payroll::RunView& view, const std::filesystem::path& path);

}  // namespace fenhao::report
