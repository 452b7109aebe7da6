#include "base/dated_text.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace fenhao {
namespace {

constexpr std::string_view common_keys[] = {"id", "item", "from", "to", "recorded", "mark", "basis", "note"};

std::unexpected<Error> refuse(const std::string& origin, const YamlNode& node, std::string zh, std::string en) {
  return fail(yaml_error(origin, node, {std::move(zh), std::move(en)}));
}

Result<const YamlNode*> entry_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  if (const auto* node = map.find(key); node && !node->is_null()) return node;
  return refuse(origin, map, "缺少“" + std::string(key) + "”", "\"" + std::string(key) + "\" is missing");
}

Result<std::string> text_of(const std::string& origin, const YamlNode& map, std::string_view key) {
  FENHAO_TRY(node, entry_of(origin, map, key));
  if (node->kind != YamlNode::Kind::scalar || node->scalar.empty())
    return refuse(origin, *node, "“" + std::string(key) + "”应为一个值",
                  "\"" + std::string(key) + "\" must be a single value");
  return node->scalar;
}

Result<int> parse_count(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem == std::errc{} && end == text.data() + text.size() && value >= 0) return value;
  return fail(ErrorCode::invalid_input, "“" + std::string(text) + "”不是非负整数",
              "\"" + std::string(text) + "\" is not a whole number");
}

Result<bool> parse_flag(std::string_view text) {
  if (text == "true" || text == "false") return text == "true";
  return fail(ErrorCode::invalid_input, "“" + std::string(text) + "”应为 true 或 false",
              "\"" + std::string(text) + "\" must be true or false");
}

Result<Words> words_of(const std::string& origin, const YamlNode& node) {
  Words words;
  for (const auto& item : node.items) words.push_back(item.scalar);
  if (words.empty() || std::ranges::find(words, "") != words.end())
    return refuse(origin, node, "应为至少一个词的列表", "a list of at least one word is expected");
  return words;
}

// What `parse` makes of the text under `key`; what is wrong with it is reported at its line.
template <class T>
Status fill(T* target, Result<T> (*parse)(std::string_view), const std::string& origin, const YamlNode& map,
            std::string_view key) {
  FENHAO_TRY(text, text_of(origin, map, key));
  auto value = parse(text);
  if (!value) return fail(yaml_error(origin, *map.find(key), value.error().message()));
  *target = std::move(*value);
  return {};
}

struct Filler {
  const std::string& origin;
  const YamlNode& map;
  std::string_view key;

  Status operator()(int* target) const { return fill(target, parse_count, origin, map, key); }
  Status operator()(bool* target) const { return fill(target, parse_flag, origin, map, key); }
  Status operator()(Decimal* target) const { return fill(target, Decimal::parse, origin, map, key); }
  Status operator()(Rate* target) const { return fill(target, Rate::parse, origin, map, key); }
  Status operator()(Money* target) const { return fill(target, Money::parse, origin, map, key); }
  Status operator()(Date* target) const { return fill(target, Date::parse, origin, map, key); }

  Status operator()(Words* target) const {
    FENHAO_TRY(node, entry_of(origin, map, key));
    FENHAO_TRY(words, words_of(origin, *node));
    *target = std::move(words);
    return {};
  }

  Status operator()(Readings* target) const { return (*this)(&target->names); }

  Status operator()(Steps* target) const {
    FENHAO_TRY(list, entry_of(origin, map, key));
    for (const auto& node : list->items) {
      Step step;
      FENHAO_CHECK(refuse_unknown_keys(origin, node, {"from", "is"}));
      FENHAO_CHECK(fill(&step.from, Decimal::parse, origin, node, "from"));
      FENHAO_CHECK(fill(&step.is, parse_count, origin, node, "is"));
      if (target->empty() ? !step.from.is_zero() : step.from <= target->back().from)
        return refuse(origin, node, "分档应从 0 起且逐档递增", "steps start at 0 and rise");
      target->push_back(step);
    }
    if (target->empty()) return refuse(origin, *list, "分档表没有内容", "the steps are empty");
    return {};
  }
};

