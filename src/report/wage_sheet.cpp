#include "report/wage_sheet.h"

#include <algorithm>

#include "base/text.h"
#include "report/labels.h"
#include "report/sheet_parts.h"

namespace fenhao::report {
namespace {

using sheet::PrintSetup;
using sheet::Style;
using sheet::WorkbookWriter;

constexpr int band_row = title_rows;
constexpr int heading_row = band_row + 1;
constexpr int first_data_row = heading_row + 1;
constexpr int frozen_columns = 3;  // number, employee, name

using Headings = std::vector<std::string>;
using PersonCells = std::function<std::vector<std::string>(const EmployeeResult&)>;

// Six characters fit on a line as they are; a longer heading wraps onto a second one.
std::size_t heading_width(const std::string& name) {
  constexpr std::size_t one_line = 12, margin = 2;
  const std::size_t width = display_width(name);
  return width <= one_line ? width - std::min(width, margin) : (width + 1) / 2;
}

// What both kinds of sheet share: headings, widths, the cells of a person.
class PeopleSheet {
 public:
  PeopleSheet(WorkbookWriter& writer, const WageTable& table, Headings headings, PersonCells person)
      : writer_(writer), table_(table), headings_(std::move(headings)), person_(std::move(person)) {}

  int person_columns() const { return static_cast<int>(headings_.size()) + 1; }
  int columns() const { return person_columns() + static_cast<int>(table_.columns().size()); }
  int row() const { return row_; }

  // `sums`: of all people, the widest amounts as a rule.
  void set_widths(const Members& members, const std::vector<Decimal>& sums) {
    writer_.set_column_width(0, 5);
    std::vector<std::size_t> person;
    for (const auto& heading : headings_) person.push_back(display_width(heading));
    std::vector<std::size_t> texts(table_.columns().size());
    for (const auto* member : members) {
      const auto cells = person_(*member);
      for (std::size_t i = 0; i < cells.size(); ++i) person[i] = std::max(person[i], display_width(cells[i]));
      const auto values = table_.row(*member);
      for (std::size_t i = 0; i < values.size(); ++i) texts[i] = std::max(texts[i], width_of(values[i], i));
    }
    for (std::size_t i = 0; i < person.size(); ++i)
      writer_.set_column_width(static_cast<int>(i) + 1, column_width(person[i]));
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto& column = table_.columns()[i];
      std::size_t width = std::max(heading_width(column.name), texts[i]);
      if (!sums.empty() && column.is_summed) width = std::max(width, grouped(sums[i]).size());
      writer_.set_column_width(person_columns() + static_cast<int>(i), column_width(width));
    }
  }

  // Each part's heading once, over its columns.
  void write_headings() {
    writer_.merge(band_row, 0, band_row, person_columns() - 1, "人员", Style::heading);
    const auto& columns = table_.columns();
    for (std::size_t first = 0; first < columns.size();) {
      const std::string band = label(columns[first].part).zh;
      std::size_t end = first;
      while (end < columns.size() && label(columns[end].part).zh == band) ++end;
      writer_.merge(band_row, person_columns() + static_cast<int>(first), band_row,
                    person_columns() + static_cast<int>(end) - 1, band, Style::heading);
      first = end;
    }
    writer_.text(heading_row, 0, "序号", Style::heading);
    for (std::size_t i = 0; i < headings_.size(); ++i)
      writer_.text(heading_row, static_cast<int>(i) + 1, headings_[i], Style::heading);
    for (std::size_t i = 0; i < columns.size(); ++i)
      writer_.text(heading_row, person_columns() + static_cast<int>(i), columns[i].name, Style::heading);
  }

  void write_person(const EmployeeResult& result) {
    writer_.number(row_, 0, Decimal(++number_), Style::integer);
    const auto cells = person_(result);
    for (std::size_t i = 0; i < cells.size(); ++i) writer_.text(row_, static_cast<int>(i) + 1, cells[i]);
    const auto values = table_.row(result);
    for (std::size_t i = 0; i < values.size(); ++i) write_cell(i, values[i]);
    ++row_;
  }

  void write_total(const std::string& caption, const std::vector<Decimal>& sums) {
    writer_.merge(row_, 0, row_, person_columns() - 1, caption, Style::total_text);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const int at = person_columns() + static_cast<int>(i);
      if (table_.columns()[i].is_summed)
        writer_.number(row_, at, sums[i], Style::total_money);
      else
        writer_.text(row_, at, "", Style::total_text);
    }
    ++row_;
  }

