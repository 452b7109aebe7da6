#include "tax/fact_text.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace fenhao::tax {
namespace {

std::unexpected<Error> refuse(const std::string& origin, const YamlNode& node, std::string zh, std::string en) {
  return fail(yaml_error(origin, node, {std::move(zh), std::move(en)}));
}

Result<std::string> text_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  const auto* value = map.find(key);
  if (!value || value->kind != YamlNode::Kind::scalar || value->scalar.empty())
    return refuse(origin, value ? *value : map, "缺少“" + std::string(key) + "”",
                  "\"" + std::string(key) + "\" is missing");
  return value->scalar;
}

// Parses the text under `key`; what is wrong with it is reported at its line.
template <class Parse>
auto parsed(const std::string& origin, const YamlNode& map, std::string_view key, Parse parse)
    -> decltype(parse(std::string_view{})) {
  FENHAO_TRY(text, text_of(origin, map, key));
  auto value = parse(std::string_view(text));
  if (!value) return fail(yaml_error(origin, *map.find(key), value.error().message()));
  return value;
}

Result<int> parse_count(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || value < 0)
    return fail(ErrorCode::invalid_input, "“" + std::string(text) + "”不是非负整数",
                "\"" + std::string(text) + "\" is not a whole number");
  return value;
}

Result<Fact> read_fact(const std::string& origin, const YamlNode& node, const ItemKeys& items) {
  Fact fact;
  FENHAO_TRY(id, text_of(origin, node, "id"));
  FENHAO_TRY(item, text_of(origin, node, "item"));
  FENHAO_TRY(mark, text_of(origin, node, "mark"));
  FENHAO_TRY(document, text_of(origin, node, "basis"));
  FENHAO_TRY(from, parsed(origin, node, "from", Month::parse));
  const auto known = items.find(item);
  if (known == items.end())
    return refuse(origin, *node.find("item"), "不认识的项目“" + item + "”", "unknown item \"" + item + "\"");
  if (mark != "V" && mark != "K" && mark != "U")
    return refuse(origin, *node.find("mark"), "来源标记应为 V、K 或 U", "mark must be V, K or U");
  std::vector<std::string_view> keys{"id", "item", "from", "to", "recorded", "mark", "basis", "note"};
  keys.insert(keys.end(), known->second.begin(), known->second.end());
  FENHAO_CHECK(refuse_unknown_keys(origin, node, keys));
  fact.from = from;
  if (const auto* to = node.find("to"); to && !to->is_null()) {
    FENHAO_TRY(last, parsed(origin, node, "to", Month::parse));
    if (last < from) return refuse(origin, *to, "终止月早于起始月", "the last month is before the first");
    fact.to = last;
  }
  if (node.find("recorded")) {
    FENHAO_TRY(recorded, parsed(origin, node, "recorded", Date::parse));
    fact.recorded = recorded;
  }
  fact.basis = {id, item, document, mark};
  fact.node = node;
  return fact;
}

// Two entries of an item may follow each other; they never both hold by their own dates. An open entry ends
// where the next one starts. What was recorded later may cover what was known before: it holds once it is known.
Status check_against(const std::string& origin, const std::vector<Fact>& before, const Fact& fact) {
  for (const auto& other : before) {
    if (other.basis.id == fact.basis.id)
      return refuse(origin, fact.node, "编号“" + fact.basis.id + "”重复", "id \"" + fact.basis.id + "\" stands twice");
    if (other.basis.item != fact.basis.item || other.recorded != fact.recorded) continue;
    const auto& [earlier, later] = other.from <= fact.from ? std::tie(other, fact) : std::tie(fact, other);
    if (earlier.from == later.from || (earlier.to && *earlier.to >= later.from))
      return refuse(origin, fact.node, "与“" + other.basis.id + "”的期间重叠", "overlaps \"" + other.basis.id + "\"");
  }
  return {};
}

}  // namespace

Result<FactText> FactText::parse(std::string_view text, const std::string& origin, std::string_view schema,
                                 const ItemKeys& items) {
  FENHAO_TRY(root, parse_yaml(text, origin));
  FENHAO_CHECK(refuse_unknown_keys(origin, root, {"schema", "facts"}));
  if (root.text("schema") != schema)
    return refuse(origin, root, "schema 应为“" + std::string(schema) + "”",
                  "schema must be \"" + std::string(schema) + "\"");
  const auto* list = root.find("facts");
  if (!list || list->kind != YamlNode::Kind::sequence)
    return refuse(origin, root, "缺少 facts 列表", "the list \"facts\" is missing");
  FactText result;
  result.origin_ = origin;
  for (const auto& node : list->items) {
    FENHAO_TRY(fact, read_fact(origin, node, items));
    FENHAO_CHECK(check_against(origin, result.facts_, fact));
    result.facts_.push_back(std::move(fact));
  }
  return result;
}

const Fact* FactText::find(std::string_view item, Month month, std::optional<Date> known) const {
  const Fact* found = nullptr;
  for (const auto& fact : facts_) {
    if (fact.basis.item != item || month < fact.from || !fact.known_on(known)) continue;
    if (!found || std::tie(found->from, found->recorded) < std::tie(fact.from, fact.recorded)) found = &fact;
  }
  return found && found->holds_in(month) ? found : nullptr;
}

Result<const Fact*> FactText::at(std::string_view item, Month month, std::optional<Date> known) const {
  if (const auto* fact = find(item, month, known)) return fact;
  std::optional<Month> first;
  for (const auto& fact : facts_)
    if (fact.basis.item == item) first = first ? std::min(*first, fact.from) : fact.from;
  const std::string since = first ? first->to_string() : "—";
  return fail(Error(ErrorCode::not_found,
                    {month.to_string() + " 没有已知的“" + std::string(item) + "”，最早从 " + since + " 起有",
                     "\"" + std::string(item) + "\" is not known for " + month.to_string() + "; known from " + since})
                  .at({.file = origin_})
                  .way_out({"在该文件补上适用的数值与依据", "add the value and its legal basis to that file"}));
}

Result<Money> money_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  return parsed(origin, map, key, Money::parse);
}
Result<Rate> rate_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  return parsed(origin, map, key, Rate::parse);
}
Result<int> count_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  return parsed(origin, map, key, parse_count);
}
Result<Date> date_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  return parsed(origin, map, key, Date::parse);
}

}  // namespace fenhao::tax
