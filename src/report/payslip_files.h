// All payslips of a run: a book per salary group and a file per person, drawn by several threads. Which thread
// draws what does not show in the result.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "report/file_report.h"
#include "report/payslip_pdf.h"
#include "report/run_index.h"

namespace fenhao::report {

// One file to draw: a book of many, or one person's own.
struct PayslipTask {
  std::string title;  // in the document's properties, books only
  std::filesystem::path path;
  Members members;
  bool is_book = false;
};

// Draws all tasks; called with the number of slips drawn since the last call, from one thread at a time.
using SlipsDrawn = std::function<void(std::int64_t slips)>;

// One report per task, in their order: rows = slips, total = net pay. The first error stops the rest. threads = 0
// takes as many as the machine has.
Result<std::vector<FileReport>> draw_payslips(const RunIndex& index, const std::vector<PayslipTask>& tasks,
                                              const PayslipStyle& style, unsigned threads, const SlipsDrawn& drawn);

}  // namespace fenhao::report
