// Writes instructions: shares equal ones, computes constants, aligns scales, joins a product with its rounding.
// Internal to formula/.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <tuple>
#include <vector>

#include "formula/code.h"

namespace fenhao::formula {

class CodeBuilder {
 public:
  // Without joining, every step of a formula keeps a slot of its own, for explanations.
  explicit CodeBuilder(bool join_steps) : join_steps_(join_steps) {}

  // Where errors of the instructions that follow belong.
  void set_site(std::uint32_t site) { site_ = site; }

  SlotId constant(Int128 value, int scale = 0);
  SlotId constant(const Decimal& value) { return constant(value.coefficient(), value.scale()); }
  SlotId input(std::uint32_t index, int scale);
  SlotId item(std::uint32_t index, int scale);
  int scale(SlotId slot) const { return code_.slots[slot].scale; }

  SlotId add(SlotId a, SlotId b);
  SlotId subtract(SlotId a, SlotId b);
  SlotId multiply(SlotId a, SlotId b);
  SlotId divide(SlotId a, SlotId b, int decimals, Mode mode);
  SlotId modulo(SlotId a, SlotId b);
  SlotId round(SlotId a, int decimals, Mode mode);  // negative decimals: to tens, hundreds ...
  SlotId widen(SlotId a, int scale);                // same value with more decimals
  SlotId whole(SlotId a);
  SlotId minimum(SlotId a, SlotId b);
  SlotId maximum(SlotId a, SlotId b);
  SlotId compare(Op op, SlotId a, SlotId b);  // equal … greater_equal
  SlotId select(SlotId condition, SlotId a, SlotId b);
  SlotId require(SlotId value, SlotId condition, ErrorKind failure);
  SlotId fail(ErrorKind failure);
  SlotId known(std::uint32_t input);
  // `op` is lookup or lookup_has; keys of the table have `key_scale` decimals.
  SlotId lookup(Op op, std::uint32_t table, SlotId key, int key_scale, int scale);
  // Any other operation on one, two or three slots.
  SlotId apply(Op op, std::initializer_list<SlotId> operands, int scale);

  // Instructions that follow are not shared with those so far: their errors belong to another formula.
  void forget_steps() { shared_.clear(); }

  void result(std::uint32_t item, SlotId slot) { code_.results.push_back({item, slot}); }

  // Drops what nothing needs and assigns buffers. In an unjoined program everything is kept.
  Code finish();

 private:
  using Key = std::tuple<Op, Mode, ErrorKind, int, SlotId, SlotId, SlotId, std::uint32_t>;

  SlotId emit(Instruction instruction, int scale);
  bool is_constant(SlotId slot) const { return code_.slots[slot].source == Slot::Source::constant; }
  bool is_constant(SlotId slot, Int128 value) const { return is_constant(slot) && code_.slots[slot].constant == value; }
  const Instruction* maker(SlotId slot) const;
  void drop_unused();
  void assign_buffers();

  bool join_steps_;
  std::uint32_t site_ = 0;
  Code code_;
  std::vector<std::uint32_t> made_by_;  // slot → instruction + 1
  std::map<Key, SlotId> shared_;
  std::map<std::pair<Int128, int>, SlotId> constants_;
  std::map<std::uint32_t, SlotId> inputs_, items_;
};

}  // namespace fenhao::formula
