#include "formula/code_builder.h"

#include <algorithm>

#include "formula/row_arithmetic.h"

namespace fenhao::formula {

SlotId CodeBuilder::constant(Int128 value, int scale) {
  const auto [found, added] = constants_.try_emplace({value, scale}, static_cast<SlotId>(code_.slots.size()));
  if (added) {
    code_.slots.push_back({.source = Slot::Source::constant, .constant = value, .scale = scale});
    made_by_.push_back(0);
  }
  return found->second;
}

SlotId CodeBuilder::input(std::uint32_t index, int scale) {
  const auto [found, added] = inputs_.try_emplace(index, static_cast<SlotId>(code_.slots.size()));
  if (added) {
    code_.slots.push_back({.source = Slot::Source::input, .index = index, .scale = scale});
    made_by_.push_back(0);
  }
  return found->second;
}

SlotId CodeBuilder::item(std::uint32_t index, int scale) {
  const auto [found, added] = items_.try_emplace(index, static_cast<SlotId>(code_.slots.size()));
  if (added) {
    code_.slots.push_back({.source = Slot::Source::item, .index = index, .scale = scale});
    made_by_.push_back(0);
  }
  return found->second;
}

const Instruction* CodeBuilder::maker(SlotId slot) const {
  return made_by_[slot] == 0 ? nullptr : &code_.instructions[made_by_[slot] - 1];
}

SlotId CodeBuilder::emit(Instruction instruction, int scale) {
  instruction.power = power_of_ten(instruction.decimals < 0 ? -instruction.decimals : instruction.decimals);
  const bool rounds = instruction.op == Op::round || instruction.op == Op::multiply_round;
  if (rounds && instruction.decimals <= 18)
    instruction.divisor = FixedDivisor::of(static_cast<std::int64_t>(instruction.power));
  const bool constant_operands = instruction.operands > 0 && is_constant(instruction.a) &&
                                 (instruction.operands < 2 || is_constant(instruction.b)) &&
                                 (instruction.operands < 3 || is_constant(instruction.c));
  if (constant_operands) {
    const auto value = [&](SlotId slot) { return code_.slots[slot].constant; };
    Int128 folded = 0;
    ErrorKind error = ErrorKind::none;
    const bool known = with_arithmetic(instruction.op, [&]<Op op>() {
      error = compute<op>(instruction, value(instruction.a), value(instruction.b), value(instruction.c), folded);
    });
    // What cannot be computed stays an instruction, and is an error of the rows that take it.
    if (known && error == ErrorKind::none) return constant(folded, scale);
  }
  const Key key{instruction.op, instruction.mode, instruction.failure, instruction.decimals,
                instruction.a,  instruction.b,    instruction.c,       instruction.index};
  if (const auto found = shared_.find(key); found != shared_.end()) return found->second;
  const SlotId out = static_cast<SlotId>(code_.slots.size());
  code_.slots.push_back({.source = Slot::Source::computed, .scale = scale});
  instruction.out = out;
  instruction.site = site_;
  code_.instructions.push_back(instruction);
  made_by_.push_back(static_cast<std::uint32_t>(code_.instructions.size()));
  shared_.emplace(key, out);
  return out;
}

SlotId CodeBuilder::apply(Op op, std::initializer_list<SlotId> operands, int scale) {
  Instruction instruction{.op = op, .operands = static_cast<std::uint8_t>(operands.size())};
  const auto* slot = operands.begin();
  if (operands.size() > 0) instruction.a = slot[0];
  if (operands.size() > 1) instruction.b = slot[1];
  if (operands.size() > 2) instruction.c = slot[2];
  return emit(instruction, scale);
}

SlotId CodeBuilder::widen(SlotId a, int to) {
  const int by = to - scale(a);
  if (by <= 0) return a;
  return apply(Op::multiply, {a, constant(power_of_ten(by))}, to);
}

SlotId CodeBuilder::add(SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  if (join_steps_ && is_constant(b, 0)) return a;
  if (join_steps_ && is_constant(a, 0)) return b;
  return apply(Op::add, {a, b}, to);
}

SlotId CodeBuilder::subtract(SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  if (join_steps_ && is_constant(b, 0)) return a;
  return apply(Op::subtract, {a, b}, to);
}

SlotId CodeBuilder::multiply(SlotId a, SlotId b) {
  const int to = scale(a) + scale(b);
  if (join_steps_ && scale(b) == 0 && is_constant(b, 1)) return a;
  if (join_steps_ && scale(a) == 0 && is_constant(a, 1)) return b;
  return apply(Op::multiply, {a, b}, to);
}

SlotId CodeBuilder::divide(SlotId a, SlotId b, int decimals, Mode mode) {
  const int shift = decimals + scale(b) - scale(a);
  return emit(
      {.op = Op::divide, .mode = mode, .decimals = static_cast<std::int8_t>(shift), .operands = 2, .a = a, .b = b},
      decimals);
}

SlotId CodeBuilder::modulo(SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  return apply(Op::modulo, {a, b}, to);
}

SlotId CodeBuilder::round(SlotId a, int decimals, Mode mode) {
  const int by = scale(a) - decimals;
  if (by <= 0) return a;
  const int to = std::max(decimals, 0);
  SlotId rounded;
  if (const Instruction* product = maker(a); join_steps_ && product != nullptr && product->op == Op::multiply)
    rounded = emit({.op = Op::multiply_round,
                    .mode = mode,
                    .decimals = static_cast<std::int8_t>(by),
                    .operands = 2,
                    .a = product->a,
                    .b = product->b},
                   to);
  else
    rounded =
        emit({.op = Op::round, .mode = mode, .decimals = static_cast<std::int8_t>(by), .operands = 1, .a = a}, to);
  return decimals < 0 ? apply(Op::multiply, {rounded, constant(power_of_ten(-decimals))}, 0) : rounded;
}

SlotId CodeBuilder::whole(SlotId a) {
  if (scale(a) == 0) return a;
  return emit({.op = Op::whole, .decimals = static_cast<std::int8_t>(scale(a)), .operands = 1, .a = a}, 0);
}

SlotId CodeBuilder::minimum(SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  return apply(Op::minimum, {a, b}, to);
}

SlotId CodeBuilder::maximum(SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  return apply(Op::maximum, {a, b}, to);
}

SlotId CodeBuilder::compare(Op op, SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  return apply(op, {a, b}, 0);
}

SlotId CodeBuilder::select(SlotId condition, SlotId a, SlotId b) {
  const int to = std::max(scale(a), scale(b));
  a = widen(a, to);
  b = widen(b, to);
  if (join_steps_ && is_constant(condition)) return code_.slots[condition].constant != 0 ? a : b;
  return apply(Op::select, {condition, a, b}, to);
}

SlotId CodeBuilder::require(SlotId value, SlotId condition, ErrorKind failure) {
  if (is_constant(condition, 1)) return value;
  return emit({.op = Op::require, .failure = failure, .operands = 2, .a = value, .b = condition}, scale(value));
}

SlotId CodeBuilder::fail(ErrorKind failure) { return emit({.op = Op::fail, .failure = failure, .index = site_}, 0); }

SlotId CodeBuilder::known(std::uint32_t input) { return emit({.op = Op::known, .index = input}, 0); }

SlotId CodeBuilder::lookup(Op op, std::uint32_t table, SlotId key, int key_scale, int to_scale) {
  key = widen(key, key_scale);
  const auto beyond = static_cast<std::int8_t>(scale(key) - key_scale);
  return emit({.op = op, .decimals = beyond, .operands = 1, .a = key, .index = table}, to_scale);
}

void CodeBuilder::drop_unused() {
  std::vector<bool> needed(code_.slots.size(), false);
  for (const auto& result : code_.results) needed[result.slot] = true;
  std::vector<Instruction> kept;
  for (auto each = code_.instructions.rbegin(); each != code_.instructions.rend(); ++each) {
    if (!needed[each->out]) continue;
    if (each->operands > 0) needed[each->a] = true;
    if (each->operands > 1) needed[each->b] = true;
    if (each->operands > 2) needed[each->c] = true;
    kept.push_back(*each);
  }
  std::reverse(kept.begin(), kept.end());
  code_.instructions = std::move(kept);
}

// A buffer is free for another slot after the last instruction that reads it; results keep theirs.
void CodeBuilder::assign_buffers() {
  constexpr std::size_t forever = static_cast<std::size_t>(-1);
  std::vector<std::size_t> last_use(code_.slots.size(), 0);
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    const Instruction& each = code_.instructions[i];
    last_use[each.out] = i;
    if (each.operands > 0) last_use[each.a] = i;
    if (each.operands > 1) last_use[each.b] = i;
    if (each.operands > 2) last_use[each.c] = i;
  }
  for (const auto& result : code_.results) last_use[result.slot] = forever;
  if (!join_steps_) std::fill(last_use.begin(), last_use.end(), forever);
  std::vector<std::uint32_t> free;
  std::vector<std::vector<std::uint32_t>> freed_after(code_.instructions.size());
  for (std::size_t i = 0; i < code_.instructions.size(); ++i) {
    Slot& out = code_.slots[code_.instructions[i].out];
    if (free.empty()) {
      out.buffer = code_.buffers++;
    } else {
      out.buffer = free.back();
      free.pop_back();
    }
    if (last_use[code_.instructions[i].out] != forever)
      freed_after[last_use[code_.instructions[i].out]].push_back(out.buffer);
    free.insert(free.end(), freed_after[i].begin(), freed_after[i].end());
  }
}

Code CodeBuilder::finish() {
  if (join_steps_) drop_unused();
  assign_buffers();
  return std::move(code_);
}

}  // namespace fenhao::formula
