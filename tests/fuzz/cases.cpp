// A file of golden cases, read and worked out by its topic.
#include <fstream>

#include "base/fresh_directory_for_test.h"
#include "base/yaml.h"
#include "cases/runner.h"
#include "fuzz.h"

namespace fenhao::fuzz {

void try_bytes(std::string_view bytes) {
  static const month::Law law = month::load_law(FENHAO_SOURCE_DIR).value();
  static const cases::Context context{FENHAO_SOURCE_DIR, law};
  static const FreshDirectory directory;
  const auto yaml = parse_yaml(bytes, "input.yaml");
  if (!yaml) return must_be_reasoned(yaml.error());
  const auto* topic = cases::find_topic(yaml->text("topic"));
  if (!topic) return;
  const auto file = directory / (std::string(topic->name) + ".yaml");
  std::ofstream(file, std::ios::binary) << bytes;
  const auto results = cases::run_file(file, *topic, context);
  if (!results) return must_be_reasoned(results.error());
  for (const auto& result : *results)
    if (result.problem) must_be_reasoned(*result.problem);
}

}  // namespace fenhao::fuzz
