#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "intake/intake.h"
#include "intake/schemas.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

constexpr std::array all_kinds{Kind::entities,   Kind::accounts, Kind::roster,     Kind::moves,         Kind::salary,
                               Kind::attendance, Kind::variable, Kind::deductions, Kind::contributions, Kind::history};
constexpr int weight_of_title = 3;
constexpr int searched_rows = 20;

// Words in the headings of kept columns that tell the three kinds apart whose columns every company names itself.
bool is_typical(Kind kind, const std::string& heading) {
  constexpr std::array attendance{"出勤", "考勤", "缺勤", "迟到", "早退", "旷工", "加班",
                                  "假",   "夜班", "中班", "工时", "班次", "天数", "小时"};
  constexpr std::array variable{"奖",   "提成", "计件", "件数", "扣", "补发", "补贴",
                                "补助", "绩效", "佣金", "报销", "费", "单价"};
  constexpr std::array salary{"工资", "薪", "津贴", "补贴", "标准"};
  const auto says = [&](const auto& words) {
    return std::ranges::any_of(words, [&](const char* word) { return heading.find(word) != std::string::npos; });
  };
  switch (kind) {
    case Kind::attendance: return says(attendance);
    case Kind::variable: return says(variable) && !says(attendance);
    case Kind::salary: return says(salary) && !says(attendance);
    default: return false;
  }
}

// Words that stand outside the table: the file's name, the sheet's, titles in the first rows.
std::vector<std::string> titles(const sheet::Workbook& workbook, const sheet::HeaderMatch& header) {
  const sheet::Sheet& sheet = workbook.sheets[static_cast<std::size_t>(header.sheet)];
  std::vector<std::string> words{workbook.path.stem().string(), sheet.name};
  for (int row = 0; row < header.first_header_row; ++row)
    for (int column = 0; column < sheet.columns; ++column)
      if (!sheet.at(row, column).text.empty()) words.push_back(sheet.at(row, column).text);
  return words;
}

// How well a kind fits; absent when a column it needs is not there. Number and name of a person tell nothing.
std::optional<int> score(const sheet::Workbook& workbook, Kind kind) {
  const auto header = sheet::match_header(workbook, schema(kind));
  if (!header) return std::nullopt;
  constexpr std::array<std::string_view, 7> companions{"sequence",     "department", "position", "entity",
                                                       "salary_group", "identity",   "note"};
  int points = 0;
  for (const sheet::ColumnMatch& match : header->columns) {
    if (match.how == sheet::ColumnMatch::How::extra) {
      points += is_typical(kind, match.heading) ? 1 : 0;
      continue;
    }
    const bool is_person = match.field == "employee" || match.field == "name";
    const bool is_companion =
        schema(kind).keeps_extra_columns && std::ranges::find(companions, match.field) != companions.end();
    if (!is_person && !is_companion) ++points;
  }
  const auto words = kind_words(kind);
  const bool is_named = std::ranges::any_of(titles(workbook, *header), [&](const std::string& title) {
    return std::ranges::any_of(words, [&](const std::string& word) { return title.find(word) != std::string::npos; });
  });
  if (points == 0 && !is_named) return std::nullopt;
  return points + (is_named ? weight_of_title : 0);
}

// The row with the most texts near the top.
std::string headings_seen(const sheet::Workbook& workbook) {
  std::vector<std::string> best;
  for (const sheet::Sheet& sheet : workbook.sheets)
    for (int row = 0; row < std::min(sheet.rows, searched_rows); ++row) {
      std::vector<std::string> texts;
      for (int column = 0; column < sheet.columns; ++column)
        if (sheet.at(row, column).kind == sheet::Cell::Kind::text) texts.push_back(trim(sheet.at(row, column).text));
      if (texts.size() > best.size()) best = std::move(texts);
    }
  constexpr std::size_t most = 40;
  if (best.size() > most) best.resize(most);
  return quoted_list(best);
}

std::string labels(const std::vector<Kind>& kinds) {
  std::vector<std::string> names;
  for (const Kind kind : kinds) names.push_back(label(kind).zh);
  return quoted_list(names);
}

}  // namespace

Result<Kind> recognise(const sheet::Workbook& workbook) {
  std::vector<Kind> best;
  int best_score = 0;
  for (const Kind kind : all_kinds) {
    const auto points = score(workbook, kind);
    if (!points || *points < best_score) continue;
    if (*points > best_score) best.clear();
    best_score = *points;
    best.push_back(kind);
  }
  const Location where{.file = workbook.path.filename().string()};
  if (best.size() == 1) return best.front();
  if (best.empty()) {
    const std::string seen = headings_seen(workbook), kinds = labels({all_kinds.begin(), all_kinds.end()});
    return fail(wrong({"认不出这是哪一种文件。看到的列：" + seen + "。考虑过：" + kinds,
                       "the kind of this file cannot be told. Columns seen: " + seen + ". Considered: " + kinds},
                      {"补上该种文件必需的列，或导入时指明种类",
                       "add the columns that kind needs, or name the kind when importing"},
                      ErrorCode::not_found)
                    .at(where));
  }
  const std::string kinds = labels(best);
  return fail(wrong({"这份文件既像" + kinds + "，分不清是哪一种", "this file could be any of " + kinds},
                    {"导入时指明种类，或在文件名里写明", "name the kind when importing, or in the file's name"},
                    ErrorCode::conflict)
                  .at(where));
}

}  // namespace fenhao::intake
