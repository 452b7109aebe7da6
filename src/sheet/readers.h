// The readers by kind of file, behind read_workbook(). Each takes a file known to be of its kind.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "sheet/sheet.h"

namespace fenhao::sheet {

// Office Open XML (ECMA-376), transitional or strict.
Result<Workbook> read_xlsx(const std::filesystem::path& path, const ReadLimits& limits);
// BIFF8 (Excel 97–2003) in an OLE container; `bytes` is the whole file.
Result<Workbook> read_xls(std::string_view bytes, const ReadLimits& limits);
// Text with commas, semicolons or tabs (RFC 4180 quoting), UTF-8, UTF-16 with BOM or GB18030.
Result<Workbook> read_csv(std::string_view bytes, const ReadLimits& limits);

// The error of a workbook with an opening password.
Error encrypted_workbook();
// "this is a … file": for files of a kind that is not read.
Error not_a_spreadsheet(Text kind);

}  // namespace fenhao::sheet
