// Writes the instructions of one formula. Split over lowering.cpp (operators) and lower_functions.cpp
// (functions). Internal to formula/.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "formula/lowering.h"

namespace fenhao::formula {

class ItemLowering {
 public:
  // `item_slot` gives the slot of another item.
  ItemLowering(const ProgramState& state, std::size_t item, CodeBuilder& builder,
               std::function<SlotId(std::uint32_t)> item_slot)
      : state_(state),
        item_(item),
        resolved_(state.resolved[item]),
        ast_(resolved_.ast),
        builder_(builder),
        item_slot_(std::move(item_slot)) {}

  // The slot of the item's result, rounded as the item says.
  SlotId run();
  std::vector<SlotId> take_slots() { return std::move(slots_); }

 private:
  using Arguments = std::span<const NodeId>;

  SlotId slot(NodeId id) const { return slots_[id]; }
  Kind kind(NodeId id) const { return state_.checked[item_].nodes[id].kind; }
  int wanted_scale(NodeId id) const { return state_.checked[item_].nodes[id].scale; }

  SlotId input(std::uint32_t index);
  SlotId lower_node(NodeId id);
  SlotId lower_name(NodeId id);
  SlotId lower_binary(const Node& binary);
  SlotId lower_sum(const Node& binary);
  SlotId negate(SlotId a) { return builder_.apply(Op::negate, {a}, builder_.scale(a)); }
  SlotId logical_not(SlotId a) { return builder_.apply(Op::logical_not, {a}, 0); }
  // `value` where low ≤ high, else an error of this call.
  SlotId ordered(SlotId low, SlotId high, SlotId value, ErrorKind failure);

  SlotId lower_call(NodeId id);
  SlotId lower_ifs(Arguments arguments);
  SlotId lower_switch(Arguments arguments);
  SlotId lower_tier(Arguments arguments);
  SlotId lower_step(Arguments arguments);
  SlotId lower_step_from(Arguments arguments);
  SlotId lower_lookup(Arguments arguments);
  SlotId lower_prorate(Arguments arguments);
  SlotId lower_rounding(const Node& call, Arguments arguments);
  SlotId lower_unit(Arguments arguments, Mode mode);
  SlotId lower_presence(const Node& call, Arguments arguments);
  SlotId lower_calendar(const Node& call, Arguments arguments);
  template <class Join>
  SlotId chain(Arguments arguments, Join join);

  const ProgramState& state_;
  std::size_t item_;
  const ResolvedItem& resolved_;
  const Ast& ast_;
  CodeBuilder& builder_;
  std::function<SlotId(std::uint32_t)> item_slot_;
  std::vector<SlotId> slots_;
};

}  // namespace fenhao::formula
