#include "formula/diagnostics.h"

#include <algorithm>

#include "base/text.h"

namespace fenhao::formula {

std::string Diagnostic::describe(Lang lang) const {
  const bool zh = lang == Lang::zh;
  std::string text;
  if (!item.empty()) text += zh ? "“" + item + "”" : "\"" + item + "\", ";
  text += zh ? "第 " + std::to_string(line) + " 行第 " + std::to_string(column) + " 个字："
             : "line " + std::to_string(line) + ", character " + std::to_string(column) + ": ";
  text += message.in(lang);
  if (!source_line.empty()) {
    std::string before;
    const auto all = characters(source_line);
    const auto shown = std::min(all.size(), static_cast<std::size_t>(std::max(column, 1) - 1));
    for (std::size_t i = 0; i < shown; ++i) before += all[i] == "\t" ? " " : std::string(all[i]);
    std::string line_text;
    for (const auto each : all) line_text += each == "\t" ? " " : std::string(each);
    text += "\n  " + line_text + "\n  " + std::string(display_width(before), ' ') + "^";
  }
  if (!hint.empty()) text += (zh ? "\n  处理办法：" : "\n  What to do: ") + hint.in(lang);
  return text;
}

void Diagnostics::add(const Item& item, std::uint32_t offset, Text message, Text hint) {
  const std::string_view source = item.formula;
  const std::size_t at = std::min<std::size_t>(offset, source.size());
  const std::string_view before = source.substr(0, at);
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
