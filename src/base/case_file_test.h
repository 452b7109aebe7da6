// For tests: reads cases/<topic>.yaml and hands out its cases. A topic or key nobody expects fails the test.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"

namespace fenhao {

inline std::vector<YamlNode> read_cases(const std::string& topic) {
  const std::string path = std::string(FENHAO_SOURCE_DIR) + "/cases/" + topic + ".yaml";
  const auto text = read_file(path);
  if (!text) throw Failure(text.error());
  const auto root = parse_yaml(*text, path);
  if (!root) throw Failure(root.error());
  const auto known = refuse_unknown_keys(path, *root, {"topic", "schema", "cases"});
  if (!known) throw Failure(known.error());
  const auto* cases = root->find("cases");
  if (root->text("topic") != topic || root->text("schema") != "1" || !cases || cases->items.empty())
    throw Failure(Error(ErrorCode::invalid_input, {path + " 不是用例文件", path + " is no case file"}));
  for (const auto& each : cases->items) {
    const auto keys = refuse_unknown_keys(path, each, {"id", "title", "input", "expect", "working", "note", "source"});
    if (!keys) throw Failure(keys.error());
    if (!each.find("input") || !each.find("expect") || each.text("id").empty())
      throw Failure(yaml_error(path, each, {"用例不完整", "an incomplete case"}));
  }
  return cases->items;
}

// "- 1.00": the entries of a sequence of scalars.
inline std::vector<std::string> scalars(const YamlNode& sequence) {
  std::vector<std::string> result;
  for (const auto& item : sequence.items) result.push_back(item.scalar);
  return result;
}

}  // namespace fenhao
