#include "base/yaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/text.h"

namespace fenhao {
namespace {

constexpr int max_depth = 64;
// Nodes of one text; a few aliases of aliases would otherwise unfold into billions.
constexpr std::size_t max_nodes = 1'000'000;

Error located(const std::string& origin, int line, Text message) {
  return Error(ErrorCode::invalid_input, std::move(message)).at({.file = origin, .row = line});
}

// Copies yaml-cpp's tree into ours, refusing what we do not read.
class Converter {
 public:
  explicit Converter(const std::string& origin) : origin_(origin) {}

  Result<YamlNode> convert(const YAML::Node& from, int depth) {
    YamlNode node;
    node.line = from.Mark().line + 1;
    node.column = from.Mark().column + 1;
    if (depth > max_depth) return fail(wrong(node.line, {"嵌套层数超过 64", "nested deeper than 64"}));
    if (++nodes_ > max_nodes) return fail(wrong(node.line, {"内容过多", "too many entries"}));
    if (from.IsScalar()) {
      node.kind = YamlNode::Kind::scalar;
      node.scalar = from.Scalar();
    } else if (from.IsSequence()) {
      node.kind = YamlNode::Kind::sequence;
      for (const auto& child : from) {
        FENHAO_TRY(item, convert(child, depth + 1));
        node.items.push_back(std::move(item));
      }
    } else if (from.IsMap()) {
      node.kind = YamlNode::Kind::map;
      for (const auto& entry : from) FENHAO_CHECK(add_entry(node, entry.first, entry.second, depth));
    }
    return node;
  }

 private:
  Error wrong(int line, Text message) const { return located(origin_, line, std::move(message)); }

  Status add_entry(YamlNode& map, const YAML::Node& key_node, const YAML::Node& value_node, int depth) {
    const int line = key_node.Mark().line + 1;
    if (!key_node.IsScalar()) return fail(wrong(map.line, {"键必须是文字", "a key must be text"}));
    const std::string key = key_node.Scalar();
    if (map.find(key)) return fail(wrong(line, {"键“" + key + "”重复", "key \"" + key + "\" stands twice"}));
    FENHAO_TRY(value, convert(value_node, depth + 1));
    if (value.is_null()) value.line = line;  // an empty value has no place of its own
    map.entries.emplace_back(key, std::move(value));
    return {};
  }

  const std::string& origin_;
  std::size_t nodes_ = 0;
};

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
  if (const std::size_t valid = valid_utf8_prefix(text); valid < text.size()) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(valid), '\n') + 1;
    return fail(located(origin, static_cast<int>(line), {"不是 UTF-8 文字", "not UTF-8 text"})
                    .way_out({"把文件另存为 UTF-8", "save the file as UTF-8"}));
  }
  try {
    const auto documents = YAML::LoadAll(std::string(text));
    if (documents.empty()) return YamlNode{.line = 1, .column = 1};
    if (documents.size() > 1)
      return fail(located(origin, documents[1].Mark().line + 1,
                          {"一个文件只能有一份 YAML 文档（多了 ---）", "one YAML document a file (a --- too many)"}));
    return Converter(origin).convert(documents[0], 0);
  } catch (const YAML::Exception& problem) {
    return fail(
        located(origin, problem.mark.line + 1, {"YAML 语法错误：" + problem.msg, "YAML syntax: " + problem.msg}));
  }
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return fail(
        Error(ErrorCode::invalid_input, {"这是目录，不是文件", "this is a directory, not a file"}).at({.file = path}));
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
