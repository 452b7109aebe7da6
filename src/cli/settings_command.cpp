// policy settings: what is disputed or decided place by place, as it is taken now.
#include <array>
#include <filesystem>

#include "base/yaml.h"
#include "cli/commands.h"

namespace fenhao::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array national{"tax.yaml", "deductions.yaml", "labour.yaml", "contribution.yaml", "transfer.yaml", "retirement.yaml", "settings.yaml"};

bool describes(const std::string& key) {
  for (const char* known : {"id", "item", "from", "to", "recorded", "mark", "basis", "note"})
    if (key == known) return true;
  return false;
}

std::string written(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::scalar) return node.scalar;
  std::string text;
  for (const auto& item : node.items) text += (text.empty() ? "" : "、") + written(item);
  for (const auto& [key, value] : node.entries) text += (text.empty() ? "" : " ") + key + " " + written(value);
  return text;
}

// Everything the entry states besides where it comes from: "reading: whole_sum".
std::string values_of(const YamlNode& fact) {
  std::string text;
  for (const auto& [key, value] : fact.entries)
    if (!describes(key)) text += (text.empty() ? "" : "；") + key + "：" + written(value);
  return text;
}

void list_file(const Context& context, const std::string& text, const fs::path& file, bool all, std::vector<JsonObject>& list) {
  const auto root = parse_yaml(text, file.string());
  const auto* facts = root ? root->find("facts") : nullptr;
  if (!facts) return;
  for (const auto& fact : facts->items) {
    if (!all && fact.text("mark") != "U") continue;
    const std::string values = values_of(fact), span = fact.text("from") + (fact.find("to") ? " – " + fact.text("to") : std::string());
    context.print(fact.text("item") + context.say("（" + fact.text("mark") + "，自 " + span + "）：", " (" + fact.text("mark") + ", from " + span + "): ") + values);
    context.print("  " + fact.text("basis"));
    if (const auto note = fact.text("note"); !note.empty()) context.print("  " + note);
    context.print("  " + file.string() + context.say("，第 ", ", line ") + std::to_string(fact.line) + context.say(" 行", ""));
    list.push_back({{"item", fact.text("item")}, {"id", fact.text("id")}, {"from", fact.text("from")}, {"to", fact.text("to")}, {"mark", fact.text("mark")}, {"values", values},
                    {"basis", fact.text("basis")}, {"note", fact.text("note")}, {"file", file.string()}, {"line", std::int64_t{fact.line}}});
  }
}

}  // namespace

int run_policy_settings(const Context& context) {
  std::vector<JsonObject> list;
  std::vector<std::pair<fs::path, bool>> files;
  for (const char* name : national) files.emplace_back(context.paths.home / "policy/national" / name, std::string_view(name) == "settings.yaml");
  if (const auto own = context.paths.data / "settings.yaml"; fs::exists(own)) files.emplace_back(own, true);
  for (const auto& [file, all] : files) {
    const auto text = read_file(file.string());
    if (!text) return context.report(text.error());
    list_file(context, *text, file, all, list);
  }
  context.print(context.say(std::to_string(list.size()) + " 项；公司另有口径的写进数据目录的 settings.yaml，全国参数按 policy/national/README.md 加一条",
                            std::to_string(list.size()) + " entries; a company's own practice stands in settings.yaml of its data folder"));
  context.print_json("settings", list);
  return ExitCode::ok;
}

}  // namespace fenhao::cli
