// 社保公积金明细: per employer account (or, without one, per entity and place) who is charged what; and a
// summary by entity, place and insurance.
#pragma once

#include <filesystem>

#include "payroll/result.h"
#include "report/file_report.h"

namespace fenhao::report {

// Writes xlsx at `path`. rows = persons over all account sheets; total = employer and employee together.
// Identity numbers are masked. Errors as write_payroll_sheet.
Result<FileReport> write_contribution_detail(const payroll::RunView& view, const std::filesystem::path& path);

}  // namespace fenhao::report
