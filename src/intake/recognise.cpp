#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "intake/fit.h"
#include "intake/intake.h"
#include "intake/schemas.h"
#include "intake/wording.h"

namespace fenhao::intake {
namespace {

constexpr std::array all_kinds{Kind::entities,   Kind::accounts, Kind::roster,     Kind::moves,         Kind::salary,
                               Kind::attendance, Kind::variable, Kind::deductions, Kind::contributions, Kind::history,
                               Kind::work_terms};
constexpr int weight_of_title = 3;
constexpr int clearly_more = 2;

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

// The columns that speak for a kind. Number and name of a person tell nothing, nor do columns that stand beside anything.
int columns_for(Kind kind, const sheet::HeaderMatch& header, bool counts_companions) {
  constexpr std::array<std::string_view, 7> companions{"sequence",     "department", "position", "entity",
                                                       "salary_group", "identity",   "note"};
  int points = 0;
  for (const sheet::ColumnMatch& match : header.columns) {
    if (match.how == sheet::ColumnMatch::How::extra) {
      points += is_typical(kind, match.heading) ? 1 : 0;
      continue;
    }
    const bool is_person = match.field == "employee" || match.field == "name";
    const bool is_companion = !counts_companions && std::ranges::find(companions, match.field) != companions.end();
    if (!is_person && !is_companion) ++points;
  }
  return points;
}

// What speaks for a kind: its columns, and its name in the file's.
int points_of(const sheet::Workbook& workbook, Kind kind, const sheet::HeaderMatch& header) {
  const int points = columns_for(kind, header, !schema(kind).keeps_extra_columns);
  const auto words = kind_words(kind);
  const bool is_named = std::ranges::any_of(titles(workbook, header), [&](const std::string& title) {
    return std::ranges::any_of(words, [&](const std::string& word) { return title.find(word) != std::string::npos; });
  });
  return points + (is_named ? weight_of_title : 0);
}

// How well a kind fits; absent when a column it needs is not there, or nothing speaks for it.
std::optional<int> score(const sheet::Workbook& workbook, Kind kind) {
  const auto header = sheet::match_header(workbook, schema(kind));
  const int points = header ? points_of(workbook, kind, *header) : 0;
  return points > 0 ? std::optional(points) : std::nullopt;
}

struct Likely {
  Kind kind;
  Fit fit;
  int points;
};

// Among the kinds that have some of their columns the one that most speaks for; of equals the one that lacks fewest.
std::optional<Likely> likeliest(const sheet::Workbook& workbook) {
  std::optional<Likely> best;
  for (const Kind kind : all_kinds) {
    auto found = fit(workbook, schema(kind));
    if (!found || found->found.empty()) continue;
    const int points = points_of(workbook, kind, found->header);
    const auto rank = [](const Likely& likely) { return std::pair(likely.points, -static_cast<int>(likely.fit.missing.size())); };
    Likely likely{kind, std::move(*found), points};
    if (points > 0 && (!best || rank(likely) > rank(*best))) best = std::move(likely);
  }
  return best;
}

std::string options(const std::vector<Kind>& kinds) {
  std::string list;
  for (const Kind kind : kinds)
    list += (list.empty() ? "--kind " : "、--kind ") + std::string(to_string(kind)) + "（" + label(kind).zh + "）";
  return list;
}

Error not_recognised(const sheet::Workbook& workbook, const std::optional<Likely>& likely) {
  const Text seen = first_few(headings_seen(workbook), {"列", "columns"});
  const Text columns{"看到的列：" + seen.zh, "Columns seen: " + seen.en};
  if (!likely) {
    const std::string all = options({all_kinds.begin(), all_kinds.end()});
    return wrong({"认不出这是哪一种文件，没有一列说明它的种类。" + columns.zh,
                  "the kind of this file cannot be told: no column speaks for one. " + columns.en},
                 {"把列改成空表里的名称（fenhao forms --out 空表），或指明种类：" + all,
                  "name the columns as in the forms (fenhao forms --out DIR), or name the kind: " + all},
                 ErrorCode::not_found);
  }
  const Text kind = label(likely->kind), required = required_columns(likely->fit);
  const std::string option = "--kind " + std::string(to_string(likely->kind)), missing = joined(likely->fit.missing);
  return wrong({"认不出这是哪一种文件。最像“" + kind.zh + "”：" + required.zh + "。" + columns.zh,
                "the kind of this file cannot be told. Most likely " + kind.en + ": " + required.en + ". " + columns.en},
               {"是" + kind.zh + "就补上 " + missing + "（或把相应的列改成这个名字）；是别的表就用 --kind 指明种类，例如 " + option,
                "if so, add " + missing + " (or rename your columns); if not, name the kind, such as " + option},
               ErrorCode::not_found);
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
  // A file that fits one kind by chance, and another but for a column: the person says which, rather than a wrong reading.
  const auto likely = likeliest(workbook);
  const bool is_rather = likely && !likely->fit.missing.empty() &&
                         columns_for(likely->kind, likely->fit.header, false) >= best_score + clearly_more;
  if (best.empty() || is_rather) return fail(not_recognised(workbook, likely).at(where));
  if (best.size() == 1) return best.front();
  std::vector<std::string> names;
  for (const Kind kind : best) names.push_back(label(kind).zh);
  const std::string kinds = quoted_list(names);
  return fail(wrong({"这份文件既像" + kinds + "，分不清是哪一种", "this file could be any of " + kinds},
                    {"指明其中一种：" + options(best) + "；或在文件名里写明", "name one of them: " + options(best) + "; or name it in the file's name"},
                    ErrorCode::conflict)
                  .at(where));
}

}  // namespace fenhao::intake
