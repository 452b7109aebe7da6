// Golden cases as text, for tests: {topic, schema, cases: [{id, title, input, expect, working, note?, source}]}.
// Reading a value marks it; Case::unused() lists what nobody read, so that a field no test knows fails instead of
// being skipped. Anything missing or malformed throws Failure: a test can only fail then.
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

// A map, list or scalar of a case. Cheap to copy; copies share the marks.
class Node {
 public:
  using Marks = std::shared_ptr<std::set<const YamlNode*>>;
  Node(const YamlNode* yaml, std::string path, Marks marks);

  bool has(std::string_view key) const;  // present and not null; marks nothing
  Node at(std::string_view key) const;
  std::vector<Node> list(std::string_view key) const;

  // Values of this scalar, and of the entry `key` of this map.
  std::string text() const;
  Money money() const;
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

  // Paths of the values below that nobody has read.
  std::vector<std::string> unused() const;

 private:
  const YamlNode* yaml_;
  std::string path_;
  Marks marks_;
};

struct Case {
  std::string id;
  std::string title;
  Node input;
  Node expect;
  std::shared_ptr<const YamlNode> text;  // keeps what the nodes point into
};

// Every case of the file, in its order; the topic must be the file's name.
std::vector<Case> read_cases(const std::string& path);

}  // namespace fenhao::cases
