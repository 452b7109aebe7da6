#include "intake/forms.h"

#include <array>
#include <system_error>

#include "intake/columns.h"
#include "intake/wording.h"
#include "payroll/tax_inputs.h"

namespace fenhao::intake {
namespace {

namespace fs = std::filesystem;
using sheet::FieldType;
using sheet::Style;
using sheet::WorkbookWriter;

constexpr std::array kinds{Kind::entities, Kind::accounts, Kind::roster,     Kind::moves,         Kind::salary,
                           Kind::attendance, Kind::variable, Kind::deductions, Kind::contributions, Kind::history,
                               Kind::work_terms};

std::string holds(FieldType type) {
  switch (type) {
    case FieldType::text: return "文字";
    case FieldType::integer: return "整数";
    case FieldType::decimal: return "数字";
    case FieldType::money: return "金额，元";
    case FieldType::rate: return "比例，如 12% 或 0.12";
    case FieldType::date: return "日期，如 2026-11-01";
    case FieldType::month: return "月份，如 2026-11";
    case FieldType::yes_no: return "是 / 否";
  }
  return "";
}

// How Excel keeps what is typed: in a text column an identity number keeps its digits and 0012 its zeros.
Style typed_as(FieldType type) {
  switch (type) {
    case FieldType::text: return Style::text;
    case FieldType::money: return Style::money;
    case FieldType::date: return Style::date;
    default: return Style::number;
  }
}

using Extra = std::vector<ItemColumn>;

constexpr int rows_with_lists = 5000;

void write_headings(WorkbookWriter& writer, Kind kind, const Extra& extra, const std::vector<std::string>& salary_groups) {
  writer.add_sheet(schema(kind).title);
  writer.freeze(1, 0);
  int column = 0;
  const auto heading = [&](const std::string& text, Style typed) {
    writer.set_column_width(column, 14, typed);
    writer.text(0, column++, text, Style::heading);
  };
  for (const auto& field : schema(kind).fields) {
    const ColumnGuide guide = column_guide(kind, field, salary_groups);
    if (!guide.takes_several) writer.choices(1, rows_with_lists, column, guide.words);
    heading((field.required ? "*" : "") + field.label, typed_as(field.type));
  }
  for (const auto& item : extra) heading(item.label, typed_as(item.type));
}

void write_notes(WorkbookWriter& writer, Kind kind, const Extra& extra, const std::vector<std::string>& salary_groups) {
  writer.add_sheet("填写说明");
  const std::array<std::pair<const char*, double>, 7> columns{
      {{"列名", 22}, {"必填", 8}, {"内容", 26}, {"可填的词", 40}, {"例", 24}, {"也认得的列名", 60}, {"说明", 80}}};
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    writer.set_column_width(i, columns[static_cast<std::size_t>(i)].second);
    writer.text(0, i, columns[static_cast<std::size_t>(i)].first, Style::heading);
  }
  int row = 1;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (int i = 0; i < static_cast<int>(cells.size()); ++i) writer.text(row, i, cells[static_cast<std::size_t>(i)]);
    ++row;
  };
  for (const auto& field : schema(kind).fields) {
    const ColumnGuide guide = column_guide(kind, field, salary_groups);
    const std::string words = joined(guide.words) + (guide.takes_several ? "（可填几个，用顿号分开）" : "");
    line({field.label, field.required ? "是" : "", holds(field.type), words, guide.example, joined(field.synonyms)});
  }
  for (const auto& item : extra) line({item.label, "", holds(item.type), item.type == FieldType::yes_no ? "是、否" : "", item.type == FieldType::yes_no ? "否" : example_of(item.type), joined(item.headings), item.note});
  if (kind != Kind::variable) return;
  for (const auto& input : payroll::tax_inputs()) {
    std::string words;
    for (const auto word : input.words) words += (words.empty() ? "" : "、") + std::string(word);
    line({std::string(input.heading), "", input.words.empty() ? "数字" : "文字", words, input.words.empty() ? "100" : std::string(input.words.front()),
          "", "需要时加这一列：" + std::string(input.note)});
  }
}

}  // namespace

Result<std::vector<fs::path>> write_forms(const fs::path& folder, const FormContent& content) {
  static const Extra none;
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    return fail(Error(ErrorCode::unavailable, {"目录建不了：" + problem.message(), "cannot make the folder: " + problem.message()}).at({.file = folder.string()}));
  std::vector<fs::path> written;
  int number = 0;
  for (const Kind kind : kinds) {
    const auto& form = schema(kind);
    ++number;
    const auto path = folder / ((number < 10 ? "0" : "") + std::to_string(number) + "-" + form.title + ".xlsx");
    if (fs::exists(path))
      return fail(Error(ErrorCode::conflict, {"文件已存在", "the file is there already"}).at({.file = path.string()}).way_out({"换一个目录", "choose another folder"}));
    const auto found = content.columns.find(kind);
    const auto& extra = found == content.columns.end() ? none : found->second;
    FENHAO_TRY(writer, WorkbookWriter::create(path));
    write_headings(writer, kind, extra, content.salary_groups);
    write_notes(writer, kind, extra, content.salary_groups);
    FENHAO_CHECK(writer.close());
    written.push_back(path);
  }
  return written;
}

}  // namespace fenhao::intake
