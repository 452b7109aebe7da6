#include "report/payroll_sheet.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/item_section.h"
#include "report/labels.h"
#include "report/run_index.h"
#include "report/sheet_parts.h"

namespace fenhao::report {
namespace {

using payroll::ItemColumn;
using sheet::Style;
using sheet::WorkbookWriter;

constexpr std::array<const char*, 6> person_headings{"工号", "姓名", "法人主体", "部门", "岗位", "参保地"};
constexpr int person_columns = static_cast<int>(person_headings.size());
constexpr int frozen_columns = 2;
constexpr int band_row = title_rows;
constexpr int heading_row = band_row + 1;
constexpr int first_data_row = heading_row + 1;

// One sum per money item; other items are not summed.
using Sums = std::vector<Decimal>;

class GroupSheet {
 public:
  GroupSheet(WorkbookWriter& writer, const RunIndex& index, const RunIndex::Group& group)
      : writer_(writer),
        index_(index),
        name_(group.columns->name),
        items_(group.columns->items),
        members_(group.members),
        grand_(items_.size()) {
    for (const auto* member : members_) add(grand_, *member);
  }

  void write() {
    writer_.add_sheet(name_);
    set_widths();
    write_title(writer_, index_, name_ + "　工资表", columns());
    write_headings();
    write_rows();
    write_total("总计（" + std::to_string(members_.size()) + " 人）", grand_);
    write_signatures();
    writer_.freeze(first_data_row, frozen_columns);
    writer_.print_setup(true, first_data_row, name_);
  }

 private:
  int columns() const { return person_columns + static_cast<int>(items_.size()); }

  void add(Sums& sums, const EmployeeResult& result) const {
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (items_[i].type == formula::Type::money) sums[i] = sums[i] + result.values[i];
  }

  std::array<std::string, person_columns> person_cells(const EmployeeResult& result) const {
    return {result.person.employee, result.person.name, index_.entity_name(result.entity),
            result.department,      result.position,    index_.place_name(result.place)};
  }

  // The grand total is the widest amount of its column as a rule.
  void set_widths() {
    std::array<std::size_t, person_columns> person{};
    for (int i = 0; i < person_columns; ++i) person[i] = display_width(person_headings[i]);
    for (const auto* member : members_) {
      const auto cells = person_cells(*member);
      for (int i = 0; i < person_columns; ++i) person[i] = std::max(person[i], display_width(cells[i]));
    }
    for (int i = 0; i < person_columns; ++i) writer_.set_column_width(i, column_width(person[i]));
    for (std::size_t i = 0; i < items_.size(); ++i)
      writer_.set_column_width(person_columns + static_cast<int>(i),
                               column_width(std::max(display_width(items_[i].name), grouped(grand_[i]).size())));
  }

  void write_headings() {
    writer_.merge(band_row, 0, band_row, person_columns - 1, "人员", Style::heading);
    for (std::size_t first = 0; first < items_.size();) {
      std::size_t last = first;
      while (last + 1 < items_.size() && section_of(items_[last + 1]) == section_of(items_[first])) ++last;
      writer_.merge(band_row, person_columns + static_cast<int>(first), band_row,
                    person_columns + static_cast<int>(last), label(section_of(items_[first])).zh, Style::heading);
      first = last + 1;
    }
    for (int i = 0; i < person_columns; ++i) writer_.text(heading_row, i, person_headings[i], Style::heading);
    for (std::size_t i = 0; i < items_.size(); ++i)
      writer_.text(heading_row, person_columns + static_cast<int>(i), items_[i].name, Style::heading);
  }

  void write_rows() {
    for (std::size_t first = 0; first < members_.size();) {
      const auto& entity = members_[first]->entity;
      const std::size_t end = write_departments(first, entity);
      write_subtotal(index_.entity_name(entity) + " 合计", first, end);
      first = end;
    }
  }

  // Rows and subtotals of one entity; returns the first member of the next.
  std::size_t write_departments(std::size_t first, const std::string& entity) {
    while (first < members_.size() && members_[first]->entity == entity) {
      std::size_t end = first;
      const auto& department = members_[first]->department;
      for (; end < members_.size() && members_[end]->entity == entity && members_[end]->department == department; ++end)
        write_person(*members_[end]);
      write_subtotal((department.empty() ? "（未分部门）" : department) + " 小计", first, end);
      first = end;
    }
    return first;
  }

  void write_subtotal(const std::string& caption, std::size_t first, std::size_t end) {
    Sums sums(items_.size());
    for (std::size_t i = first; i < end; ++i) add(sums, *members_[i]);
    write_total(caption + "（" + std::to_string(end - first) + " 人）", sums);
  }

  void write_person(const EmployeeResult& result) {
    const auto cells = person_cells(result);
    for (int i = 0; i < person_columns; ++i) writer_.text(row_, i, cells[i]);
    for (std::size_t i = 0; i < items_.size(); ++i) write_value(static_cast<int>(i), items_[i], result.values[i]);
    ++row_;
  }

  void write_value(int item, const ItemColumn& column, const Decimal& value) {
    const int at = person_columns + item;
    switch (column.type) {
      case formula::Type::money: writer_.number(row_, at, value, Style::money); return;
      case formula::Type::number: writer_.number(row_, at, value.normalized(), Style::number); return;
      case formula::Type::text: return;  // a run keeps numbers only
      case formula::Type::rate:
      case formula::Type::date:
      case formula::Type::month:
      case formula::Type::boolean: writer_.text(row_, at, item_text(column.type, value)); return;
    }
  }

  void write_total(const std::string& caption, const Sums& sums) {
    writer_.merge(row_, 0, row_, person_columns - 1, caption, Style::total_text);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const int at = person_columns + static_cast<int>(i);
      if (items_[i].type == formula::Type::money)
        writer_.number(row_, at, sums[i], Style::total_money);
      else
        writer_.text(row_, at, "", Style::total_text);
    }
    ++row_;
  }

  void write_signatures() {
    writer_.text(row_ + 1, 0, "制表：", Style::note);
    writer_.text(row_ + 1, person_columns - 2, "审核：", Style::note);
    writer_.text(row_ + 1, std::min(person_columns + 2, columns() - 1), "批准：", Style::note);
  }

  WorkbookWriter& writer_;
  const RunIndex& index_;
  const std::string& name_;
  const std::vector<ItemColumn>& items_;
  const Members& members_;
  Sums grand_;
  int row_ = first_data_row;
};

}  // namespace

Result<FileReport> write_payroll_sheet(const payroll::RunView& view, const std::filesystem::path& path) {
  FENHAO_TRY(index, RunIndex::of(view));
  FENHAO_TRY(writer, WorkbookWriter::create(path));
  FileReport report;
  for (const auto& group : index.groups()) {
    GroupSheet(writer, index, group).write();
    for (const auto* member : group.members) report.total += member->net;
    report.rows += static_cast<std::int64_t>(group.members.size());
  }
  if (index.groups().empty()) writer.add_sheet("工资表");
  FENHAO_CHECK(writer.close());
  return report;
}

}  // namespace fenhao::report
