#include "payroll/group_fields.h"

#include <algorithm>

#include "payroll/group_values.h"

namespace fenhao::payroll {
namespace {

bool is_code(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

std::string_view line_at(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

std::unexpected<Error> GroupFields::wrong(const YamlNode& node, std::string zh, std::string en) const {
  return wrong(node, Text{std::move(zh), std::move(en)});
}

std::unexpected<Error> GroupFields::wrong(const YamlNode& node, Text message) const {
  return fail(yaml_error(origin_, node, std::move(message)));
}

Status GroupFields::only(const YamlNode& map, const std::vector<std::string_view>& known) const {
  return refuse_unknown_keys(origin_, map, known);
}

Result<const YamlNode*> GroupFields::child(const YamlNode& map, std::string_view key, YamlNode::Kind kind) const {
  const std::string name(key);
  const auto* node = map.find(key);
  if (!node) return wrong(map, "缺少“" + name + "”", "\"" + name + "\" is missing");
  if (node->is_null()) return wrong(*node, "“" + name + "”是空的", "\"" + name + "\" is empty");
  if (node->kind != kind) return wrong(*node, "“" + name + "”的写法不对", "\"" + name + "\" has the wrong shape");
  return node;
}

Result<std::string> GroupFields::text(const YamlNode& map, std::string_view key) const {
  FENHAO_TRY(node, child(map, key, YamlNode::Kind::scalar));
  const std::string name(key);
  if (node->scalar.empty()) return wrong(*node, "“" + name + "”是空的", "\"" + name + "\" is empty");
  return node->scalar;
}

Result<std::vector<std::string>> GroupFields::texts(const YamlNode& map, std::string_view key) const {
  std::vector<std::string> all;
  if (!map.find(key)) return all;
  FENHAO_TRY(list, child(map, key, YamlNode::Kind::sequence));
  const std::string name(key);
  for (const auto& each : list->items) {
    if (each.kind != YamlNode::Kind::scalar || each.scalar.empty())
      return wrong(each, "“" + name + "”里只能是文字", "\"" + name + "\" holds texts only");
    all.push_back(each.scalar);
  }
  return all;
}

Result<std::string> GroupFields::code(const YamlNode& map) const {
  FENHAO_TRY(code, text(map, "code"));
  if (!is_code(code))
    return wrong(*map.find("code"), "代码“" + code + "”只能用小写字母、数字和下划线，以字母开头",
                 "the code \"" + code + "\" may hold lower-case letters, digits and underscores, a letter first");
  return code;
}

Result<bool> GroupFields::yes_or_no(const YamlNode& map, std::string_view key, bool when_absent) const {
  if (!map.find(key)) return when_absent;
  FENHAO_TRY(node, child(map, key, YamlNode::Kind::scalar));
  const auto cell = parse_cell(formula::Type::boolean, 0, node->scalar);
  if (!cell) return wrong(*node, cell.error().message());
  return !cell->number.is_zero();
}

int first_line_of(const YamlNode& scalar, std::string_view file_text) {
  const auto line = line_at(file_text, scalar.line);
  const auto column = static_cast<std::size_t>(std::max(scalar.column, 1) - 1);
  const bool block = column < line.size() && (line[column] == '|' || line[column] == '>');
  return block ? scalar.line + 1 : scalar.line;
}

}  // namespace fenhao::payroll
