#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "formula/ast.h"
#include "formula/token.h"

namespace fenhao::formula {
namespace {

struct Infix {
  Operator op;
  int strength;
};

constexpr int or_strength = 1, and_strength = 2, comparison_strength = 3, sum_strength = 4, product_strength = 5;

// Recursive descent; every level of recursion is counted and limited. A member returns the node it made, or
// nothing after it has reported what is wrong.
class Parser {
 public:
  Parser(const Item& item, Diagnostics& diagnostics, Ast& ast, std::vector<Token> tokens)
      : item_(item), diagnostics_(diagnostics), ast_(ast), tokens_(std::move(tokens)) {}

  bool parse() {
    const auto root = expression(or_strength);
    if (!root) return false;
    if (current().kind != TokenKind::end) return unexpected(), false;
    return true;
  }

 private:
  using Made = std::optional<NodeId>;

  const Token& current() const { return tokens_[at_]; }
  const Token& following() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }

  Made refuse(std::uint32_t offset, Text message, Text hint) {
    diagnostics_.add(item_, offset, std::move(message), std::move(hint));
    return {};
  }
  Made unexpected();
  Made add(Node node, std::initializer_list<NodeId> arguments = {});
  Made expression(int least_strength);
  Made prefix();
  Made primary();
  Made number();
  Made name();
  Made call(const FunctionEntry& entry);
  Made parenthesised();
  std::optional<Infix> infix() const;
  static bool is_word(const Token& token, std::string_view english, std::string_view chinese);

