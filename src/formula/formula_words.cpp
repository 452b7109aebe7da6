#include "formula/formula_words.h"

namespace fenhao::formula {

std::string name_in(const Item& item, Lang lang) { return lang == Lang::zh ? name_of(item) : item.code; }
std::string name_in(const Input& input, Lang lang) { return lang == Lang::zh ? name_of(input) : input.code; }

std::string format_value(Type type, const Decimal& value, Lang lang) {
  switch (type) {
    case Type::date: return Date::from_days(static_cast<std::int32_t>(value.coefficient())).to_string();
    case Type::month: return Month::from_index(static_cast<std::int32_t>(value.coefficient())).to_string();
    case Type::boolean:
      if (lang == Lang::zh) return value.is_zero() ? "否" : "是";
      return value.is_zero() ? "no" : "yes";
    case Type::rate: {
      const Decimal exact = value.normalized();
      if (exact.scale() >= 2) return Decimal::of(exact.coefficient(), exact.scale() - 2).normalized().to_string() + "%";
      const std::string digits = Decimal::of(exact.coefficient(), 0).to_string();
      return digits + (exact.is_zero() ? "" : std::string(static_cast<std::size_t>(2 - exact.scale()), '0')) + "%";
    }
    case Type::money: {
      // Written, not widened: an amount at the edge of the range has no room for two more digits.
      const Decimal exact = value.normalized();
      if (exact.scale() >= 2) return exact.to_string();
      return exact.to_string() + (exact.scale() == 1 ? "0" : ".00");
    }
    default: return value.normalized().to_string();
  }
}

FormulaWords::FormulaWords(const ProgramState& program, std::size_t item, Lang lang)
    : program_(program), item_(program.items[item]), lang_(lang) {
  Diagnostics none;  // the formula was read before
  read_tokens(item_, *program.names, none, tokens_);
  const ResolvedItem& resolved = program.resolved[item];
  for (NodeId id = 0; id < resolved.ast.nodes.size(); ++id)
    if (resolved.ast.nodes[id].kind == NodeKind::name) symbols_[resolved.ast.nodes[id].at] = resolved.symbols[id];
}

std::string FormulaWords::word(std::size_t token) const {
  const Token& each = tokens_[token];
  const bool zh = lang_ == Lang::zh;
  switch (each.kind) {
    case TokenKind::plus: return " + ";
    case TokenKind::minus: return " − ";
    case TokenKind::times: return " × ";
    case TokenKind::over: return " ÷ ";
    case TokenKind::equal: return " = ";
    case TokenKind::not_equal: return " ≠ ";
    case TokenKind::less: return " < ";
    case TokenKind::less_equal: return " ≤ ";
    case TokenKind::greater: return " > ";
    case TokenKind::greater_equal: return " ≥ ";
    case TokenKind::percent: return "%";
    case TokenKind::left: return zh ? "（" : "(";
    case TokenKind::right: return zh ? "）" : ")";
    case TokenKind::comma: return zh ? "，" : ", ";
    case TokenKind::text: return zh ? "“" + each.text + "”" : "\"" + each.text + "\"";
    case TokenKind::name: break;
    default: return each.text;
  }
  if (const auto found = symbols_.find(each.span.begin); found != symbols_.end()) {
    const std::size_t index = found->second.index;
    switch (found->second.kind) {
      case Symbol::Kind::input: return name_in(program_.environment.inputs[index], lang_);
      case Symbol::Kind::item: return name_in(program_.items[index], lang_);
      case Symbol::Kind::table:
        return zh && !program_.environment.tables[index].zh.empty() ? program_.environment.tables[index].zh
                                                                    : program_.environment.tables[index].code;
      case Symbol::Kind::none: return each.text;
    }
  }
  if (!each.quoted_name) {
    if (is_true_word(each.text)) return zh ? "是" : "TRUE";
    if (is_false_word(each.text)) return zh ? "否" : "FALSE";
  }
  const FunctionEntry* function = find_function(each.text);
  if (function == nullptr || each.quoted_name) return each.text;
  const std::string shown(zh ? function->shown.zh : function->shown.code);
  const bool called = token + 1 < tokens_.size() && tokens_[token + 1].kind == TokenKind::left;
  const bool connective = function->id == FunctionId::and_ || function->id == FunctionId::or_;
  const bool between = connective && token > 0 && tokens_[token - 1].kind != TokenKind::left &&
                       tokens_[token - 1].kind != TokenKind::comma;
  if (between) return " " + shown + " ";
  return called ? shown : shown + " ";
}

std::string FormulaWords::of(Span span) const {
  std::size_t first = 0;
  while (first < tokens_.size() && tokens_[first].span.begin < span.begin) ++first;
  std::size_t last = first;
  while (last < tokens_.size() && tokens_[last].kind != TokenKind::end && tokens_[last].span.end <= span.end) ++last;
  const auto wrapped = [&] {
    if (last - first < 2 || tokens_[first].kind != TokenKind::left) return false;
    int depth = 0;
    for (std::size_t i = first; i < last; ++i) {
      depth += tokens_[i].kind == TokenKind::left ? 1 : tokens_[i].kind == TokenKind::right ? -1 : 0;
      if (depth == 0) return i + 1 == last;
    }
    return false;
  };
  while (wrapped()) ++first, --last;
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    const bool sign =
        (tokens_[i].kind == TokenKind::minus || tokens_[i].kind == TokenKind::plus) &&
        (i == first || (tokens_[i - 1].kind != TokenKind::number && tokens_[i - 1].kind != TokenKind::percent &&
                        tokens_[i - 1].kind != TokenKind::name && tokens_[i - 1].kind != TokenKind::right &&
                        tokens_[i - 1].kind != TokenKind::text));
    text += sign ? (tokens_[i].kind == TokenKind::minus ? "−" : "") : word(i);
  }
  return text;
}

}  // namespace fenhao::formula
