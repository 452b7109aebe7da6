#include "intake/forms.h"

#include <array>
#include <system_error>

namespace fenhao::intake {
namespace {

namespace fs = std::filesystem;
using sheet::FieldType;
using sheet::Style;
using sheet::WorkbookWriter;

constexpr std::array kinds{Kind::entities, Kind::accounts, Kind::roster,     Kind::moves,         Kind::salary,
                           Kind::attendance, Kind::variable, Kind::deductions, Kind::contributions, Kind::history};

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

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : "、") + name;
  return all;
}

void write_headings(WorkbookWriter& writer, const sheet::Schema& schema, const std::vector<std::pair<std::string, std::string>>& extra) {
  writer.add_sheet(schema.title);
  writer.freeze(1, 0);
  int column = 0;
  const auto heading = [&](const std::string& text, Style typed) {
    writer.set_column_width(column, 14, typed);
    writer.text(0, column++, text, Style::heading);
  };
  for (const auto& field : schema.fields) heading((field.required ? "*" : "") + field.label, typed_as(field.type));
  for (const auto& [label, unused] : extra) heading(label, Style::number);
}

void write_notes(WorkbookWriter& writer, const sheet::Schema& schema, const std::vector<std::pair<std::string, std::string>>& extra) {
  writer.add_sheet("填写说明");
  const std::array<std::pair<const char*, double>, 4> columns{{{"列名", 22}, {"必填", 8}, {"内容", 26}, {"也认得的写法", 80}}};
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    writer.set_column_width(i, columns[static_cast<std::size_t>(i)].second);
    writer.text(0, i, columns[static_cast<std::size_t>(i)].first, Style::heading);
  }
  int row = 1;
  for (const auto& field : schema.fields) {
    writer.text(row, 0, field.label);
    writer.text(row, 1, field.required ? "是" : "");
    writer.text(row, 2, holds(field.type));
    writer.text(row++, 3, joined(field.synonyms));
  }
  for (const auto& [label, note] : extra) {
    writer.text(row, 0, label);
    writer.text(row, 2, "数字");
    writer.text(row++, 3, note);
  }
}

}  // namespace

Result<std::vector<fs::path>> write_forms(const fs::path& folder, const GroupColumns& columns) {
  static const std::vector<std::pair<std::string, std::string>> none;
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
    const auto found = columns.find(kind);
    const auto& extra = found == columns.end() ? none : found->second;
    FENHAO_TRY(writer, WorkbookWriter::create(path));
    write_headings(writer, form, extra);
    write_notes(writer, form, extra);
    FENHAO_CHECK(writer.close());
    written.push_back(path);
  }
  return written;
}

}  // namespace fenhao::intake