  const Item& item_;
  Diagnostics& diagnostics_;
  Ast& ast_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

bool Parser::is_word(const Token& token, std::string_view english, std::string_view chinese) {
  if (token.kind != TokenKind::name || token.quoted_name) return false;
  return token.text == chinese || is_english_word(token.text, english);
}

std::optional<Infix> Parser::infix() const {
  switch (current().kind) {
    case TokenKind::plus: return Infix{Operator::add, sum_strength};
    case TokenKind::minus: return Infix{Operator::subtract, sum_strength};
    case TokenKind::times: return Infix{Operator::multiply, product_strength};
    case TokenKind::over: return Infix{Operator::divide, product_strength};
    case TokenKind::equal: return Infix{Operator::equal, comparison_strength};
    case TokenKind::not_equal: return Infix{Operator::not_equal, comparison_strength};
    case TokenKind::less: return Infix{Operator::less, comparison_strength};
    case TokenKind::less_equal: return Infix{Operator::less_equal, comparison_strength};
    case TokenKind::greater: return Infix{Operator::greater, comparison_strength};
    case TokenKind::greater_equal: return Infix{Operator::greater_equal, comparison_strength};
    default: break;
  }
  if (is_word(current(), "AND", "且")) return Infix{Operator::logical_and, and_strength};
  if (is_word(current(), "OR", "或")) return Infix{Operator::logical_or, or_strength};
  return {};
}

Parser::Made Parser::add(Node node, std::initializer_list<NodeId> arguments) {
  node.first_argument = static_cast<std::uint32_t>(ast_.arguments.size());
  node.argument_count = static_cast<std::uint32_t>(arguments.size());
  ast_.arguments.insert(ast_.arguments.end(), arguments);
  ast_.nodes.push_back(std::move(node));
  return ast_.root();
}

Parser::Made Parser::unexpected() {
  const Token& token = current();
  if (token.kind == TokenKind::end)
    return refuse(token.span.begin, {"公式没有写完", "the formula ends too early"},
                  {"补上缺少的部分", "add what is missing"});
  const std::string word(token.span.of(item_.formula));
  Text hint{"检查它前面是否缺少运算符或逗号", "look whether an operator or a comma is missing before it"};
  if (token.kind == TokenKind::right) hint = {"检查括号是否配对", "look whether the parentheses match"};
  if (token.kind == TokenKind::comma)
    hint = {"逗号只用在函数的括号里", "commas belong inside a function's parentheses"};
  return refuse(token.span.begin, {"这里不应该是“" + word + "”", "\"" + word + "\" is not expected here"},
                std::move(hint));
}

Parser::Made Parser::expression(int least_strength) {
  Made left = prefix();
  if (!left) return {};
  int last_comparison = 0;
  for (auto next = infix(); next && next->strength >= least_strength; next = infix()) {
    const Token& token = current();
    if (next->strength == comparison_strength && last_comparison++ > 0)
      return refuse(token.span.begin, {"比较不能连写", "comparisons cannot be chained"},
                    {"写成 a < b 且 b < c", "write a < b AND b < c"});
    if (next->strength < comparison_strength) last_comparison = 0;
    ++at_;
    const Made right = expression(next->strength + 1);
    if (!right) return {};
    Node node;
    node.kind = NodeKind::binary;
    node.op = next->op;
    node.at = token.span.begin;
    node.span = {ast_.nodes[*left].span.begin, ast_.nodes[*right].span.end};
    left = add(std::move(node), {*left, *right});
  }
  return left;
}

Parser::Made Parser::prefix() {
  if (depth_ >= deepest_nesting)
    return refuse(current().span.begin,
                  {"嵌套超过 " + std::to_string(deepest_nesting) + " 层",
                   "nested more than " + std::to_string(deepest_nesting) + " levels"},
                  {"拆成几个薪资项目", "split it into several pay items"});
  ++depth_;
  const Token& token = current();
  const std::uint32_t begin = token.span.begin;
  Made made;
  if (token.kind == TokenKind::minus || token.kind == TokenKind::plus) {
    ++at_;
    made = prefix();
    if (made && token.kind == TokenKind::minus) {
      Node node;
      node.kind = NodeKind::negate;
      node.at = begin;
      node.span = {begin, ast_.nodes[*made].span.end};
      made = add(std::move(node), {*made});
    }
  } else if (is_word(token, "NOT", "非")) {  // NOT(a) = b is NOT (a = b), which is the same
    ++at_;
    made = expression(comparison_strength);
    if (made) {
      Node node;
      node.kind = NodeKind::logical_not;
      node.at = begin;
      node.span = {begin, ast_.nodes[*made].span.end};
      made = add(std::move(node), {*made});
    }
  } else {
    made = primary();
  }
  --depth_;
  return made;
}

Parser::Made Parser::primary() {
  const Token& token = current();
  switch (token.kind) {
    case TokenKind::number: return number();
    case TokenKind::name: return name();
    case TokenKind::left: return parenthesised();
    case TokenKind::text: {
      Node node;
      node.kind = NodeKind::text;
      node.at = token.span.begin;
      node.span = token.span;
      node.text = token.text;
      ++at_;
      return add(std::move(node));
    }
    default: return unexpected();
  }
}

Parser::Made Parser::number() {
  const Token& token = current();
  const auto value = Decimal::parse(token.text);
  if (!value)
    return refuse(token.span.begin, value.error().message(),
                  {"最多 38 位数字、30 位小数", "at most 38 digits and 30 decimals"});
  Node node;
  node.number = value->normalized();
  node.at = token.span.begin;
  node.span = token.span;
  ++at_;
  if (current().kind == TokenKind::percent) {
    node.percent = true;
    node.span.end = current().span.end;
    ++at_;
    if (node.number.scale() + 2 > Decimal::max_scale)
      return refuse(node.at, {"小数位数太多", "too many decimals"}, {"最多 30 位小数", "at most 30 decimals"});
    node.number = (node.number * Decimal::of(1, 2)).normalized();
  }
  return add(std::move(node));
}

Parser::Made Parser::name() {
  const Token& token = current();
  if (!token.quoted_name && following().kind == TokenKind::left) {
    if (const FunctionEntry* entry = find_function(token.text)) return call(*entry);
    std::vector<std::string> names;
    for (const auto& each : functions()) {
      names.emplace_back(each.code);
      names.emplace_back(each.zh);
    }
    Text hint{"写运算符，或换一个函数", "write an operator, or another function"};
    if (const auto near = suggestions(token.text, names, 1); !near.empty())
      hint = {"是不是“" + near.front() + "”？", "did you mean " + near.front() + "?"};
    return refuse(token.span.begin, {"没有函数“" + token.text + "”", "there is no function \"" + token.text + "\""},
                  std::move(hint));
  }
  Node node;
  node.at = token.span.begin;
  node.span = token.span;
  const bool yes = !token.quoted_name && is_true_word(token.text);
  const bool no = !token.quoted_name && is_false_word(token.text);
  if (yes || no) {
    node.kind = NodeKind::boolean;
    node.truth = yes;
  } else {
    if (is_word(token, "AND", "且") || is_word(token, "OR", "或")) return unexpected();
    node.kind = NodeKind::name;
    node.text = token.text;
    node.quoted_name = token.quoted_name;
  }
  ++at_;
  return add(std::move(node));
}

Parser::Made Parser::parenthesised() {
  const std::uint32_t begin = current().span.begin;
  ++at_;
  const Made inside = expression(or_strength);
  if (!inside) return {};
  if (current().kind != TokenKind::right) {
    if (current().kind == TokenKind::end)
      return refuse(begin, {"这个括号没有配对", "this parenthesis is not closed"},
                    {"补上右括号", "add the closing one"});
    return unexpected();
  }
  ast_.nodes[*inside].span = {begin, current().span.end};
  ++at_;
  return inside;
}

Parser::Made Parser::call(const FunctionEntry& entry) {
  const Token& name_token = current();
  const std::uint32_t open = following().span.begin;
  at_ += 2;
  std::vector<NodeId> arguments;
  if (current().kind != TokenKind::right) {
    while (true) {
      const Made argument = expression(or_strength);
      if (!argument) return {};
      arguments.push_back(*argument);
      if (current().kind != TokenKind::comma) break;
      ++at_;
    }
  }
  if (current().kind != TokenKind::right) {
    if (current().kind == TokenKind::end)
      return refuse(open, {"这个括号没有配对", "this parenthesis is not closed"},
                    {"补上右括号", "add the closing one"});
    return unexpected();
  }
  Node node;
  node.kind = NodeKind::call;
  node.function = entry.id;
  node.at = name_token.span.begin;
  node.span = {name_token.span.begin, current().span.end};
  node.first_argument = static_cast<std::uint32_t>(ast_.arguments.size());
  node.argument_count = static_cast<std::uint32_t>(arguments.size());
  ++at_;
  ast_.arguments.insert(ast_.arguments.end(), arguments.begin(), arguments.end());
  ast_.nodes.push_back(std::move(node));
  return ast_.root();
}

}  // namespace

bool parse_formula(const Item& item, const Names& names, Diagnostics& diagnostics, Ast& ast) {
  std::vector<Token> tokens;
  if (!read_tokens(item, names, diagnostics, tokens)) return false;
  if (tokens.size() == 1) {
    diagnostics.add(item, 0, {"公式是空的", "the formula is empty"}, {"写上公式", "write a formula"});
    return false;
  }
  return Parser(item, diagnostics, ast, std::move(tokens)).parse();
}

}  // namespace fenhao::formula
