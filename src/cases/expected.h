// What a case expects, compared with what the product found. A difference is noted and the check goes on, so that one
// run shows all of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_file.h"

namespace fenhao::cases {

struct Difference {
  std::string field;     // path within the case: expect.months[2].tax
  std::string expected;  // as the file writes it; empty when the file does not say
  std::string got;
};

// A map of `expect`. Each check reads the entry `key` and notes a difference when it is not exactly `got`; an entry
// the file does not have is a missing expectation and noted as well. Cheap to copy; copies share the differences.
class Expected {
 public:
  Expected(Node node, std::shared_ptr<std::vector<Difference>> differences);

  bool has(std::string_view key) const { return node_.has(key); }
  const Node& node() const { return node_; }  // to read an expectation that is a choice of words
  // A map the file does not have is empty: whatever is compared with it is missing.
  Expected at(std::string_view key) const;
  // `size` maps of a list. Another length than the file's is a difference; the maps the file does not have are empty.
  std::vector<Expected> list(std::string_view key, std::size_t size) const;
  // check(map of the list, element of `got`) for each element.
  template <class T, class Check>
  void each(std::string_view key, const std::vector<T>& got, Check check) const {
    const auto maps = list(key, got.size());
    for (std::size_t i = 0; i < got.size(); ++i) check(maps[i], got[i]);
  }

  void money(std::string_view key, Money got) const;
  // null in the file and no value here are the same.
  void money(std::string_view key, std::optional<Money> got) const;
  void moneys(std::string_view key, const std::vector<Money>& got) const;
  void count(std::string_view key, std::int64_t got) const;
  void counts(std::string_view key, const std::vector<int>& got) const;
  void flag(std::string_view key, bool got) const;
  void text(std::string_view key, std::string_view got) const;
  void texts(std::string_view key, const std::vector<std::string>& got) const;
  void date(std::string_view key, Date got) const;
  void month(std::string_view key, Month got) const;
  // Equal in value; 0.10 and 0.1 are the same.
  void rate(std::string_view key, Rate got) const;
  void decimal(std::string_view key, const Decimal& got) const;

  // A difference in the case's own words.
  void differ(std::string_view key, std::string expected, std::string got) const;

 private:
  // `read` gives the expected value of a scalar that is there.
  template <class T, class Read>
  void compare(std::string_view key, const T& got, const std::string& got_text, Read read) const;
  void compare_lists(std::string_view key, const std::vector<std::string>& expected,
                     const std::vector<std::string>& got) const;

  Node node_;
  std::shared_ptr<std::vector<Difference>> differences_;
};

}  // namespace fenhao::cases
