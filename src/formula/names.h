// What a name in a formula means: an input, another item or a table. Internal to formula/.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formula/ast.h"
#include "formula/diagnostics.h"

namespace fenhao::formula {

struct Symbol {
  enum class Kind : std::uint8_t { none, input, item, table } kind = Kind::none;
  std::uint32_t index = 0;

  friend bool operator==(const Symbol&, const Symbol&) = default;
};

// The names of a rule set. Full-width letters count as half-width, blanks around a name do not count.
class Names {
 public:
  // Reports names that are given twice.
  Names(const std::vector<Item>& items, const Environment& environment, Diagnostics& diagnostics);

  std::optional<Symbol> find(std::string_view name) const;
  std::optional<std::uint32_t> input_by_code(std::string_view code) const;
  std::optional<std::uint32_t> item_by_code(std::string_view code) const;
  // “did you mean” for a name that is not there.
  Text advice(std::string_view unknown) const;

 private:
  std::map<std::string, Symbol, std::less<>> by_name_;
  std::map<std::string, std::uint32_t, std::less<>> inputs_, items_;
  std::vector<std::string> spellings_;
};

// Something a formula reads, and where it says so first.
struct Dependency {
  Symbol symbol;
  std::uint32_t at = 0;
};

struct ResolvedItem {
  Ast ast;
  bool parsed = false;
  std::vector<Symbol> symbols;           // by node; names that stand for a table column have none
  std::vector<Dependency> dependencies;  // inputs and items, each once, in the order of first use
};

// Binds every name of a formula; reports the unknown ones.
void resolve_names(const Item& item, const Environment& environment, const Names& names, Diagnostics& diagnostics,
                   ResolvedItem& resolved);

}  // namespace fenhao::formula
