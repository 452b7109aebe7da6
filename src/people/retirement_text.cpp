#include <algorithm>
#include <charconv>

#include "base/yaml.h"
#include "people/retirement.h"

namespace fenhao::people {
namespace {

// Reads entries of one file; remembers its name for errors.
class Reader {
 public:
  explicit Reader(const std::string& origin) : origin_(origin) {}

  std::unexpected<Error> refuse(const YamlNode& node, std::string zh, std::string en) const {
    return fail(yaml_error(origin_, node, {std::move(zh), std::move(en)}));
  }

  Result<const YamlNode*> entry(const YamlNode& map, std::string_view key) const {
    if (const auto* node = map.find(key); node && !node->is_null()) return node;
    return refuse(map, "缺少“" + std::string(key) + "”", "\"" + std::string(key) + "\" is missing");
  }

  Result<int> count(const YamlNode& map, std::string_view key) const {
    FENHAO_TRY(node, entry(map, key));
    const auto& text = node->scalar;
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < 1)
      return refuse(*node, "“" + text + "”不是正整数", "\"" + text + "\" is not a positive whole number");
    return value;
  }

  Result<Month> month(const YamlNode& map, std::string_view key) const {
    FENHAO_TRY(node, entry(map, key));
    auto parsed = Month::parse(node->scalar);
    if (!parsed) return fail(yaml_error(origin_, *node, parsed.error().message()));
    return parsed;
  }

  // A map under `key` with just these counts besides its basis and mark.
  Status counts(const YamlNode& root, std::string_view key,
                std::vector<std::pair<std::string_view, int*>> wanted) const {
    FENHAO_TRY(node, entry(root, key));
    std::vector<std::string_view> known{"basis", "mark"};
    for (const auto& [name, target] : wanted) known.push_back(name);
    FENHAO_CHECK(refuse_unknown_keys(origin_, *node, known));
    FENHAO_CHECK(entry(*node, "basis"));
    FENHAO_CHECK(entry(*node, "mark"));
    for (const auto& [name, target] : wanted) {
      FENHAO_TRY(value, count(*node, name));
      *target = value;
    }
    return {};
  }

  Result<RetirementRules::Category> category(const YamlNode& node) const {
    FENHAO_CHECK(refuse_unknown_keys(origin_, node, {"code", "name", "old_age", "first_birth", "step", "cap"}));
    auto code = parse_retirement_category(node.text("code"));
    if (!code) return fail(yaml_error(origin_, node, code.error().message()));
    FENHAO_TRY(age, count(node, "old_age"));
    FENHAO_TRY(first_birth, month(node, "first_birth"));
    FENHAO_TRY(step, count(node, "step"));
    FENHAO_TRY(cap, count(node, "cap"));
    return RetirementRules::Category{*code, node.text("name"), age, first_birth, step, cap};
  }

 private:
  const std::string& origin_;
};

// The raised ages begin for those who reach the old age in the first month of the rules.
Status check_first_birth(const Reader& reader, const YamlNode& node, const RetirementRules::Category& category,
                         Month from) {
  if (category.first_birth + category.old_age_years * 12 == from) return {};
  return reader.refuse(node, "first_birth 与原退休年龄、起始月不符",
                       "first_birth does not fit the old age and the first month");
}

constexpr std::string_view the_item = "retirement";

Result<RetirementRules> rules_in(const std::string& origin, const YamlNode& root) {
  FENHAO_CHECK(refuse_unknown_keys(origin, root,
                                   {"id", "item", "from", "to", "recorded", "mark", "basis", "note", "raised_from",
                                    "categories", "flexible", "minimum_contributions"}));
  const Reader reader(origin);
  RetirementRules rules;
  FENHAO_TRY(from, reader.month(root, "raised_from"));
  rules.basis = root.text("basis");
  FENHAO_TRY(categories, reader.entry(root, "categories"));
  for (const auto& node : categories->items) {
    FENHAO_TRY(category, reader.category(node));
    FENHAO_CHECK(check_first_birth(reader, node, category, from));
    rules.categories.push_back(category);
  }
  FENHAO_CHECK(reader.counts(root, "flexible",
                             {{"earlier", &rules.flexible_earlier},
                              {"later", &rules.flexible_later},
                              {"early_notice", &rules.early_notice},
                              {"late_notice", &rules.late_notice}}));
  FENHAO_CHECK(reader.counts(root, "minimum_contributions",
                             {{"base", &rules.contribution_base},
                              {"first_raised_year", &rules.contribution_first_raised_year},
                              {"raise_each_year", &rules.contribution_raise_a_year},
                              {"most", &rules.contribution_most}}));
  return rules;
}

}  // namespace

Result<RetirementLaw> RetirementLaw::load(std::string_view yaml_text, const std::string& origin) {
  FENHAO_TRY(text, DatedText::parse(yaml_text, origin, "national-retirement/1"));
  for (const auto& entry : text.entries()) {
    if (entry.item != the_item)
      return fail(yaml_error(origin, entry.node, {"不认识的项目“" + entry.item + "”", "unknown item \"" + entry.item + "\""}));
    FENHAO_CHECK(rules_in(origin, entry.node));
  }
  return RetirementLaw(std::move(text));
}

Result<RetirementRules> RetirementLaw::at(Date day) const {
  const auto& entries = text_.entries();
  if (entries.empty()) return fail(text_.at(the_item, day).error());
  const Date first = std::ranges::min_element(entries, {}, &DatedEntry::from)->from;
  FENHAO_TRY(entry, text_.at(the_item, std::max(day, first)));
  return rules_in(text_.origin(), entry->node);
}

}  // namespace fenhao::people
