#include "report/sheet_parts.h"

#include <algorithm>

#include "base/text.h"
#include "payroll/run.h"
#include "report/labels.h"

namespace fenhao::report {

void write_title(sheet::WorkbookWriter& writer, const RunIndex& index, const std::string& title, int columns,
                 const people::LegalEntity* entity) {
  const auto& view = index.view();
  const std::string month = chinese_month(view.month.month);
  const auto dates = entity ? index.payment_date(entity->code) : index.payment_dates();
  std::string line = "薪资所属月：" + month;
  if (!dates.empty()) line += "　发放日期：" + dates;
  line += "　状态：" + label(view.state).zh + "　批次：" + std::to_string(view.id) + "　单位：元";
  const auto company = entity ? entity->name : index.company();
  writer.merge(0, 0, 0, columns - 1, company + "　" + month + title, sheet::Style::title);
  writer.merge(1, 0, 1, columns - 1, line, sheet::Style::note);
}

void write_signatures(sheet::WorkbookWriter& writer, const RunView& view, int row, int columns) {
  const auto name = [](const std::string& person) { return person.empty() ? "＿＿＿＿＿＿" : person; };
  writer.merge(row, 0, row, columns - 1,
               "制表：" + name(view.calculated_by) + "　　　　审核：" + name(view.reviewed_by) + "　　　　批准：" +
                   name(view.approved_by),
               sheet::Style::note);
}

double column_width(std::size_t display_columns) {
  return static_cast<double>(std::clamp<std::size_t>(display_columns + 2, 8, 40));
}

double entity_column_width(const RunIndex& index) {
  std::size_t widest = 0;
  for (const auto& entity : index.entities()) widest = std::max(widest, display_width(entity.entity->name));
  return column_width(widest);
}

std::string department_name(const std::string& department) { return department.empty() ? "（未分部门）" : department; }

Members everyone(const RunIndex& index) {
  Members all;
  for (const auto& entity : index.entities()) all.insert(all.end(), entity.members.begin(), entity.members.end());
  return all;
}

}  // namespace fenhao::report
