// A formula, or a step of it, in the words of one language: names, functions and operators as people read them.
// Internal to formula/.
#pragma once

#include <string>
#include <vector>

#include "formula/ast.h"
#include "formula/program_state.h"
#include "formula/token.h"

namespace fenhao::formula {

class FormulaWords {
 public:
  FormulaWords(const ProgramState& program, std::size_t item, Lang lang);

  // “应发合计 − 个人扣款合计”; parentheses around the whole are left out.
  std::string of(Span span) const;

 private:
  std::string word(std::size_t token) const;

  const ProgramState& program_;
  const Item& item_;
  Lang lang_;
  std::vector<Token> tokens_;
  std::map<std::uint32_t, Symbol> symbols_;  // by where the name starts
};

// A value as people read it, exactly: money with at least two decimals, rates in percent.
std::string format_value(Type type, const Decimal& value, Lang lang);

std::string name_in(const Item& item, Lang lang);
std::string name_in(const Input& input, Lang lang);

}  // namespace fenhao::formula