Result<DatedEntry> read_entry(const std::string& origin, const YamlNode& node) {
  DatedEntry entry;
  FENHAO_TRY(id, text_of(origin, node, "id"));
  FENHAO_TRY(item, text_of(origin, node, "item"));
  FENHAO_TRY(mark, text_of(origin, node, "mark"));
  FENHAO_TRY(document, text_of(origin, node, "basis"));
  FENHAO_CHECK(fill(&entry.from, Date::parse, origin, node, "from"));
  if (mark != "V" && mark != "K" && mark != "U")
    return refuse(origin, *node.find("mark"), "来源标记应为 V、K 或 U", "mark must be V, K or U");
  if (const auto* to = node.find("to"); to && !to->is_null()) {
    FENHAO_CHECK(fill(&entry.to.emplace(), Date::parse, origin, node, "to"));
    if (*entry.to < entry.from) return refuse(origin, *to, "终止日早于起始日", "the last day is before the first");
  }
  if (const auto* recorded = node.find("recorded"); recorded && !recorded->is_null())
    FENHAO_CHECK(fill(&entry.recorded.emplace(), Date::parse, origin, node, "recorded"));
  entry.basis = {id, document, mark};
  entry.item = item;
  entry.node = node;
  return entry;
}

// Entries of an item may follow each other; an open one ends where the next starts. What was recorded later may cover
// what was known before.
Status check_against(const std::string& origin, const std::vector<DatedEntry>& before, const DatedEntry& entry) {
  for (const auto& other : before) {
    if (other.basis.id == entry.basis.id)
      return refuse(origin, entry.node, "编号“" + entry.basis.id + "”重复",
                    "id \"" + entry.basis.id + "\" stands twice");
    if (other.item != entry.item || other.recorded != entry.recorded) continue;
    const auto& [earlier, later] = other.from <= entry.from ? std::tie(other, entry) : std::tie(entry, other);
    if (earlier.from == later.from || (earlier.to && *earlier.to >= later.from))
      return refuse(origin, entry.node, "与“" + other.basis.id + "”的期间重叠", "overlaps \"" + other.basis.id + "\"");
  }
  return {};
}

}  // namespace

int step_at(const Steps& steps, const Decimal& amount) {
  int value = 0;
  for (const auto& step : steps)
    if (step.from <= amount) value = step.is;
  return value;
}

Status Readings::offers(std::string_view chosen, const LegalBasis& basis) const {
  if (std::ranges::find(names, chosen) != names.end()) return {};
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  const std::string wanted(chosen);
  return fail(Error(ErrorCode::invalid_input,
                    {"“" + wanted + "”不是该规定的可选口径", "\"" + wanted + "\" is not a reading this rule offers"})
                  .at({.subject = basis.id + " " + basis.document})
                  .way_out({"可选：" + list, "choose one of: " + list}));
}

Status DatedEntry::read(const std::string& origin, const Fields& fields) const {
  std::vector<std::string_view> known(std::begin(common_keys), std::end(common_keys));
  for (const auto& [key, field] : fields) known.push_back(key);
  FENHAO_CHECK(refuse_unknown_keys(origin, node, known));
  for (const auto& [key, field] : fields) FENHAO_CHECK(std::visit(Filler{origin, node, key}, field));
  return {};
}

Result<DatedText> DatedText::parse(std::string_view text, const std::string& origin, std::string_view schema) {
  FENHAO_TRY(root, parse_yaml(text, origin));
  FENHAO_CHECK(refuse_unknown_keys(origin, root, {"schema", "facts"}));
  if (root.text("schema") != schema)
    return refuse(origin, root, "schema 应为“" + std::string(schema) + "”",
                  "schema must be \"" + std::string(schema) + "\"");
  FENHAO_TRY(list, entry_of(origin, root, "facts"));
  DatedText result;
  result.origin_ = origin;
  for (const auto& node : list->items) {
    FENHAO_TRY(entry, read_entry(origin, node));
    FENHAO_CHECK(check_against(origin, result.entries_, entry));
    result.entries_.push_back(std::move(entry));
  }
  return result;
}

DatedText DatedText::known_on(Date day) const {
  DatedText known = *this;
  std::erase_if(known.entries_, [&](const DatedEntry& entry) { return entry.recorded && *entry.recorded > day; });
  return known;
}

Result<const DatedEntry*> DatedText::at(std::string_view item, Date day) const {
  const DatedEntry* found = nullptr;
  std::optional<Date> first;
  for (const auto& entry : entries_) {
    if (entry.item != item) continue;
    first = first ? std::min(*first, entry.from) : entry.from;
    if (entry.from <= day && (!found || std::tie(found->from, found->recorded) < std::tie(entry.from, entry.recorded))) found = &entry;
  }
  if (found && (!found->to || day <= *found->to)) return found;
  const std::string name(item), since = first ? first->to_string() : "—";
  return fail(
      Error(ErrorCode::not_found, {day.to_string() + " 没有已知的“" + name + "”，最早从 " + since + " 起有",
                                   "\"" + name + "\" is not known on " + day.to_string() + "; known from " + since})
          .at({.file = origin_})
          .way_out({"在该文件补上适用的数值与依据", "add the value and its legal basis to that file"}));
}

}  // namespace fenhao
