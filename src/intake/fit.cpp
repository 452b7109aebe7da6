#include "intake/fit.h"

#include <algorithm>

#include "base/text.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

constexpr int searched_rows = 20;

}  // namespace

std::optional<Fit> fit(const sheet::Workbook& workbook, const sheet::Schema& schema) {
  sheet::Schema relaxed = schema;
  for (sheet::Field& field : relaxed.fields) field.required = false;
  auto header = sheet::match_header(workbook, relaxed);
  if (!header) return std::nullopt;
  Fit fit{.found = {}, .missing = {}, .header = std::move(*header)};
  for (const sheet::Field& field : schema.fields) {
    if (!field.required) continue;
    const bool is_there = std::ranges::any_of(
        fit.header.columns, [&](const sheet::ColumnMatch& match) { return match.field == field.code; });
    (is_there ? fit.found : fit.missing).push_back(field.label);
  }
  return fit;
}

Text required_columns(const Fit& fit) {
  Text text;
  if (!fit.found.empty()) text = {"有 " + joined(fit.found), "it has " + joined(fit.found)};
  if (fit.missing.empty()) return text;
  text.zh += (text.zh.empty() ? "缺少 " : "；缺少 ") + joined(fit.missing);
  text.en += (text.en.empty() ? "it lacks " : "; it lacks ") + joined(fit.missing);
  return text;
}

std::vector<std::string> headings_seen(const sheet::Workbook& workbook) {
  std::vector<std::string> best;
  for (const sheet::Sheet& sheet : workbook.sheets)
    for (int row = 0; row < std::min(sheet.rows, searched_rows); ++row) {
      std::vector<std::string> texts;
      for (int column = 0; column < sheet.columns; ++column)
        if (sheet.at(row, column).kind == sheet::Cell::Kind::text) texts.push_back(trim(sheet.at(row, column).text));
      if (texts.size() > best.size()) best = std::move(texts);
    }
  return best;
}

std::optional<Error> lacks_columns(const sheet::Workbook& workbook, const sheet::Schema& schema) {
  const auto found = fit(workbook, schema);
  if (!found || found->missing.empty()) return std::nullopt;
  const Text required = required_columns(*found), seen = first_few(headings_seen(workbook), {"列", "columns"});
  const std::string missing = joined(found->missing);
  return wrong({"不能当作“" + schema.title + "”导入：" + required.zh + "。看到的列：" + seen.zh,
                "cannot be taken in as “" + schema.title + "”: " + required.en + ". Columns seen: " + seen.en},
               {"补上 " + missing + "（或把相应的列改成这个名字）；空表可用 fenhao forms --out 空表 生成",
                "add " + missing + " (or rename your columns); empty forms: fenhao forms --out DIR"},
               ErrorCode::not_found)
      .at({.file = workbook.path.filename().string()});
}

}  // namespace fenhao::intake
