// YAML, and the working calendar as the simplest text made of it.
#include "base/work_calendar_text.h"
#include "base/yaml.h"
#include "fuzz.h"

namespace fenhao::fuzz {
namespace {

void must_point(const YamlNode& node, int depth = 0) {
  must(depth <= 64, "nesting stays bounded");
  must(node.line >= 1 && node.column >= 1, "every node knows its place");
  for (const auto& item : node.items) must_point(item, depth + 1);
  for (const auto& [key, value] : node.entries) must_point(value, depth + 1);
}

}  // namespace

void try_bytes(std::string_view bytes) {
  const auto node = parse_yaml(bytes, "input.yaml");
  must_be_reasoned(node);
  if (node && !node->is_null()) must_point(*node);
  must_be_reasoned(parse_work_calendar(bytes, "input.yaml"));
}

}  // namespace fenhao::fuzz
