#include "cli/issue_list.h"

#include <algorithm>
#include <map>

namespace fenhao::cli {
namespace {

constexpr std::size_t shown_of_each = 3, most_lines = 50, most_named = 5;

using Issues = std::vector<const sheet::Issue*>;

// Issues that say the same, in the order in which they first occur.
std::vector<Issues> sorted_by_message(std::span<const sheet::Issue> issues) {
  std::vector<Issues> all;
  std::map<std::string, std::size_t> place;
  for (const sheet::Issue& issue : issues) {
    const auto [at, is_new] = place.try_emplace(issue.error.message().zh, all.size());
    if (is_new) all.emplace_back();
    all[at->second].push_back(&issue);
  }
  return all;
}

// What the places of the issues not shown say that those of the shown ones do not.
std::vector<std::string> further(const Issues& same, std::string Location::*part) {
  std::vector<std::string> seen, not_shown;
  for (std::size_t i = 0; i < same.size(); ++i) {
    const std::string& text = same[i]->error.where().*part;
    if (text.empty() || std::ranges::find(seen, text) != seen.end()) continue;
    seen.push_back(text);
    if (i >= shown_of_each) not_shown.push_back(text);
  }
  return not_shown;
}

std::string some(const std::vector<std::string>& texts, const Text& title, const Text& counted, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string line;
  for (std::size_t i = 0; i < std::min(texts.size(), most_named); ++i)
    line += (i == 0 ? title.in(lang) : zh ? "、" : ", ") + (zh ? "“" + texts[i] + "”" : "\"" + texts[i] + "\"");
  if (texts.size() > most_named) line += (zh ? " 等 " : " ... ") + std::to_string(texts.size()) + counted.in(lang);
  return line;
}

std::string more_line(const Issues& same, Lang lang) {
  const std::string more = std::to_string(same.size() - shown_of_each);
  const auto columns = further(same, &Location::column), values = further(same, &Location::value);
  const bool is_one_column = columns.empty() && same.front()->error.where().column == same.back()->error.where().column;
  std::string line = lang == Lang::zh ? "    另有 " + more + (is_one_column ? " 行" : " 处") + "相同"
                                      : "    and " + more + (is_one_column ? " rows" : " cells") + " with the same";
  line += some(columns, {"，还有的列：", "; other columns: "}, {" 列", " in all"}, lang);
  return line + some(values, {"，还有的值：", "; other values: "}, {" 个", " in all"}, lang);
}

}  // namespace

std::vector<std::string> issue_lines(std::span<const sheet::Issue> issues, Lang lang) {
  std::vector<std::string> lines;
  std::size_t told = 0;
  for (const Issues& same : sorted_by_message(issues)) {
    if (lines.size() >= most_lines) break;
    for (std::size_t i = 0; i < std::min(same.size(), shown_of_each); ++i) lines.push_back("  " + same[i]->error.describe(lang));
    if (same.size() > shown_of_each) lines.push_back(more_line(same, lang));
    told += same.size();
  }
  if (told < issues.size()) {
    const std::string rest = std::to_string(issues.size() - told), all = std::to_string(issues.size());
    lines.push_back(lang == Lang::zh ? "  … 共 " + all + " 处，其余 " + rest + " 处见标出错误的副本"
                                     : "  ... " + all + " in all; the other " + rest + " are marked in the copy");
  }
  return lines;
}

}  // namespace fenhao::cli
