// Tests only. Random programs of the rule language, written in Chinese or English with all its spellings, and
// random rows for them. Everything follows from the seed.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "formula/reference_evaluator.h"

namespace fenhao::formula::reference {

// How large the numbers of a program's rows are: payroll, beyond 64 bits, at the edge of 128 bits.
enum class Size { payroll, large, extreme };

class ProgramMaker {
 public:
  ProgramMaker(std::uint64_t seed, const WorkCalendar& calendar);

  RandomProgram make();
  // One row of values for the program's inputs.
  std::vector<Value> row(const RandomProgram& program, Size size);
  Size size();
  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool chance(int percent) { return number(1, 100) <= percent; }

 private:
  Tree make_tree(Kind kind, int depth, bool plain_allowed);
  Tree leaf(Kind kind, bool plain_allowed);
  Tree number_tree(Kind kind, int depth);
  Tree money_tree(int depth);
  Tree plain_number_tree(int depth);
  Tree rate_tree(int depth);
  Tree date_tree(int depth);
  Tree month_tree(int depth);
  Tree text_tree(int depth);
  Tree truth_tree(int depth);
  Tree any_kind_call(Kind kind, int depth);
  Tree comparison(int depth);
  Tree lookup(std::size_t table, const std::string& column, Kind kind, int depth);

  Tree literal(Decimal value);
  Tree small_whole(int low, int high, int depth);
  Tree decimals(int low, int high);
  Tree binary(Operator op, Kind kind, Tree a, Tree b);
  Tree call(FunctionId function, Kind kind, std::vector<Tree> arguments);
  Tree product(Kind kind, Tree a, Tree b);
  Tree quotient(Kind kind, Tree a, Tree b);
  Tree limited(Tree tree, int scale);
  std::vector<Tree> ascending_bounds(Kind kind, int count, int depth);
  bool any_input(Kind kind, Tree& tree);
  Tree one_of(Kind kind);

  std::string random_word();
  std::string write(const Tree& tree, int strength);
  std::string write_name(const std::string& code, const std::string& zh);
  std::string write_operator(Operator op);
  std::string write_call(const Tree& tree);
  std::string space() { return chance(50) ? " " : ""; }

  std::mt19937_64 random_;
  Environment environment_;
  RandomProgram program_;
};

// The formulas of a program, for a failure's message.
std::string describe(const RandomProgram& program);

}  // namespace fenhao::formula::reference
