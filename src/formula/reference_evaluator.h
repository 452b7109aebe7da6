// Tests only. The rule language once more, slowly and obviously, on exact fractions and on trees of its own: what
// the engine must agree with. It shares with the engine the words of the language (operators, functions, kinds of
// errors) and the names of types, and no arithmetic.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/work_calendar.h"
#include "formula/ast.h"
#include "formula/checker.h"
#include "formula/code.h"
#include "formula/formula.h"

namespace fenhao::formula::reference {

using Fraction = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

enum class Form : std::uint8_t { number, percent, text, truth, input, item, negate, logical_not, binary, call };

// A formula as a tree. `kind` and `scale` are what the language defines for it.
struct Tree {
  Form form = Form::number;
  Operator op = Operator::add;
  FunctionId function = FunctionId::if_;
  Decimal number;    // of a literal; a percent literal holds 0.5% as 0.005
  std::string text;  // of a literal; the column of LOOKUP
  bool truth = false;
  std::size_t index = 0;  // of an input, item or table
  std::vector<Tree> arguments;
  Kind kind = Kind::plain;
  int scale = 0;
};

// Decimals that the language gives to a tree whose arguments have theirs; fills `scale`.
void infer_scale(Tree& tree, const Environment& environment);

struct Value {
  bool missing = false;  // an input that is not there
  Fraction number;       // days, month index and 0/1 for the other types
  std::string text;
};

// One cause for a row that cannot be computed.
struct RowFailure {
  ErrorKind kind = ErrorKind::none;
  std::size_t input = 0;  // when missing

  friend bool operator==(const RowFailure&, const RowFailure&) = default;
};

struct RandomItem {
  Item item;
  Tree tree;
  Kind kind = Kind::number;  // after the declared type
  int scale = 0;             // of the column
};

struct RandomProgram {
  Environment environment;
  std::vector<RandomItem> items;  // each uses only earlier ones
};

// The items of one row, in order; each a value or the failure that stops it.
using Outcome = std::variant<Value, RowFailure>;
std::vector<Outcome> evaluate(const RandomProgram& program, const std::vector<Value>& inputs);

}  // namespace fenhao::formula::reference
