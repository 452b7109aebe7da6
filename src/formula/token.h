// Words of a formula. Internal to formula/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formula/diagnostics.h"

namespace fenhao::formula {

enum class TokenKind : std::uint8_t {
  number,
  text,
  name,
  plus,
  minus,
  times,
  over,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  percent,
  left,
  right,
  comma,
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  bool quoted_name = false;  // [基本工资（试用期）]: never a function, an operator or TRUE
  Span span;
  std::string text;  // half-width: digits of a number, characters of a text or name
};

// At most this many bytes in one formula.
inline constexpr std::size_t longest_formula = 65536;

// TRUE, 是, 真 and FALSE, 否, 假; English in any case.
bool is_true_word(std::string_view name);
bool is_false_word(std::string_view name);
// Whether it is this English word, in any case.
bool is_english_word(std::string_view name, std::string_view upper_case);

class Names;

// Reads a formula's words. False when something in it is no word; that is then in `diagnostics`. The names of the
// rule set tell where 甲且乙 is two names and where one.
bool read_tokens(const Item& item, const Names& names, Diagnostics& diagnostics, std::vector<Token>& tokens);

}  // namespace fenhao::formula
