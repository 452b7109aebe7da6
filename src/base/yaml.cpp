#include "base/yaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace fenhao {
namespace {

constexpr int max_depth = 64;

Error located(const std::string& origin, int line, Text message) {
  return Error(ErrorCode::invalid_input, std::move(message)).at({.file = origin, .row = line});
}

Result<YamlNode> convert(const YAML::Node& from, const std::string& origin, int depth) {
  YamlNode node;
  node.line = from.Mark().line + 1;
  node.column = from.Mark().column + 1;
  if (depth > max_depth) return fail(located(origin, node.line, {"嵌套层数超过 64", "nested deeper than 64"}));
  switch (from.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null: break;
    case YAML::NodeType::Scalar:
      node.kind = YamlNode::Kind::scalar;
      node.scalar = from.Scalar();
      break;
    case YAML::NodeType::Sequence:
      node.kind = YamlNode::Kind::sequence;
      for (const auto& child : from) {
        FENHAO_TRY(item, convert(child, origin, depth + 1));
        node.items.push_back(std::move(item));
      }
      break;
    case YAML::NodeType::Map:
      node.kind = YamlNode::Kind::map;
      for (const auto& entry : from) {
        if (!entry.first.IsScalar()) return fail(located(origin, node.line, {"键必须是文字", "a key must be text"}));
        const std::string key = entry.first.Scalar();
        if (node.find(key))
          return fail(located(origin, entry.first.Mark().line + 1,
                              {"键“" + key + "”重复", "key \"" + key + "\" stands twice"}));
        FENHAO_TRY(value, convert(entry.second, origin, depth + 1));
        if (value.line == 0) value.line = entry.first.Mark().line + 1;
        node.entries.emplace_back(key, std::move(value));
      }
      break;
  }
  return node;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name == key) return &value;
  return nullptr;
}

std::string YamlNode::text(std::string_view key) const {
  const auto* value = find(key);
  return value ? value->scalar : std::string();
}

Result<YamlNode> parse_yaml(std::string_view text, const std::string& origin) {
  try {
    return convert(YAML::Load(std::string(text)), origin, 0);
  } catch (const YAML::Exception& problem) {
    return fail(
        located(origin, problem.mark.line + 1, {"YAML 语法错误：" + problem.msg, "YAML syntax: " + problem.msg}));
  }
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    const bool missing = errno == ENOENT;
    return fail(Error(missing ? ErrorCode::not_found : ErrorCode::unavailable,
                      {missing ? "文件不存在" : "文件打不开：" + std::string(std::strerror(errno)),
                       missing ? "no such file" : "cannot open the file: " + std::string(std::strerror(errno))})
                    .at({.file = path}));
  }
  file.seekg(0, std::ios::end);
  const auto size = file.tellg();
  if (size < 0 || static_cast<std::size_t>(size) > limit)
    return fail(Error(ErrorCode::invalid_input, {"文件超过 " + std::to_string(limit >> 20) + " MiB",
                                                 "the file exceeds " + std::to_string(limit >> 20) + " MiB"})
                    .at({.file = path}));
  file.seekg(0);
  std::string content(static_cast<std::size_t>(size), '\0');
  if (!file.read(content.data(), size))
    return fail(Error(ErrorCode::unavailable, {"文件读取失败", "the file could not be read"}).at({.file = path}));
  return content;
}

Error yaml_error(const std::string& origin, const YamlNode& node, Text message) {
  return located(origin, node.line, std::move(message));
}

Status refuse_unknown_keys(const std::string& origin, const YamlNode& map, const std::vector<std::string_view>& known) {
  for (const auto& [key, value] : map.entries)
    if (std::find(known.begin(), known.end(), key) == known.end())
      return fail(yaml_error(origin, value, {"不认识的键“" + key + "”", "unknown key \"" + key + "\""}));
  return {};
}

}  // namespace fenhao
