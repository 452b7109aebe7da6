#include "sheet/row_kind.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace fenhao::sheet {
namespace {

template <std::size_t Size>
bool is_one_of(const std::array<const char*, Size>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

bool is_total_word(std::string_view key) {
  constexpr std::array words{"合计",     "小计",     "总计",     "累计",     "共计",
                             "本页小计", "本页合计", "单位合计", "部门合计", "部门小计",
                             "公司合计", "总合计",   "合计金额", "总金额",   "total"};
  return is_one_of(words, key) || (key.starts_with("共") && key.ends_with("人"));
}

bool is_signature(std::string_view key) {
  constexpr std::array beginnings{"制表",       "填表",   "审核",     "复核", "批准", "审批", "经办",
                                  "单位负责人", "负责人", "打印日期", "备注", "说明", "注"};
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const char* word) { return key.starts_with(word); });
}

bool is_example_word(std::string_view key) {
  constexpr std::array words{"示例", "例", "例如", "样例", "示例行", "example", "导入样板数据"};
  return is_one_of(words, key);
}

// The number of a column in a numbering row: 3 for "3", "(3)", "③", "C", "3=1+2".
std::optional<int> column_number(std::string_view text) {
  std::string key = heading_key(text);
  std::erase_if(key, [](char c) { return c == '(' || c == ')'; });
  if (key.size() == 1 && key[0] >= 'a' && key[0] <= 'z') return key[0] - 'a' + 1;
  if (key.size() == 3 && key.starts_with("\xE2\x91") && static_cast<unsigned char>(key[2]) >= 0xA0)
    return static_cast<unsigned char>(key[2]) - 0xA0 + 1;  // ① …
  int number = 0;
  const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), number);
  const bool whole = end == key.data() + key.size() || *end == '=';
  return problem == std::errc() && whole ? std::optional(number) : std::nullopt;
}

// Totals and examples are told by a word of a few letters; amounts and long texts need no look.
bool is_short_text(const Cell& cell) { return cell.kind == Cell::Kind::text && cell.text.size() <= 40; }

bool is_sequence_heading(std::string_view heading) {
  constexpr std::array words{"序号", "编号", "no", "no.", "行号", "序"};
  return is_one_of(words, heading_key(heading));
}

}  // namespace

bool is_column_numbers(const Sheet& sheet, int row) {
  int last = 0, count = 0;
  for (int column = 0; column < sheet.columns; ++column) {
    const std::string text = trim(sheet.at(row, column).text);
    if (text.empty()) continue;
    if (count == 0 && heading_key(text) == "栏次") continue;
    const auto number = column_number(text);
    if (!number || (count > 0 && *number != last + 1) || (count == 0 && *number > 1)) return false;
    last = *number;
    ++count;
  }
  return count >= 2;
}

RowKind row_kind(const Sheet& sheet, const Schema& schema, const HeaderMatch& header, int row) {
  const auto required =
      std::find_if(schema.fields.begin(), schema.fields.end(), [](const Field& field) { return field.required; });
  bool has_values = false, has_key = false, has_total = false;
  for (const ColumnMatch& match : header.columns) {
    const Cell& cell = sheet.at(row, match.column);
    if (cell.kind == Cell::Kind::empty) continue;
    const bool is_key = required != schema.fields.end() && match.field == required->code;
    if (!is_key && !is_short_text(cell)) {
      has_values = true;
      continue;
    }
    const std::string key = heading_key(cell.text);
    if (key.empty()) continue;
    if (is_example_word(key)) return RowKind::example;
    has_values = true;
    has_total = has_total || is_total_word(key);
    has_key = has_key || (is_key && !is_total_word(key) && !is_signature(key));
  }
  if (has_key) return RowKind::record;

  int filled = 0;
  std::string first;
  for (int column = 0; column < sheet.columns; ++column) {
    const std::string key = heading_key(sheet.at(row, column).text);
    if (key.empty()) continue;
    if (first.empty()) first = key;
    has_total = has_total || is_total_word(key);
    ++filled;
  }
  if (has_total) return RowKind::total;
  if (!first.empty() && is_signature(first)) return RowKind::signature;
  if (filled == 1)
    for (const MergedRange& range : sheet.merged)
      if (range.first_row <= row && row <= range.last_row && range.last_column - range.first_column >= 2)
        return RowKind::group;
  if (has_values) return RowKind::record;

  // Nothing in known columns: blank, unless somebody wrote more than a sequence number.
  const bool is_numbered = std::any_of(header.unmatched.begin(), header.unmatched.end(), is_sequence_heading);
  const bool only_number = filled == 1 && is_numbered && first.find_first_not_of("0123456789") == std::string::npos;
  return filled == 0 || only_number ? RowKind::blank : RowKind::record;
}

}  // namespace fenhao::sheet
