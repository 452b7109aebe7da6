// YAML (and so JSON) text as a tree that remembers lines, for error messages that point. The only user of
// yaml-cpp. All scalars are text: what they mean is decided by who reads them, so that "0.10" stays exact.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao {

struct YamlNode {
  struct Entry;
  enum class Kind { null, scalar, sequence, map } kind = Kind::null;
  std::string scalar;
  std::vector<YamlNode> items;  // sequence
  std::vector<Entry> entries;   // map, in the order written
  int line = 0;                 // 1-based
  int column = 0;               // 1-based

  bool is_null() const { return kind == Kind::null; }
  const YamlNode* find(std::string_view key) const;  // nullptr when absent or not a map
  // Text of a scalar entry; empty when absent.
  std::string text(std::string_view key) const;
};

struct YamlNode::Entry {
  std::string key;
  YamlNode value;
};

// One document of UTF-8 text. `origin` names the file in errors. Duplicate keys, tabs, a second document, unknown
// aliases, nesting beyond 64 ... are invalid_input with the line.
Result<YamlNode> parse_yaml(std::string_view text, const std::string& origin);

// not_found / unavailable with the path; at most `limit` bytes.
Result<std::string> read_file(const std::string& path, std::size_t limit = 256u << 20);

// An error at a node of a file.
Error yaml_error(const std::string& origin, const YamlNode& node, Text message);

// invalid_input naming the first key that is not in `known`.
Status refuse_unknown_keys(const std::string& origin, const YamlNode& map, const std::vector<std::string_view>& known);

}  // namespace fenhao
