// Everything a payroll run hands out, written to a folder at once. The door to this module.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "payroll/result.h"
#include "report/file_layout.h"

namespace fenhao::report {

struct ExportedFile {
  std::string name;   // relative to the folder
  std::string title;  // what it is
  std::int64_t rows = 0;
  Money total;
  std::string sha256;
  bool written = true;          // false: withheld, see problems
  std::vector<Error> problems;  // people left out, values to be completed; subject = employee number
};

struct ExportOptions {
  std::vector<std::string> layouts;          // ids of file layouts to choose from; empty = all of the directory
  std::string bank;                          // id of the layout that pays all wages; empty = as each entity's bank asks
  std::optional<TextEncoding> csv_encoding;  // for all csv layouts; absent = as each layout says
  bool payslips = true;
  bool own_payslips = true;  // a file for each person besides the group's
  unsigned threads = 0;      // that draw payslips; 0 = as many as the machine has
  bool replace = false;      // files of an earlier export may be replaced
};

// Steps done and to do; a drawn payslip is one step. May be called from several threads, one at a time.
using ExportProgress = std::function<void(std::int64_t done, std::int64_t total)>;

// Writes wage sheet, contribution detail, cost summary, files for tax client and banks, payslips and a manifest
// (名称, 行数, 金额, SHA-256) below `out_dir`, which is made when absent. Everything is prepared in a hidden folder
// and moved into place at the end: on an error nothing new stands in out_dir. Files are 0600, folders 0700.
// Files for tax client and banks are made of approved runs only: nothing is filed or paid before. A legal entity's
// wages are paid with one layout, see bank_layout_of().
// conflict naming the first file in the way unless `replace`. The manifest is the last entry returned.
Result<std::vector<ExportedFile>> export_all(const payroll::RunView& view, const std::filesystem::path& out_dir,
                                             const LayoutDirectory& layouts, const ExportProgress& progress = {},
                                             const ExportOptions& options = {});

}  // namespace fenhao::report
