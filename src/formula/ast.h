// A formula as a tree. Nodes stand in the order they are computed: arguments before what uses them, the whole
// formula last; so analysis walks the list and never recurses. Internal to formula/.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "formula/diagnostics.h"
#include "formula/function_catalog.h"

namespace fenhao::formula {

enum class NodeKind : std::uint8_t { number, text, boolean, name, negate, logical_not, binary, call };

enum class Operator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  logical_and,
  logical_or,
};

using NodeId = std::uint32_t;

struct Node {
  NodeKind kind = NodeKind::number;
  Operator op = Operator::add;            // binary
  FunctionId function = FunctionId::if_;  // call
  bool percent = false;                   // number written with %
  bool truth = false;                     // boolean
  bool quoted_name = false;
  std::uint32_t at = 0;              // where to point when the operation is wrong
  Span span;                         // with its parentheses
  std::uint32_t first_argument = 0;  // into Ast::arguments
  std::uint32_t argument_count = 0;
  Decimal number;
  std::string text;  // characters of a text or name
};

struct Ast {
  std::vector<Node> nodes;
  std::vector<NodeId> arguments;

  NodeId root() const { return static_cast<NodeId>(nodes.size() - 1); }
  std::span<const NodeId> arguments_of(const Node& node) const {
    return std::span(arguments).subspan(node.first_argument, node.argument_count);
  }
};

// Levels of parentheses, calls and signs inside one another.
inline constexpr int deepest_nesting = 200;

// False when the text is not a formula; that is then in `diagnostics`.
class Names;
bool parse_formula(const Item& item, const Names& names, Diagnostics& diagnostics, Ast& ast);

}  // namespace fenhao::formula
