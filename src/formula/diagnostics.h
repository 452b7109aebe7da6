// Collects the mistakes of a rule set while it is read, each pointing into a formula. Internal to formula/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formula/formula.h"

namespace fenhao::formula {

// Bytes [begin, end) of a formula's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

class Diagnostics {
 public:
  // Enough for one formula: what comes after is only said to be there.
  static constexpr int most_in_one_formula = 50;

  // A mistake at byte `offset` of the item's formula.
  void add(const Item& item, std::uint32_t offset, Text message, Text hint);
  // A mistake that no formula shows: an input or table of the environment.
  void add(std::string subject, Text message, Text hint);

  bool empty() const { return list_.empty(); }
  std::vector<Diagnostic> take() { return std::move(list_); }

 private:
  std::vector<Diagnostic> list_;
  int in_item_ = 0;  // in a row for the item last named
};

// What people call an item: its Chinese name when it has one, else its code.
const std::string& name_of(const Item& item);
const std::string& name_of(const Input& input);

// “name” in Chinese text, "name" in English.
Text quoted(std::string_view name);

}  // namespace fenhao::formula
