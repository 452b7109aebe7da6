#include "base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "base/text.h"

namespace fenhao {
namespace {

constexpr int max_depth = 64;
// Nodes of one text; a few aliases of aliases would otherwise unfold into billions.
constexpr std::size_t max_nodes = 1'000'000;

Error located(const std::string& origin, int line, Text message) {
  return Error(ErrorCode::invalid_input, std::move(message)).at({.file = origin, .row = line});
}

// Builds our tree while yaml-cpp reads. What we do not read is thrown as Failure.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const std::string& origin) : origin_(origin) {}
  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    // Where yaml-cpp makes no sense of a sign it gives an empty document, again and again.
    if (started_ && started_->pos == mark.pos)
      refuse(mark.line + 1, {"YAML 语法错误：这里的符号没有意义", "YAML syntax: what stands here means nothing"});
    if (started_)
      refuse(mark.line + 1, {"一个文件只能有一份 YAML 文档（多了 ---）", "one YAML document a file (a --- too many)"});
    started_ = mark;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { place(made(Kind::null, mark), anchor); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    auto node = made(Kind::scalar, mark);
    node.scalar = value;
    place(std::move(node), anchor);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) refuse(mark.line + 1, {"引用了还没有写完的内容", "an alias of what is not finished yet"});
    must_fit(known->second, static_cast<int>(open_.size()));
    place(known->second, YAML::NullAnchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(Kind::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    begin(Kind::map, mark, anchor);
  }
  void OnMapEnd() override { end(); }

 private:
  using Kind = YamlNode::Kind;
  // A sequence or map being read; in a map, the key whose value comes next.
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor;
    std::optional<std::string> key = std::nullopt;
    int key_line = 0;
  };

  [[noreturn]] void refuse(int line, Text message) const { throw Failure(located(origin_, line, std::move(message))); }

  YamlNode made(Kind kind, const YAML::Mark& mark) {
    YamlNode node{.kind = kind, .line = mark.line + 1, .column = mark.column + 1};
    must_fit(node, static_cast<int>(open_.size()));
    return node;
  }

  void must_fit(const YamlNode& node, int depth) {
    if (depth > max_depth) refuse(node.line, {"嵌套层数超过 64", "nested deeper than 64"});
    if (++nodes_ > max_nodes) refuse(node.line, {"内容过多", "too many entries"});
    for (const auto& item : node.items) must_fit(item, depth + 1);
    for (const auto& [key, value] : node.entries) must_fit(value, depth + 1);
  }

  void begin(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) { open_.push_back({made(kind, mark), anchor}); }

  void end() {
    Open done = std::move(open_.back());
    open_.pop_back();
    place(std::move(done.node), done.anchor);
  }

  void place(YamlNode node, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      must_fit(node, static_cast<int>(open_.size()));  // the copy counts, too
      anchors_[anchor] = node;
    }
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (Open& parent = open_.back(); parent.node.kind == Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      take_key(parent, node);
    } else {
      if (node.is_null()) node.line = parent.key_line;  // an empty value has no place of its own
      parent.node.entries.push_back({*std::exchange(parent.key, std::nullopt), std::move(node)});
    }
  }

  void take_key(Open& map, const YamlNode& key) {
    if (key.kind != Kind::scalar) refuse(map.node.line, {"键必须是文字", "a key must be text"});
    if (map.node.find(key.scalar))
      refuse(key.line, {"键“" + key.scalar + "”重复", "key \"" + key.scalar + "\" stands twice"});
    map.key = key.scalar;
    map.key_line = key.line;
  }

  const std::string& origin_;
  std::optional<YAML::Mark> started_;  // where the document began
  YamlNode root_{.line = 1, .column = 1};
  std::vector<Open> open_;  // from the outermost
  std::map<YAML::anchor_t, YamlNode> anchors_;
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
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    TreeBuilder tree(origin);
    while (parser.HandleNextDocument(tree)) {
    }
    return tree.take();
  } catch (const Failure& refused) {
    return fail(refused.error());
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
