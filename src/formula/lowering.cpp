#include "formula/lowering.h"

#include "formula/item_lowering.h"

namespace fenhao::formula {

SlotId ItemLowering::input(std::uint32_t index) {
  const Input& declared = state_.environment.inputs[index];
  return builder_.input(index, is_numeric(kind_of(declared.type)) ? declared.scale : 0);
}

SlotId ItemLowering::lower_name(NodeId id) {
  const Symbol symbol = resolved_.symbols[id];
  switch (symbol.kind) {
    case Symbol::Kind::input: return input(symbol.index);
    case Symbol::Kind::item: return item_slot_(symbol.index);
    default: return no_slot;
  }
}

SlotId ItemLowering::lower_sum(const Node& binary) {
  const auto arguments = ast_.arguments_of(binary);
  SlotId a = slot(arguments[0]), b = slot(arguments[1]);
  const Kind kind_a = kind(arguments[0]), kind_b = kind(arguments[1]);
  const bool moves = is_numeric(kind_a) != is_numeric(kind_b);  // a date by days, a month by months
  if (moves && is_numeric(kind_a)) a = builder_.whole(a);
  if (moves && is_numeric(kind_b)) b = builder_.whole(b);
  const SlotId sum = binary.op == Operator::add ? builder_.add(a, b) : builder_.subtract(a, b);
  if (!moves) return sum;
  const bool date = kind_a == Kind::date || kind_b == Kind::date;
  return builder_.apply(date ? Op::valid_date : Op::valid_month, {sum}, 0);
}

SlotId ItemLowering::lower_binary(const Node& binary) {
  const auto arguments = ast_.arguments_of(binary);
  const SlotId a = slot(arguments[0]), b = slot(arguments[1]);
  switch (binary.op) {
    case Operator::add:
    case Operator::subtract: return lower_sum(binary);
    case Operator::multiply: return builder_.multiply(a, b);
    case Operator::divide: return builder_.divide(a, b, division_scale, Mode::half_up);
    case Operator::equal: return builder_.compare(Op::equal, a, b);
    case Operator::not_equal: return builder_.compare(Op::not_equal, a, b);
    case Operator::less: return builder_.compare(Op::less, a, b);
    case Operator::less_equal: return builder_.compare(Op::less_equal, a, b);
    case Operator::greater: return builder_.compare(Op::greater, a, b);
    case Operator::greater_equal: return builder_.compare(Op::greater_equal, a, b);
    case Operator::logical_and: return builder_.apply(Op::logical_and, {a, b}, 0);
    case Operator::logical_or: return builder_.apply(Op::logical_or, {a, b}, 0);
  }
  return no_slot;
}

SlotId ItemLowering::lower_node(NodeId id) {
  const Node& node = ast_.nodes[id];
  switch (node.kind) {
    case NodeKind::number: return builder_.constant(node.number);
    case NodeKind::text: return builder_.constant(state_.texts.find(node.text));
    case NodeKind::boolean: return builder_.constant(node.truth ? 1 : 0);
    case NodeKind::name: return lower_name(id);
    case NodeKind::negate: return negate(slot(ast_.arguments_of(node)[0]));
    case NodeKind::logical_not: return logical_not(slot(ast_.arguments_of(node)[0]));
    case NodeKind::binary: return lower_binary(node);
    case NodeKind::call: return lower_call(id);
  }
  return no_slot;
}

SlotId ItemLowering::run() {
  const Item& item = state_.items[item_];
  slots_.assign(ast_.nodes.size(), no_slot);
  for (NodeId id = 0; id < ast_.nodes.size(); ++id) {
    builder_.set_site(state_.first_site[item_] + id);
    slots_[id] = lower_node(id);
    if (slots_[id] != no_slot && is_numeric(kind(id))) slots_[id] = builder_.widen(slots_[id], wanted_scale(id));
  }
  SlotId result = slots_[ast_.root()];
  if (item.rounding) {
    const int decimals = item.rounding->unit == RoundingUnit::fen    ? 2
                         : item.rounding->unit == RoundingUnit::jiao ? 1
                                                                     : 0;
    result = builder_.round(result, decimals, mode_of(item.rounding->mode));
  }
  return builder_.widen(result, state_.checked[item_].scale);
}

Code lower_stage(const ProgramState& state, int stage) {
  CodeBuilder builder(true);
  std::vector<SlotId> results(state.items.size(), no_slot);
  const auto item_slot = [&](std::uint32_t index) {
    return results[index] != no_slot ? results[index] : builder.item(index, state.checked[index].scale);
  };
  for (const std::size_t item : state.order) {
    if (state.item_stages[item] != stage) continue;
    results[item] = ItemLowering(state, item, builder, item_slot).run();
    builder.result(static_cast<std::uint32_t>(item), results[item]);
  }
  return builder.finish();
}

Code lower_for_explanation(const ProgramState& state, std::vector<std::vector<SlotId>>& slots) {
  CodeBuilder builder(false);
  const auto item_slot = [&](std::uint32_t index) { return builder.item(index, state.checked[index].scale); };
  for (std::size_t item = 0; item < state.items.size(); ++item) {
    ItemLowering lowering(state, item, builder, item_slot);
    lowering.run();
    slots.push_back(lowering.take_slots());
    builder.forget_steps();
  }
  return builder.finish();
}

}  // namespace fenhao::formula
