#include "policy/field_reader.h"

#include <algorithm>
#include <charconv>

namespace fenhao::policy {

FieldReader FieldReader::inside(const YamlNode& map) const {
  FieldReader reader(map, origin_, errors_);
  reader.subject_ = subject_;
  return reader;
}

void FieldReader::complain(const YamlNode& at, Text message) {
  errors_.push_back(
      Error(ErrorCode::invalid_input, std::move(message)).at({.file = origin_, .row = at.line, .subject = subject_}));
}

void FieldReader::allow_only(const std::vector<std::string_view>& known) {
  for (const auto& [key, value] : map_.entries)
    if (std::find(known.begin(), known.end(), key) == known.end())
      complain(value, {"不认识的键“" + key + "”", "unknown key \"" + key + "\""});
}

void FieldReader::require(std::string_view key) {
  const YamlNode* node = map_.find(key);
  if (node && !node->is_null()) return;
  complain(map_, {"缺少“" + std::string(key) + "”", "\"" + std::string(key) + "\" is missing"});
}

const YamlNode* FieldReader::scalar(std::string_view key) {
  const YamlNode* node = map_.find(key);
  if (!node || node->is_null()) return nullptr;
  if (node->kind == YamlNode::Kind::scalar) return node;
  complain(*node, {"“" + std::string(key) + "”应当是一个值", "\"" + std::string(key) + "\" must be a single value"});
  return nullptr;
}

template <class T>
std::optional<T> FieldReader::read(std::string_view key, Result<T> (*parse)(std::string_view)) {
  const YamlNode* node = scalar(key);
  if (!node) return std::nullopt;
  auto value = parse(node->scalar);
  if (value) return *value;
  const Text& reason = value.error().message();
  complain(*node, {"“" + std::string(key) + ": " + node->scalar + "”读不懂：" + reason.zh,
                   "cannot read \"" + std::string(key) + ": " + node->scalar + "\": " + reason.en});
  return std::nullopt;
}

std::string FieldReader::text(std::string_view key) {
  const YamlNode* node = scalar(key);
  return node ? node->scalar : std::string();
}

std::vector<std::string> FieldReader::texts(std::string_view key) {
  const YamlNode* node = map_.find(key);
  if (!node || node->is_null()) return {};
  if (node->kind != YamlNode::Kind::sequence) {
    complain(*node, {"“" + std::string(key) + "”应当是列表", "\"" + std::string(key) + "\" must be a list"});
    return {};
  }
  std::vector<std::string> values;
  for (const YamlNode& item : node->items) {
    if (item.kind == YamlNode::Kind::scalar) {
      values.push_back(item.scalar);
      continue;
    }
    complain(item, {"列表“" + std::string(key) + "”里只能是文字",
                    "the list \"" + std::string(key) + "\" may hold text only"});
  }
  return values;
}

std::optional<Date> FieldReader::date(std::string_view key) { return read<Date>(key, &Date::parse); }
std::optional<Money> FieldReader::money(std::string_view key) { return read<Money>(key, &Money::parse); }
std::optional<Rate> FieldReader::rate(std::string_view key) { return read<Rate>(key, &Rate::parse); }
std::optional<Insurance> FieldReader::insurance(std::string_view key) { return read<Insurance>(key, &parse_insurance); }

std::optional<RateRange> FieldReader::range(std::string_view key) {
  const YamlNode* node = scalar(key);
  if (!node) return std::nullopt;
  const std::string_view words = node->scalar;
  const auto dash = words.find('-');
  if (dash != std::string_view::npos) {
    const auto min = Rate::parse(words.substr(0, dash));
    const auto max = Rate::parse(words.substr(dash + 1));
    if (min && max && *min <= *max) return RateRange{*min, *max};
  }
  complain(*node, {"费率范围“" + node->scalar + "”读不懂，应写成 5%-12%",
                   "cannot read the rate range \"" + node->scalar + "\"; write 5%-12%"});
  return std::nullopt;
}

int FieldReader::number(std::string_view key) {
  const YamlNode* node = scalar(key);
  if (!node) return 0;
  int value = 0;
  const char* end = node->scalar.data() + node->scalar.size();
  const auto [stop, problem] = std::from_chars(node->scalar.data(), end, value);
  if (problem == std::errc{} && stop == end) return value;
  complain(*node, {"“" + std::string(key) + "”应当是整数", "\"" + std::string(key) + "\" must be a whole number"});
  return 0;
}

bool FieldReader::flag(std::string_view key) {
  const std::string words = text(key);
  if (words == "true") return true;
  if (!words.empty() && words != "false")
    complain(*map_.find(key),
             {"“" + std::string(key) + "”只能是 true 或 false", "\"" + std::string(key) + "\" must be true or false"});
  return false;
}

}  // namespace fenhao::policy
