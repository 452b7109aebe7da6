#include "case_file.h"

#include <charconv>
#include <filesystem>

namespace fenhao::cases {
namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw Failure(Error(ErrorCode::invalid_input, {what, what}).at({.subject = where}));
}

template <class T>
T value_or_throw(Result<T> result) {
  if (!result) throw Failure(std::move(result).error());
  return std::move(*result);
}

void check_or_throw(const Status& status) {
  if (!status) throw Failure(status.error());
}

void collect_unused(const YamlNode& node, const std::string& path, const std::set<const YamlNode*>& marks,
                    std::vector<std::string>& unused) {
  for (const auto& [key, value] : node.entries) collect_unused(value, path + "." + key, marks, unused);
  for (std::size_t i = 0; i < node.items.size(); ++i)
    collect_unused(node.items[i], path + "[" + std::to_string(i) + "]", marks, unused);
  const bool leaf = node.kind == YamlNode::Kind::scalar || node.kind == YamlNode::Kind::null;
  if (leaf && !marks.contains(&node)) unused.push_back(path);
}

const YamlNode& section(const YamlNode& node, std::string_view key, const std::string& id) {
  const auto* found = node.find(key);
  if (!found || found->kind != YamlNode::Kind::map || found->entries.empty())
    refuse(id, "the case has no " + std::string(key));
  return *found;
}

}  // namespace

Node::Node(const YamlNode* yaml, std::string path, Marks marks)
    : yaml_(yaml), path_(std::move(path)), marks_(std::move(marks)) {}

bool Node::has(std::string_view key) const {
  const auto* found = yaml_->find(key);
  return found && !found->is_null();
}

Node Node::at(std::string_view key) const {
  const auto* found = yaml_->find(key);
  if (!found) refuse(path_ + "." + std::string(key), "a value is missing");
  return Node(found, path_ + "." + std::string(key), marks_);
}

std::vector<Node> Node::list(std::string_view key) const {
  const Node parent = at(key);
  if (parent.yaml_->kind != YamlNode::Kind::sequence) refuse(parent.path_, "a list is expected");
  std::vector<Node> nodes;
  for (const auto& item : parent.yaml_->items)
    nodes.emplace_back(&item, parent.path_ + "[" + std::to_string(nodes.size()) + "]", marks_);
  return nodes;
}

std::string Node::text() const {
  if (yaml_->kind != YamlNode::Kind::scalar) refuse(path_, "a single value is expected");
  marks_->insert(yaml_);
  return yaml_->scalar;
}

Money Node::money() const { return value_or_throw(Money::parse(text())); }

int Node::count() const {
  const std::string digits = text();
  int value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc{} || end != digits.data() + digits.size()) refuse(path_, "a whole number is expected");
  return value;
}

Rate Node::rate(std::string_view key) const { return value_or_throw(Rate::parse(text(key))); }
Decimal Node::decimal(std::string_view key) const { return value_or_throw(Decimal::parse(text(key))); }
Month Node::month(std::string_view key) const { return value_or_throw(Month::parse(text(key))); }
Date Node::date(std::string_view key) const { return value_or_throw(Date::parse(text(key))); }

bool Node::flag(std::string_view key) const {
  const std::string word = text(key);
  if (word != "true" && word != "false") refuse(path_ + "." + std::string(key), "true or false is expected");
  return word == "true";
}

std::optional<Money> Node::optional_money(std::string_view key) const {
  if (has(key)) return money(key);
  if (const auto* null = yaml_->find(key)) marks_->insert(null);
  return std::nullopt;
}

std::vector<Money> Node::moneys(std::string_view key) const {
  std::vector<Money> amounts;
  for (const auto& item : list(key)) amounts.push_back(item.money());
  return amounts;
}

std::vector<std::string> Node::unused() const {
  std::vector<std::string> paths;
  collect_unused(*yaml_, path_, *marks_, paths);
  return paths;
}

std::vector<Case> read_cases(const std::string& path) {
  const auto root = value_or_throw(parse_yaml(value_or_throw(read_file(path)), path));
  check_or_throw(refuse_unknown_keys(path, root, {"topic", "schema", "cases"}));
  if (root.text("topic") != std::filesystem::path(path).stem()) refuse(path, "the topic is not the file's name");
  if (root.text("schema") != "1") refuse(path, "schema 1 is expected");
  const auto* list = root.find("cases");
  if (!list || list->items.empty()) refuse(path, "the file has no cases");
  std::vector<Case> cases;
  std::set<std::string> ids;
  for (const auto& item : list->items) {
    check_or_throw(refuse_unknown_keys(path, item, {"id", "title", "input", "expect", "working", "note", "source"}));
    const std::string id = item.text("id");
    if (id.empty() || !ids.insert(id).second) refuse(path, "the id \"" + id + "\" is empty or stands twice");
    if (!item.find("source")) refuse(id, "the case names no source");
    const auto text = std::make_shared<const YamlNode>(item);
    const auto marks = std::make_shared<std::set<const YamlNode*>>();
    cases.push_back({id, item.text("title"), Node(&section(*text, "input", id), "input", marks),
                     Node(&section(*text, "expect", id), "expect", marks), text});
  }
  return cases;
}

}  // namespace fenhao::cases
