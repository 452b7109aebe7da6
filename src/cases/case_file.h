// Golden cases as text: {topic, schema, cases: [{id, title, input, expect, working, note?, source}]}.
// Reading a value marks it; unread() lists what nobody read, so that a field no check knows fails instead of being
// skipped. Readers of a Node throw Failure with file, line and field for anything missing or malformed: the case fails.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/yaml.h"

namespace fenhao::cases {

// The value, or a failed case.
template <class T>
T must(Result<T> result) {
  if (!result) throw Failure(std::move(result).error());
  return std::move(*result);
}

// A map, list or scalar of a case. Cheap to copy; copies share what was read.
class Node {
 public:
  struct Reading {
    std::string file;
    std::set<const YamlNode*> read;
  };
  // `yaml` outlives the node.
  Node(const YamlNode* yaml, std::string path, std::shared_ptr<Reading> reading);

  const std::string& path() const { return path_; }  // "input.months[2]"
  bool has(std::string_view key) const;              // present and not null; marks nothing
  Node at(std::string_view key) const;
  Node at_or_empty(std::string_view key) const;  // a map without entries when there is no such entry
  std::vector<Node> list(std::string_view key) const;
  std::vector<Node> items() const;  // of this list

  // Values of this scalar, and of the entry `key` of this map.
  std::string text() const;
  Money money() const;
  Rate rate() const;
  int count() const;
  std::string text(std::string_view key) const { return at(key).text(); }
  Money money(std::string_view key) const { return at(key).money(); }
  int count(std::string_view key) const { return at(key).count(); }
  Rate rate(std::string_view key) const;
  Decimal decimal(std::string_view key) const;
  bool flag(std::string_view key) const;  // true or false
  Month month(std::string_view key) const;
  Date date(std::string_view key) const;
  // Absent when the entry is null or not there.
  std::optional<Money> optional_money(std::string_view key) const;
  Money money_or(std::string_view key, Money otherwise) const { return has(key) ? money(key) : otherwise; }
  std::vector<Money> moneys(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;

  // How the entry is written, "null" for null; absent when it is not there.
  std::optional<std::string> written(std::string_view key) const;
  // Paths of the values below that nobody has read.
  std::vector<std::string> unread() const;
  // The entry `key` says exactly this; for conditions of which the check knows no other.
  void demand(std::string_view key, std::string_view word) const;
  // Fails the case at this node, for a value the check cannot take.
  [[noreturn]] void refuse(Text what) const;

 private:
  Location place() const;
  std::string path_of(std::string_view key) const;
  template <class T>
  T parsed(Result<T> result) const;

  const YamlNode* yaml_;
  std::string path_;
  std::shared_ptr<Reading> reading_;
};

struct Case {
  std::string id;
  std::string title;
  std::string working;  // how a person came to what is expected
  Node input;
  Node expect;
  std::shared_ptr<const YamlNode> yaml;  // keeps what the nodes point into
};

struct CaseFile {
  std::string topic;  // also the file's name
  std::vector<Case> cases;
};

// Every case of the file, in its order. invalid_input with file and line: not YAML, another topic than the file's name,
// an unknown key, no cases, an id twice, a case without title, input, expect, working or source. Only the input may be
// an empty map, to ask for what the law says to everybody.
Result<CaseFile> read_cases(const std::string& file);

}  // namespace fenhao::cases
