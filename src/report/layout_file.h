// Writes a file that a tax client or a bank reads, as its layout says, for one legal entity.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "payroll/result.h"
#include "report/file_layout.h"
#include "report/file_report.h"

namespace fenhao::report {

// rows = people in the file; total = the layout's control total over them. The file is written whole or not at
// all: with OnMissing::withhold_file anyone lacking a required value withholds it (written = false), with
// leave_out the person is left out; both are listed as problems, as is what must be completed by hand. With nobody
// to list no file is written.
// `encoding` overrides the layout's (csv). not_found when the entity is not in the run. Mode 0600.
Result<FileReport> write_layout_file(const payroll::RunView& view, const FileLayout& layout, const std::string& entity,
                                     const std::filesystem::path& path,
                                     std::optional<TextEncoding> encoding = std::nullopt);

}  // namespace fenhao::report
