#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "formula/names.h"
#include "formula/token.h"

namespace fenhao::formula {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// Letters and ideographs; punctuation, symbols and private characters are not part of names.
bool is_name_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return false;
  if (c >= 0x3000 && c <= 0x303F) return c == 0x3005 || c == 0x3007;
  if (c >= 0xD800 && c <= 0xF8FF) return false;
  if (c >= 0xFE00 && c <= 0xFFFF) return false;
  return true;
}

// A character as formulas know it: full-width ASCII and typographic operators become plain ones.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0xD7: return '*';    // ×
    case 0xF7: return '/';    // ÷
    case 0x2212: return '-';  // −
    case 0x2013: return '-';  // –
    case 0x3001: return ',';  // 、
    case 0x3010: return '[';  // 【
    case 0x3011: return ']';  // 】
    case 0x201C:
    case 0x201D: return '"';
    case 0x2018:
    case 0x2019: return '\'';
    default: return c;
  }
}

struct Reader {
  const Item& item;
  const Names& names;
  Diagnostics& diagnostics;
  std::vector<Token>& tokens;
  std::vector<std::string_view> source;  // characters
  std::vector<std::uint32_t> offsets;    // byte offset of each character, and of the end
  std::vector<char32_t> plain_codes;
  std::size_t at = 0;

  char32_t peek(std::size_t ahead = 0) const { return at + ahead < plain_codes.size() ? plain_codes[at + ahead] : 0; }
  Span span_from(std::size_t start) const { return {offsets[start], offsets[at]}; }

  void push(TokenKind kind, std::size_t start, std::string text = {}, bool quoted_name = false) {
    tokens.push_back({kind, quoted_name, span_from(start), std::move(text)});
  }
  bool refuse(std::size_t where, Text message, Text hint) {
    diagnostics.add(item, offsets[where], std::move(message), std::move(hint));
    return false;
  }
  // The character as it is taken into numbers and names: half-width.
  void take(std::string& text) {
    if (peek() < 0x80)
      text += static_cast<char>(peek());
    else
      text += source[at];
    ++at;
  }

  bool at_connective() const { return at < source.size() && (source[at] == "且" || source[at] == "或"); }
  // The last word ends an operand without being a name: what follows is an operator even without a blank.
  bool follows_operand() const;

  bool decode();
  bool read_all();
  bool read_number();
  bool read_name(std::size_t start);
  bool split_name(std::size_t start, const std::vector<std::size_t>& connectives);
  bool read_quoted_name();
  bool read_text();
  bool read_operator();
};

char32_t code_of(std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  switch (character.size()) {
    case 1: return byte(0);
    case 2: return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    case 3: return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    default: return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
  }
}

bool Reader::follows_operand() const {
  if (tokens.empty()) return false;
  const Token& last = tokens.back();
  return last.kind == TokenKind::number || last.kind == TokenKind::percent || last.kind == TokenKind::right ||
         last.kind == TokenKind::text || last.quoted_name;
}

bool Reader::decode() {
  const std::string_view text = item.formula;
  if (text.size() > longest_formula) {
    diagnostics.add(item, 0, {"公式太长（超过 65536 字节）", "the formula is longer than 65536 bytes"},
                    {"拆成几个薪资项目", "split it into several pay items"});
    return false;
  }
  if (const auto good = valid_utf8_prefix(text); good != text.size()) {
    diagnostics.add(item, static_cast<std::uint32_t>(good), {"这里不是 UTF-8 文字", "this is not UTF-8 text"},
                    {"把文件另存为 UTF-8", "save the file as UTF-8"});
    return false;
  }
  source = characters(text);
  std::uint32_t offset = 0;
  for (const auto character : source) {
    offsets.push_back(offset);
    offset += static_cast<std::uint32_t>(character.size());
    plain_codes.push_back(plain(code_of(character)));
  }
  offsets.push_back(offset);
  return true;
}

bool Reader::read_number() {
  const std::size_t start = at;
  std::string digits;
  while (is_digit(peek())) take(digits);
  if (peek() == '.' && is_digit(peek(1))) {
    take(digits);
    while (is_digit(peek())) take(digits);
  } else if (peek() != '.' && is_name_letter(peek()) && !at_connective()) {
    return read_name(start);  // 13薪
  }
  if (peek() == '.' || (is_name_letter(peek()) && !at_connective()))
    return refuse(start, {"数字写法不对", "malformed number"},
                  {"数字写成 1200.50 或 12%，后面不带单位", "write numbers like 1200.50 or 12%, without a unit"});
  push(TokenKind::number, start, std::move(digits));
  return true;
}

bool Reader::read_name(std::size_t start) {
  std::string name;
  at = start;
  if (at_connective() && follows_operand()) {  // (甲 > 1)且(乙 > 2)
    take(name);
    push(TokenKind::name, start, std::move(name));
    return true;
  }
  std::vector<std::size_t> connectives;
  while (is_name_letter(peek()) || is_digit(peek()) ||
         (peek() == '.' && (is_name_letter(peek(1)) || is_digit(peek(1))))) {
    if (at_connective() && at > start) connectives.push_back(at);
    take(name);
  }
  if (!names.find(name) && split_name(start, connectives)) return true;
  push(TokenKind::name, start, std::move(name));
  return true;
}

