#include "cases/case_file.h"

#include <charconv>
#include <filesystem>

namespace fenhao::cases {
namespace {

void collect_unread(const YamlNode& node, const std::string& path, const std::set<const YamlNode*>& read,
                    std::vector<std::string>& unread) {
  for (const auto& [key, value] : node.entries) collect_unread(value, path + "." + key, read, unread);
  for (std::size_t i = 0; i < node.items.size(); ++i)
    collect_unread(node.items[i], path + "[" + std::to_string(i) + "]", read, unread);
  if (node.entries.empty() && node.items.empty() && !read.contains(&node)) unread.push_back(path);
}

}  // namespace

Node::Node(const YamlNode* yaml, std::string path, std::shared_ptr<Reading> reading)
    : yaml_(yaml), path_(std::move(path)), reading_(std::move(reading)) {}

Location Node::place() const { return {.file = reading_->file, .row = yaml_->line, .subject = path_}; }

std::string Node::path_of(std::string_view key) const { return path_ + "." + std::string(key); }

void Node::refuse(Text what) const {
  throw Failure(Error(ErrorCode::invalid_input, std::move(what)).at(place()));
}

void Node::demand(std::string_view key, std::string_view word) const {
  if (text(key) == word) return;
  at(key).refuse({"这里只能是 " + std::string(word), "only " + std::string(word) + " is known here"});
}

bool Node::has(std::string_view key) const {
  const auto* found = yaml_->find(key);
  return found && !found->is_null();
}

Node Node::at(std::string_view key) const {
  const auto* found = yaml_->find(key);
  if (!found) refuse({"缺少 " + std::string(key), std::string(key) + " is missing"});
  return Node(found, path_of(key), reading_);
}

Node Node::at_or_empty(std::string_view key) const {
  static const YamlNode nothing;
  return yaml_->find(key) ? at(key) : Node(&nothing, path_of(key), reading_);
}

std::vector<Node> Node::list(std::string_view key) const { return at(key).items(); }

std::vector<Node> Node::items() const {
  if (yaml_->kind != YamlNode::Kind::sequence) refuse({"这里应为列表", "a list is expected"});
  if (yaml_->items.empty()) reading_->read.insert(yaml_);
  std::vector<Node> nodes;
  for (const auto& item : yaml_->items) nodes.emplace_back(&item, path_ + "[" + std::to_string(nodes.size()) + "]", reading_);
  return nodes;
}

std::string Node::text() const {
  if (yaml_->kind != YamlNode::Kind::scalar) refuse({"这里应为单个值", "a single value is expected"});
  reading_->read.insert(yaml_);
  return yaml_->scalar;
}

template <class T>
T Node::parsed(Result<T> result) const {
  if (!result) throw Failure(std::move(result).error().at(place()));
  return std::move(*result);
}

Money Node::money() const { return parsed(Money::parse(text())); }
Rate Node::rate() const { return parsed(Rate::parse(text())); }

int Node::count() const {
  const std::string digits = text();
  int value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc{} || end != digits.data() + digits.size())
    refuse({"“" + digits + "”不是整数", "\"" + digits + "\" is not a whole number"});
  return value;
}

Rate Node::rate(std::string_view key) const { return at(key).rate(); }
Decimal Node::decimal(std::string_view key) const { return at(key).parsed(Decimal::parse(text(key))); }
Month Node::month(std::string_view key) const { return at(key).parsed(Month::parse(text(key))); }
Date Node::date(std::string_view key) const { return at(key).parsed(Date::parse(text(key))); }

bool Node::flag(std::string_view key) const {
  const std::string word = text(key);
  if (word != "true" && word != "false") at(key).refuse({"这里应为 true 或 false", "true or false is expected"});
  return word == "true";
}

std::optional<Money> Node::optional_money(std::string_view key) const {
  if (has(key)) return money(key);
  if (const auto* null = yaml_->find(key)) reading_->read.insert(null);
  return std::nullopt;
}

std::vector<Money> Node::moneys(std::string_view key) const {
  std::vector<Money> amounts;
  for (const auto& item : list(key)) amounts.push_back(item.money());
  return amounts;
}

std::vector<std::string> Node::texts(std::string_view key) const {
  std::vector<std::string> result;
  for (const auto& item : list(key)) result.push_back(item.text());
  return result;
}

std::optional<std::string> Node::written(std::string_view key) const {
  const auto* found = yaml_->find(key);
  if (!found) return std::nullopt;
  if (!found->is_null()) return text(key);
  reading_->read.insert(found);
  return "null";
}

std::vector<std::string> Node::unread() const {
  std::vector<std::string> paths;
  if (yaml_->kind == YamlNode::Kind::map && yaml_->entries.empty()) return paths;  // an input that states nothing
  collect_unread(*yaml_, path_, reading_->read, paths);
  return paths;
}

namespace {

// The case's entry `key`: a map that says something. An input may be empty, to ask for what the law says to everybody.
Status check_section(const std::string& file, const YamlNode& item, std::string_view key) {
  const auto* found = item.find(key);
  if (found && found->kind == YamlNode::Kind::map && (key == "input" || !found->entries.empty())) return {};
  const std::string id = item.text("id"), name(key);
  return fail(yaml_error(file, found ? *found : item, {"案例 " + id + " 的 " + name + " 是空的", "case " + id + " has no " + name}));
}

Result<Case> read_case(const std::string& file, const YamlNode& item) {
  FENHAO_CHECK(refuse_unknown_keys(file, item, {"id", "title", "input", "expect", "working", "note", "source"}));
  for (const auto* key : {"id", "title", "working"})
    if (item.text(key).empty())
      return fail(yaml_error(file, item, {"案例 " + item.text("id") + " 缺少 " + key, "case " + item.text("id") + " has no " + key}));
  for (const auto* key : {"input", "expect", "source"}) FENHAO_CHECK(check_section(file, item, key));
  const auto yaml = std::make_shared<const YamlNode>(item);
  const auto reading = std::make_shared<Node::Reading>(file);
  return Case{item.text("id"),
              item.text("title"),
              item.text("working"),
              Node(yaml->find("input"), "input", reading),
              Node(yaml->find("expect"), "expect", reading),
              yaml};
}

Status check_head(const std::string& file, const YamlNode& root) {
  FENHAO_CHECK(refuse_unknown_keys(file, root, {"topic", "schema", "cases"}));
  const std::string name = std::filesystem::path(file).stem().string();
  if (root.text("topic") != name)
    return fail(yaml_error(file, root, {"topic 应与文件名 " + name + " 相同", "topic must be the file's name, " + name}));
  if (root.text("schema") != "1") return fail(yaml_error(file, root, {"schema 应为 1", "schema must be 1"}));
  const auto* list = root.find("cases");
  if (list && list->kind == YamlNode::Kind::sequence && !list->items.empty()) return {};
  return fail(yaml_error(file, root, {"文件里没有案例", "the file has no cases"}));
}

}  // namespace

Result<CaseFile> read_cases(const std::string& file) {
  FENHAO_TRY(text, read_file(file));
  FENHAO_TRY(root, parse_yaml(text, file));
  FENHAO_CHECK(check_head(file, root));
  CaseFile result{root.text("topic"), {}};
  std::set<std::string> ids;
  for (const auto& item : root.find("cases")->items) {
    FENHAO_TRY(one, read_case(file, item));
    if (!ids.insert(one.id).second)
      return fail(yaml_error(file, item, {"id " + one.id + " 出现两次", "the id " + one.id + " stands twice"}));
    result.cases.push_back(std::move(one));
  }
  return result;
}

}  // namespace fenhao::cases
