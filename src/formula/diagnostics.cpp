#include "formula/diagnostics.h"

#include <algorithm>

#include "base/text.h"

namespace fenhao::formula {

namespace {

// The line with a caret under the character, both indented. A tab counts as one blank.
std::string pointed_at(const std::string& line, int column) {
  std::string shown, before;
  int at = 1;
  for (const auto character : characters(line)) {
    const std::string_view plain = character == "\t" ? " " : character;
    shown += plain;
    if (at++ < column) before += plain;
  }
  return "\n  " + shown + "\n  " + std::string(display_width(before), ' ') + "^";
}

}  // namespace

std::string Diagnostic::describe(Lang lang) const {
  const bool zh = lang == Lang::zh;
  const std::string at_line = std::to_string(line), at_column = std::to_string(column);
  std::string text = item.empty() ? "" : formula::quoted(item).in(lang);
  if (source_line.empty())
    text += zh ? "：" : ": ";
  else
    text += zh ? "第 " + at_line + " 行第 " + at_column + " 个字："
               : ", line " + at_line + ", character " + at_column + ": ";
  text += message.in(lang);
  if (!source_line.empty()) text += pointed_at(source_line, column);
  if (!hint.empty()) text += (zh ? "\n  处理办法：" : "\n  What to do: ") + hint.in(lang);
  return text;
}

void Diagnostics::add(const Item& item, std::uint32_t offset, Text message, Text hint) {
  in_item_ = !list_.empty() && list_.back().item == item.code ? in_item_ + 1 : 1;
  if (in_item_ > most_in_one_formula) return;
  if (in_item_ == most_in_one_formula) {
    message = {"这个公式还有更多错误", "there are more mistakes in this formula"};
    hint = {"先改正前面的错误", "correct the ones before first"};
  }
  const std::string_view source = item.formula;
  const std::string_view before = source.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  std::string_view line = source.substr(start, source.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  list_.push_back({.item = item.code,
                   .line = std::max(item.line, 1) + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
                   .column = static_cast<int>(length(before.substr(start))) + 1,
                   .message = std::move(message),
                   .hint = std::move(hint),
                   .source_line = std::string(line)});
}

void Diagnostics::add(std::string subject, Text message, Text hint) {
  list_.push_back({.item = std::move(subject), .message = std::move(message), .hint = std::move(hint)});
}

const std::string& name_of(const Item& item) { return item.zh.empty() ? item.code : item.zh; }
const std::string& name_of(const Input& input) { return input.zh.empty() ? input.code : input.zh; }

Text quoted(std::string_view name) { return {"“" + std::string(name) + "”", "\"" + std::string(name) + "\""}; }

}  // namespace fenhao::formula