// 甲且乙 that is not a name, where 甲 is: the name, the connective, and on with what follows.
bool Reader::split_name(std::size_t start, const std::vector<std::size_t>& connectives) {
  const std::size_t end = at;
  for (const std::size_t connective : connectives) {
    std::string left;
    for (at = start; at < connective;) take(left);
    if (!names.find(left)) continue;
    push(TokenKind::name, start, std::move(left));
    std::string word;
    take(word);
    push(TokenKind::name, connective, std::move(word));
    return true;
  }
  at = end;
  return false;
}

bool Reader::read_quoted_name() {
  const std::size_t start = at++;
  std::string name;
  while (at < source.size() && peek() != ']' && peek() != '\n') take(name);
  if (peek() != ']')
    return refuse(start, {"方括号没有配对", "the bracket is not closed"},
                  {"名称写成 [基本工资（试用期）]", "write the name as [name]"});
  ++at;
  name = trim(name);
  if (name.empty()) return refuse(start, {"方括号里没有名称", "no name in the brackets"}, {"写上名称", "write a name"});
  push(TokenKind::name, start, std::move(name), true);
  return true;
}

bool Reader::read_text() {
  const std::size_t start = at;
  const char32_t quote = peek();
  const bool typographic = source[at] != "\"" && source[at] != "'";
  ++at;
  std::string text;
  while (at < source.size()) {
    if (peek() == quote) {
      const bool doubled = !typographic && peek(1) == quote;
      if (!doubled) {
        ++at;
        push(TokenKind::text, start, std::move(text));
        return true;
      }
      ++at;
    }
    text += source[at++];
  }
  return refuse(start, {"文字没有结束的引号", "the text has no closing quote"}, {"补上引号", "add the closing quote"});
}

bool Reader::read_operator() {
  const std::size_t start = at;
  const char32_t c = peek(), next = peek(1);
  const auto one = [&](TokenKind kind) { return ++at, push(kind, start), true; };
  const auto two = [&](TokenKind kind) { return at += 2, push(kind, start), true; };
  switch (c) {
    case '+': return one(TokenKind::plus);
    case '-': return one(TokenKind::minus);
    case '*': return one(TokenKind::times);
    case '/': return one(TokenKind::over);
    case '%': return one(TokenKind::percent);
    case '(': return one(TokenKind::left);
    case ')': return one(TokenKind::right);
    case ',':
    case ';': return one(TokenKind::comma);
    case '=': return next == '=' ? two(TokenKind::equal) : one(TokenKind::equal);
    case '<':
      return next == '=' ? two(TokenKind::less_equal) : next == '>' ? two(TokenKind::not_equal) : one(TokenKind::less);
    case '>': return next == '=' ? two(TokenKind::greater_equal) : one(TokenKind::greater);
    case 0x2264:
    case 0x2266: return one(TokenKind::less_equal);  // ≤ ≦
    case 0x2265:
    case 0x2267: return one(TokenKind::greater_equal);  // ≥ ≧
    case 0x2260: return one(TokenKind::not_equal);      // ≠
    case '!':
      if (next == '=') return two(TokenKind::not_equal);
      break;
    case '&':
      return refuse(start, {"没有“&”运算", "there is no & operator"},
                    {"两个条件都要成立写 且（AND）", "for two conditions write AND"});
    case '^': return refuse(start, {"没有乘方运算", "there is no power operator"}, {"写成连乘", "write a product"});
    default: break;
  }
  return refuse(
      start,
      {"公式里不能有“" + std::string(source[at]) + "”", "a formula cannot contain \"" + std::string(source[at]) + "\""},
      {"删去它，或用引号括成文字", "remove it, or quote it as text"});
}

bool Reader::read_all() {
  while (at < source.size()) {
    const char32_t c = peek();
    if (is_blank(c)) {
      ++at;
    } else if (c == '#') {
      while (at < source.size() && peek() != '\n') ++at;
    } else if (is_digit(c)) {
      if (!read_number()) return false;
    } else if (is_name_letter(c)) {
      if (!read_name(at)) return false;
    } else if (c == '[') {
      if (!read_quoted_name()) return false;
    } else if (c == '"' || c == '\'') {
      if (!read_text()) return false;
    } else if (!read_operator()) {
      return false;
    }
  }
  push(TokenKind::end, at);
  return true;
}

}  // namespace

bool is_english_word(std::string_view name, std::string_view upper_case) {
  return std::equal(name.begin(), name.end(), upper_case.begin(), upper_case.end(),
                    [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; });
}
bool is_true_word(std::string_view name) { return is_english_word(name, "TRUE") || name == "是" || name == "真"; }
bool is_false_word(std::string_view name) { return is_english_word(name, "FALSE") || name == "否" || name == "假"; }

bool read_tokens(const Item& item, const Names& names, Diagnostics& diagnostics, std::vector<Token>& tokens) {
  Reader reader{item, names, diagnostics, tokens, {}, {}, {}};
  return reader.decode() && reader.read_all();
}

}  // namespace fenhao::formula
