#include "contribution/national_text.h"

#include <algorithm>
#include <charconv>

#include "base/yaml.h"

namespace fenhao::contribution {
namespace {

// Reads entries of one file; remembers its name for errors.
class Reader {
 public:
  explicit Reader(const std::string& origin) : origin_(origin) {}

  // The map under `key` with its known keys; basis and mark must be there.
  Result<YamlNode> sourced(const YamlNode& root, std::string_view key, std::vector<std::string_view> known) const {
    const auto* node = root.find(key);
    if (!node) return missing(root, key);
    known.insert(known.end(), {"basis", "mark"});
    FENHAO_CHECK(refuse_unknown_keys(origin_, *node, known));
    for (const std::string_view evidence : {"basis", "mark"})
      if (node->text(evidence).empty()) return missing(*node, evidence);
    return *node;
  }

  template <class T>
  Result<T> value(const YamlNode& map, std::string_view key, Result<T> (*parse)(std::string_view)) const {
    const auto* node = map.find(key);
    if (!node) return missing(map, key);
    return scalar(*node, parse);
  }

  template <class T>
  Result<T> scalar(const YamlNode& node, Result<T> (*parse)(std::string_view)) const {
    auto parsed = parse(node.scalar);
    if (!parsed) return fail(yaml_error(origin_, node, parsed.error().message()));
    return parsed;
  }

  std::unexpected<Error> missing(const YamlNode& node, std::string_view key) const {
    return fail(
        yaml_error(origin_, node, {"缺少“" + std::string(key) + "”", "\"" + std::string(key) + "\" is missing"}));
  }

 private:
  const std::string& origin_;
};

Result<int> parse_count(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || value < 1)
    return fail(ErrorCode::invalid_input, "“" + std::string(text) + "”不是正整数",
                "\"" + std::string(text) + "\" is not a positive whole number");
  return value;
}

Result<InjuryClass> read_class(const Reader& reader, const std::string& origin, const YamlNode& node) {
  FENHAO_CHECK(refuse_unknown_keys(origin, node, {"class", "base_rate", "floats"}));
  FENHAO_TRY(number, reader.value(node, "class", parse_count));
  FENHAO_TRY(base_rate, reader.value(node, "base_rate", Rate::parse));
  InjuryClass result{number, base_rate, {}};
  const auto* floats = node.find("floats");
  if (!floats || floats->items.empty()) return reader.missing(node, "floats");
  for (const auto& item : floats->items) {
    FENHAO_TRY(factor, reader.scalar(item, Decimal::parse));
    result.floats.push_back(factor);
  }
  return result;
}

constexpr std::string_view the_item = "contribution";

Result<NationalRules> rules_in(const std::string& origin, const YamlNode& root) {
  FENHAO_CHECK(refuse_unknown_keys(origin, root, {"id", "item", "from", "to", "recorded", "mark", "basis", "note", "late_fee", "fine", "work_injury"}));
  const Reader reader(origin);
  NationalRules rules;
  FENHAO_TRY(late_fee, reader.sourced(root, "late_fee", {"rate_per_day"}));
  FENHAO_TRY(per_day, reader.value(late_fee, "rate_per_day", Rate::parse));
  FENHAO_TRY(fine, reader.sourced(root, "fine", {"least", "most"}));
  FENHAO_TRY(least, reader.value(fine, "least", parse_count));
  FENHAO_TRY(most, reader.value(fine, "most", parse_count));
  rules.late_fee_per_day = per_day;
  rules.fine_least = least;
  rules.fine_most = most;
  FENHAO_TRY(injury, reader.sourced(root, "work_injury", {"classes"}));
  const auto* classes = injury.find("classes");
  if (!classes || classes->items.empty()) return reader.missing(injury, "classes");
  for (const auto& node : classes->items) {
    FENHAO_TRY(one, read_class(reader, origin, node));
    rules.injury_classes.push_back(one);
  }
  return rules;
}

}  // namespace

Result<NationalLaw> NationalLaw::load(std::string_view yaml_text, const std::string& origin) {
  FENHAO_TRY(text, DatedText::parse(yaml_text, origin, "national-contribution/1"));
  for (const auto& entry : text.entries()) {
    if (entry.item != the_item)
      return fail(yaml_error(origin, entry.node, {"不认识的项目“" + entry.item + "”", "unknown item \"" + entry.item + "\""}));
    FENHAO_CHECK(rules_in(origin, entry.node));
  }
  return NationalLaw(std::move(text));
}

Result<NationalRules> NationalLaw::at(Date day) const {
  FENHAO_TRY(entry, text_.at(the_item, day));
  return rules_in(text_.origin(), entry->node);
}

Result<Rate> work_injury_rate(const NationalRules& rules, int industry_class, const Decimal& factor) {
  for (const auto& one : rules.injury_classes) {
    if (one.number != industry_class) continue;
    if (std::find(one.floats.begin(), one.floats.end(), factor) != one.floats.end())
      return Rate::from(one.base_rate.decimal() * factor);
    const std::string number = std::to_string(industry_class), wanted = factor.normalized().to_string();
    return fail(
        Error(ErrorCode::invalid_input, {"工伤保险第 " + number + " 类行业不能浮动到 " + wanted + " 倍",
                                         "work-injury class " + number + " cannot float to " + wanted + " times"})
            .way_out({"按经办机构核定的浮动档次填写", "state the step the agency has set"}));
  }
  return fail(Error(ErrorCode::invalid_input, {"没有第 " + std::to_string(industry_class) + " 类行业",
                                               "there is no industry class " + std::to_string(industry_class)})
                  .way_out({"行业类别为 1 到 8", "classes are 1 to 8"}));
}

}  // namespace fenhao::contribution
