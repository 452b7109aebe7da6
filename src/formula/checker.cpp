#include "formula/checker.h"

#include <algorithm>

#include "formula/item_checker.h"

namespace fenhao::formula {

const Node& ItemChecker::node(NodeId id) const { return resolved_.ast.nodes[id]; }
const Typing& ItemChecker::typing(NodeId id) const { return result_.nodes[id]; }

Typing ItemChecker::complain(NodeId id, Text message, Text hint) {
  context_.diagnostics.add(item_, node(id).at, std::move(message), std::move(hint));
  return {};
}

Typing ItemChecker::wrong_kind(NodeId id, std::string_view wanted_zh, std::string_view wanted_en) {
  const Text found = label(typing(id).kind);
  const std::uint32_t at = node(id).span.begin;
  context_.diagnostics.add(item_, at,
                           {"这里要" + std::string(wanted_zh) + "，写的是" + found.zh,
                            std::string(wanted_en) + " is needed here, this is " + found.en},
                           {"换成" + std::string(wanted_zh), "use " + std::string(wanted_en)});
  return {};
}

Typing ItemChecker::limited(NodeId id, Kind kind, int scale) {
  if (scale <= Decimal::max_scale) return {kind, scale};
  return complain(id,
                  {"这里要保留 " + std::to_string(scale) + " 位小数，超过 30 位",
                   "this needs " + std::to_string(scale) + " decimals, more than 30"},
                  {"先用 ROUND 把其中的除法结果舍入到较少的小数", "ROUND the quotients in it to fewer decimals first"});
}

std::optional<Typing> ItemChecker::common(std::span<const NodeId> ids, std::string_view what_zh,
                                          std::string_view what_en) {
  Typing shared{Kind::unknown, 0};
  for (const NodeId id : ids) {
    const Typing& each = typing(id);
    if (each.kind == Kind::unknown) return {};
    shared.scale = std::max(shared.scale, each.scale);
    if (shared.kind == Kind::unknown || shared.kind == Kind::plain) {
      if (shared.kind == Kind::plain && !is_numeric(each.kind))
        return disagree(id, shared.kind, what_zh, what_en), std::nullopt;
      shared.kind = each.kind;
      continue;
    }
    if (each.kind == shared.kind) continue;
    const bool both_bare = (shared.kind == Kind::number || shared.kind == Kind::rate) &&
                           (each.kind == Kind::number || each.kind == Kind::rate);
    if (both_bare) {
      shared.kind = Kind::number;
      continue;
    }
    if (each.kind == Kind::plain && is_numeric(shared.kind)) continue;
    disagree(id, shared.kind, what_zh, what_en);
    return {};
  }
  return shared;
}

void ItemChecker::disagree(NodeId id, Kind before, std::string_view what_zh, std::string_view what_en) {
  const Text first = label(before), second = label(typing(id).kind);
  Text hint{"两边换成同一种", "make them the same kind"};
  const bool mixed_numbers = is_numeric(before) && is_numeric(typing(id).kind);
  if (mixed_numbers)
    hint = {"数值要当金额用写 MONEY(…)，金额要当数值用写 NUMBER(…)；比例要先乘以金额",
            "write MONEY(...) to take a number as an amount, NUMBER(...) to take an amount as a number; multiply a "
            "rate by an amount first"};
  context_.diagnostics.add(item_, node(id).span.begin,
                           {first.zh + "和" + second.zh + "不能" + std::string(what_zh),
                            first.en + " and " + second.en + " cannot be " + std::string(what_en)},
                           std::move(hint));
}

Typing ItemChecker::check_name(NodeId id) {
  const Symbol symbol = resolved_.symbols[id];
  switch (symbol.kind) {
    case Symbol::Kind::input: {
      const Input& input = context_.environment.inputs[symbol.index];
      return {kind_of(input.type), is_numeric(kind_of(input.type)) ? input.scale : 0};
    }
    case Symbol::Kind::item: return {context_.checked[symbol.index].kind, context_.checked[symbol.index].scale};
    case Symbol::Kind::table:
      if (!stands_for_table_[id])
        complain(id, {"公司表不能直接参加计算", "a table is not a value"},
                 {"用 LOOKUP(表, 键, 列) 查表", "use LOOKUP(table, key, column)"});
      return {};
    case Symbol::Kind::none: break;
  }
  return {};
}

Typing ItemChecker::check_sum(NodeId id, const Node& sum, NodeId left, NodeId right) {
  const Kind a = typing(left).kind, b = typing(right).kind;
  const bool minus = sum.op == Operator::subtract;
  const auto calendar = [](Kind kind) { return kind == Kind::date || kind == Kind::month; };
  if (calendar(a) && a == b && minus) return {Kind::number, 0};
  if (calendar(a) && (b == Kind::number || b == Kind::plain)) return {a, 0};
  if (calendar(b) && (a == Kind::number || a == Kind::plain) && !minus) return {b, 0};
  if (!is_numeric(a) || !is_numeric(b)) {
    const Text first = label(a), second = label(b);
    Text hint{"加减只用于数字；日期和月份只能加减天数、月数，或同类相减",
              "add and subtract numbers; to dates and months only days and months, or subtract two of them"};
    return complain(id,
                    {first.zh + "和" + second.zh + "不能相" + (minus ? "减" : "加"),
                     first.en + " and " + second.en + " cannot be " + (minus ? "subtracted" : "added")},
                    std::move(hint));
  }
  const NodeId both[] = {left, right};
  const auto shared = common(both, minus ? "相减" : "相加", minus ? "subtracted" : "added");
  return shared ? *shared : Typing{};
}

Typing ItemChecker::check_product(NodeId id, NodeId left, NodeId right) {
  const Typing a = typing(left), b = typing(right);
  if (!is_numeric(a.kind)) return wrong_kind(left, "数字", "a number");
  if (!is_numeric(b.kind)) return wrong_kind(right, "数字", "a number");
  const int scale = a.scale + b.scale;
  if (a.kind == Kind::money && b.kind == Kind::money)
    return complain(id, {"金额和金额不能相乘", "money cannot be multiplied by money"},
                    {"乘以数值或比例；其中一个若是倍数，写 NUMBER(…)",
                     "multiply by a number or rate; if one of them is a factor write NUMBER(...)"});
  if (a.kind == Kind::money || b.kind == Kind::money) return limited(id, Kind::money, scale);
  if (a.kind == b.kind) return limited(id, a.kind, scale);
  // 5000 × 8% may still be an amount.
  const bool written = a.kind == Kind::plain || b.kind == Kind::plain;
  return limited(id, written && (a.kind == Kind::rate || b.kind == Kind::rate) ? Kind::plain : Kind::number, scale);
}

bool ItemChecker::divisor_fits(NodeId divisor, int dividend_scale, int decimals) {
  if (decimals + typing(divisor).scale - dividend_scale <= Decimal::max_scale) return true;
  complain(divisor, {"除数的小数位数太多", "the divisor has too many decimals"},
           {"先用 ROUND 舍入除数", "ROUND the divisor first"});
  return false;
}

Typing ItemChecker::check_quotient(NodeId id, NodeId left, NodeId right, int decimals) {
  const Typing a = typing(left), b = typing(right);
  if (!is_numeric(a.kind)) return wrong_kind(left, "数字", "a number");
  if (!is_numeric(b.kind)) return wrong_kind(right, "数字", "a number");
  if (const auto divisor = written_number(resolved_.ast, right); divisor && divisor->is_zero())
    return complain(right, {"除数为零", "division by zero"}, {"改成不为零的数", "use a divisor that is not zero"});
  if (!divisor_fits(right, a.scale, decimals)) return {};
  if (b.kind == Kind::money) {
    if (a.kind == Kind::money || a.kind == Kind::plain) return {Kind::number, decimals};
    return complain(id, {label(a.kind).zh + "不能除以金额", label(a.kind).en + " cannot be divided by money"},
                    {"金额除以金额得到数值", "divide money by money for a number"});
  }
  if (a.kind == Kind::money) return {Kind::money, decimals};
  if (a.kind == Kind::plain && b.kind == Kind::plain) return {Kind::plain, decimals};
  if (a.kind == Kind::rate && (b.kind == Kind::number || b.kind == Kind::plain)) return {Kind::rate, decimals};
  return {Kind::number, decimals};
}

Typing ItemChecker::check_comparison(const Node& comparison, NodeId left, NodeId right) {
  const NodeId both[] = {left, right};
  const auto shared = common(both, "比较", "compared");
  if (!shared) return {};
  const bool ordered = comparison.op != Operator::equal && comparison.op != Operator::not_equal;
  if (ordered && (shared->kind == Kind::text || shared->kind == Kind::boolean))
    return complain(left, {"文字和是/否只能比较相等", "texts and yes/no can only be equal or not"},
                    {"用 = 或 <>", "use = or <>"});
  return {Kind::boolean, 0};
}

Typing ItemChecker::check_condition(NodeId id) {
  const Kind kind = typing(id).kind;
  if (kind == Kind::unknown) return {};
  if (kind != Kind::boolean) return wrong_kind(id, "条件（是/否）", "a condition (yes/no)");
  return {Kind::boolean, 0};
}

Typing ItemChecker::check_binary(NodeId id) {
  const Node& binary = node(id);
  const auto arguments = resolved_.ast.arguments_of(binary);
  const NodeId left = arguments[0], right = arguments[1];
  if (typing(left).kind == Kind::unknown || typing(right).kind == Kind::unknown) return {};
  switch (binary.op) {
    case Operator::add:
    case Operator::subtract: return check_sum(id, binary, left, right);
    case Operator::multiply: return check_product(id, left, right);
    case Operator::divide: return check_quotient(id, left, right, division_scale);
    case Operator::logical_and:
    case Operator::logical_or: {
      const Typing a = check_condition(left), b = check_condition(right);
      return a.kind == Kind::boolean && b.kind == Kind::boolean ? Typing{Kind::boolean, 0} : Typing{};
    }
    default: return check_comparison(binary, left, right);
  }
}

Typing ItemChecker::check_node(NodeId id) {
  const Node& each = node(id);
  switch (each.kind) {
    case NodeKind::number: return {each.percent ? Kind::rate : Kind::plain, each.number.scale()};
    case NodeKind::text: return {Kind::text, 0};
    case NodeKind::boolean: return {Kind::boolean, 0};
    case NodeKind::name: return check_name(id);
    case NodeKind::negate: {
      const NodeId operand = resolved_.ast.arguments_of(each)[0];
      if (typing(operand).kind != Kind::unknown && !is_numeric(typing(operand).kind))
        return wrong_kind(operand, "数字", "a number");
      return typing(operand);
    }
    case NodeKind::logical_not: return check_condition(resolved_.ast.arguments_of(each)[0]);
    case NodeKind::binary: return check_binary(id);
    case NodeKind::call: return check_call(id);
  }
  return {};
}

void ItemChecker::check_result() {
  const Typing whole = typing(resolved_.ast.root());
  result_.kind = whole.kind;
  result_.scale = whole.scale;
  if (whole.kind == Kind::unknown) return;
  if (whole.kind == Kind::plain && item_.rounding) result_.kind = Kind::money;
  if (item_.type) {
    const Kind wanted = kind_of(*item_.type);
    const bool bare = whole.kind == Kind::plain || whole.kind == Kind::number || whole.kind == Kind::rate;
    const bool fits = whole.kind == wanted || (whole.kind == Kind::plain && is_numeric(wanted)) ||
                      (bare && (wanted == Kind::number || wanted == Kind::rate));
    if (!fits) {
      const Text found = label(whole.kind), declared = label(wanted);
      Text hint{"改公式，或改项目的类型", "change the formula or the item's type"};
      if (wanted == Kind::money && bare) hint = {"确实是金额时写 MONEY(…)", "write MONEY(...) if it is an amount"};
      context_.diagnostics.add(item_, 0,
                               {"项目的类型是" + declared.zh + "，公式的结果是" + found.zh,
                                "the item is " + declared.en + ", the formula gives " + found.en},
                               std::move(hint));
    }
    result_.kind = wanted;
  }
  if (item_.rounding) {
    if (!is_numeric(result_.kind))
      context_.diagnostics.add(item_, 0, {"只有数字可以舍入", "only numbers can be rounded"},
                               {"去掉舍入方式", "remove the rounding"});
    const int decimals = item_.rounding->unit == RoundingUnit::fen    ? 2
                         : item_.rounding->unit == RoundingUnit::jiao ? 1
                                                                      : 0;
    result_.scale = std::min(result_.scale, decimals);
  }
  if (result_.kind == Kind::money) result_.scale = std::max(result_.scale, 2);
}

CheckedItem ItemChecker::run() {
  const Ast& ast = resolved_.ast;
  result_.nodes.resize(ast.nodes.size());
  stands_for_table_.assign(ast.nodes.size(), false);
  for (const Node& each : ast.nodes)
    if (each.kind == NodeKind::call && each.function == FunctionId::lookup && each.argument_count > 0)
      stands_for_table_[ast.arguments_of(each)[0]] = true;
  for (NodeId id = 0; id < ast.nodes.size(); ++id) result_.nodes[id] = check_node(id);
  check_result();
  return std::move(result_);
}

CheckedItem check_item(const CheckContext& context, std::size_t index, const ResolvedItem& resolved) {
  return ItemChecker(context, context.items[index], resolved).run();
}

}  // namespace fenhao::formula
