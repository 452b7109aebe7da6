#include "report/sheet_parts.h"

#include <algorithm>

#include "payroll/run.h"
#include "report/labels.h"

namespace fenhao::report {

void write_title(sheet::WorkbookWriter& writer, const RunIndex& index, const std::string& title, int columns) {
  const auto& view = index.view();
  std::string line = "薪资所属月：" + chinese_month(view.month.month);
  if (const auto dates = index.payment_dates(); !dates.empty()) line += "　发放日期：" + dates;
  line += "　状态：" + label(view.state).zh + "　批次：" + std::to_string(view.id);
  writer.merge(0, 0, 0, columns - 1, index.company() + "　" + title, sheet::Style::title);
  writer.merge(1, 0, 1, columns - 1, line, sheet::Style::note);
}

double column_width(std::size_t display_columns) {
  return static_cast<double>(std::clamp<std::size_t>(display_columns + 2, 8, 40));
}

}  // namespace fenhao::report
