#include "report/comparison_sheet.h"

#include <array>

#include "sheet/sheet.h"

namespace fenhao::report {
namespace {

using payroll::ChangedPerson;
using sheet::Style;

struct Heading {
  const char* text;
  double width;
};
constexpr std::array headings{Heading{"序号", 6},  Heading{"工号", 12},     Heading{"姓名", 10},     Heading{"法人主体", 12}, Heading{"部门", 16},     Heading{"城市", 10}, Heading{"原应发", 12}, Heading{"新应发", 12},
                              Heading{"原个税", 11}, Heading{"新个税", 11},   Heading{"原实发", 12},   Heading{"新实发", 12},   Heading{"实发差额", 12}, Heading{"变化的项目", 60}, Heading{"核对结果", 10}, Heading{"核对人", 10}, Heading{"说明", 30}};
constexpr int result_column = 14;
constexpr int first_row = 3;  // below title, note and headings

std::string items_of(const ChangedPerson& person) {
  std::string list;
  for (const auto& item : person.items) list += (list.empty() ? "" : "；") + item.name + " " + (item.before.empty() ? "—" : item.before) + " → " + (item.after.empty() ? "—" : item.after);
  return list;
}

void write_row(sheet::WorkbookWriter& writer, int row, const ChangedPerson& person, const std::string& place) {
  int column = 0;
  writer.number(row, column++, Decimal(row - first_row + 1), Style::integer);
  for (const auto& text : {person.employee, person.name, person.entity, person.department, place}) writer.text(row, column++, text);
  for (const auto& pair : {person.gross, person.tax, person.net}) {
    writer.number(row, column++, pair.before.decimal(), Style::money);
    writer.number(row, column++, pair.after.decimal(), Style::money);
  }
  writer.number(row, column++, person.net.change().decimal(), Style::money);
  writer.text(row, column, items_of(person), Style::wrapped_text);
}

}  // namespace

Status write_comparison_sample(const std::vector<ChangedPerson>& sample, const SampleSheet& sheet, const std::filesystem::path& path) {
  FENHAO_TRY(writer, sheet::WorkbookWriter::create(path));
  writer.set_created(sheet.created);
  writer.add_sheet("核对样本");
  for (std::size_t i = 0; i < headings.size(); ++i) writer.set_column_width(static_cast<int>(i), headings[i].width);
  writer.text(0, 0, sheet.title, Style::title);
  writer.text(1, 0, sheet.note, Style::note);
  for (std::size_t i = 0; i < headings.size(); ++i) writer.text(first_row - 1, static_cast<int>(i), headings[i].text, Style::heading);
  int row = first_row;
  for (const auto& person : sample) {
    const auto place = sheet.place_names.find(person.place);
    write_row(writer, row++, person, place == sheet.place_names.end() ? person.place : place->second);
  }
  const std::array<std::string, 2> answers{"正确", "有误"};
  if (!sample.empty()) writer.choices(first_row, row - 1, result_column, answers);
  writer.freeze(first_row, 3);
  writer.print_setup({.repeat_rows = first_row, .footer = sheet.title});
  return writer.close();
}

}  // namespace fenhao::report