 private:
  static bool is_number(formula::Type type) { return type == formula::Type::money || type == formula::Type::number; }

  std::size_t width_of(const WageCell& cell, std::size_t column) const {
    if (!cell.is_there) return 0;
    const auto type = table_.columns()[column].type;
    return type == formula::Type::text ? display_width(cell.text) : display_width(item_text(type, cell.value));
  }

  // What the person's group does not have stays empty; a zero that others have an amount for is a zero.
  void write_cell(std::size_t column, const WageCell& cell) {
    const int at = person_columns() + static_cast<int>(column);
    const auto type = table_.columns()[column].type;
    if (!cell.is_there) return writer_.text(row_, at, "");
    if (type == formula::Type::text) return writer_.text(row_, at, cell.text);
    if (!is_number(type)) return writer_.text(row_, at, item_text(type, cell.value));
    const bool is_amount = type == formula::Type::money && cell.value.normalized().scale() <= 2;
    writer_.number(row_, at, cell.value, is_amount ? Style::money_or_dash : Style::number);
  }

  WorkbookWriter& writer_;
  const WageTable& table_;
  Headings headings_;
  PersonCells person_;
  int row_ = first_data_row;
  std::int64_t number_ = 0;
};

std::vector<Decimal> sums_of(const WageTable& table, const Members& members) {
  std::vector<Decimal> sums(table.columns().size());
  for (const auto* member : members) {
    const auto cells = table.row(*member);
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (table.columns()[i].is_summed) sums[i] = sums[i] + cells[i].value;
  }
  return sums;
}

std::string heads(std::size_t people) { return "（" + std::to_string(people) + " 人）"; }

}  // namespace

void write_entity_sheet(WorkbookWriter& writer, const RunIndex& index, const RunIndex::Entity& entity,
                        const WageTable& table) {
  const auto& name = entity.entity->name;
  const auto& members = entity.members;
  const auto sums = sums_of(table, members);
  PeopleSheet people(writer, table, {"工号", "姓名", "部门", "岗位"}, [](const EmployeeResult& result) {
    return std::vector<std::string>{result.person.employee, result.person.name, result.department, result.position};
  });
  writer.add_sheet(name);
  people.set_widths(members, sums);
  write_title(writer, index, "工资表", people.columns(), entity.entity);
  people.write_headings();
  for (std::size_t first = 0; first < members.size();) {
    const auto& department = members[first]->department;
    std::size_t end = first;
    for (; end < members.size() && members[end]->department == department; ++end) people.write_person(*members[end]);
    const Members part(members.begin() + static_cast<std::ptrdiff_t>(first),
                       members.begin() + static_cast<std::ptrdiff_t>(end));
    people.write_total(department_name(department) + " 小计" + heads(part.size()), sums_of(table, part));
    first = end;
  }
  people.write_total("总计" + heads(members.size()), sums);
  write_signatures(writer, index.view(), people.row() + 1, people.columns());
  writer.freeze(first_data_row, frozen_columns);
  writer.print_setup({.paper = PrintSetup::Paper::a3,
                      .repeat_rows = first_data_row,
                      .repeat_columns = frozen_columns,
                      .footer = name + "　" + chinese_month(index.view().month.month) + "工资表"});
}

void write_working_sheet(WorkbookWriter& writer, const RunIndex& index, const Members& members,
                         const WageTable& table) {
  if (table.columns().empty()) return;
  PeopleSheet people(writer, table, {"工号", "姓名", "法人主体", "薪资组"}, [&](const EmployeeResult& result) {
    return std::vector<std::string>{result.person.employee, result.person.name, index.entity_name(result.entity),
                                    index.columns_of(result).name};
  });
  writer.add_sheet("计算过程");
  people.set_widths(members, {});
  write_title(writer, index, "计算过程", people.columns());
  people.write_headings();
  for (const auto* member : members) people.write_person(*member);
  writer.freeze(first_data_row, frozen_columns);
  writer.print_setup({.paper = PrintSetup::Paper::a3,
                      .repeat_rows = first_data_row,
                      .repeat_columns = frozen_columns,
                      .footer = "计算过程"});
}

}  // namespace fenhao::report
