#include "formula/block_runner.h"

#include <algorithm>
#include <limits>

namespace fenhao::formula {
namespace {

constexpr Int128 lowest_narrow = std::numeric_limits<std::int64_t>::min();
constexpr Int128 highest_narrow = std::numeric_limits<std::int64_t>::max();

// Items of a frame larger than this are written past the caches: nobody reads them before the others are written.
constexpr std::size_t values_kept_in_caches = std::size_t{4} << 20;

template <class T>
T* allocated(std::unique_ptr<T[]>& memory) {
  if (!memory) memory = std::make_unique_for_overwrite<T[]>(block_rows);
  return memory.get();
}

}  // namespace

BlockRunner::BlockRunner(const Code& code, FrameState& frame, const LaneLoops& loops)
    : code_(code),
      frame_(frame),
      loops_(loops),
      lanes_(code.slots.size()),
      item_of_slot_(code.results.empty() ? 0 : code.slots.size(), no_item) {
  columns_.reserve(frame.inputs.size() + frame.items.size());
  for (SlotId slot = 0; slot < code.slots.size(); ++slot) {
    const Slot& each = code.slots[slot];
    if (each.source == Slot::Source::input || each.source == Slot::Source::item) columns_.push_back(slot);
    if (each.source != Slot::Source::constant) continue;
    Lanes& lanes = lanes_[slot];
    lanes.constant = true;
    if (each.constant < lowest_narrow || each.constant > highest_narrow) {
      lanes.wide = &each.constant;
      continue;
    }
    settle_constant(slot, static_cast<std::int64_t>(each.constant));
  }
  if (frame.rows * code.results.size() > values_kept_in_caches) return;
  for (const auto& result : code.results)
    if (code.slots[result.slot].source == Slot::Source::computed && item_of_slot_[result.slot] == no_item)
      item_of_slot_[result.slot] = result.item;
}

void BlockRunner::run(std::size_t first, std::size_t count) {
  first_ = first;
  count_ = count;
  for (const SlotId slot : columns_) load(slot);
  for (const auto& instruction : code_.instructions) run(instruction);
  for (const auto& result : code_.results) store(result);
}

void BlockRunner::load(SlotId slot) {
  const Slot& source = code_.slots[slot];
  Lanes& lanes = lanes_[slot];
  lanes = {};
  if (source.source == Slot::Source::item) {
    const ItemColumn& item = frame_.items[source.index];
    load_column(slot, item.column, item.narrow());
    if (!item.errors.empty()) lanes.errors = item.errors.data() + first_;
    return;
  }
  const InputColumn& input = frame_.inputs[source.index];
  const ErrorId absent = error_id(ErrorKind::missing, source.index);
  if (!input.set) {
    lanes.narrow = allocated(loaded_[slot].narrow);
    std::fill_n(allocated(loaded_[slot].errors), count_, absent);
    lanes.errors = loaded_[slot].errors.get();
    return;
  }
  load_column(slot, input.column, input.narrow());
  if (input.column.missing.empty()) return;
  const std::uint8_t* missing = input.column.missing.data() + first_;
  if (std::find(missing, missing + count_, std::uint8_t{1}) == missing + count_) return;
  ErrorId* errors = allocated(loaded_[slot].errors);
  for (std::size_t i = 0; i < count_; ++i) errors[i] = missing[i] != 0 ? absent : 0;
  lanes.errors = errors;
}

void BlockRunner::load_column(SlotId slot, const Column& column, const std::int64_t* narrow) {
  Lanes& lanes = lanes_[slot];
  if (!column.wide.empty()) {
    lanes.wide = column.wide.data() + first_;
    return;
  }
  lanes.narrow = narrow + first_;
  if (count_ == 1)
    lanes.bounds = {*lanes.narrow, *lanes.narrow};
  else
    loops_.bounds(lanes.narrow, count_, lanes.bounds.low, lanes.bounds.high);
  lanes.constant = lanes.bounds.low == lanes.bounds.high;
}

BlockRunner::Buffer& BlockRunner::buffer(SlotId slot) {
  if (buffers_.empty()) buffers_.resize(code_.buffers);
  return buffers_[code_.slots[slot].buffer];
}

std::int64_t* BlockRunner::narrow_target(SlotId slot) {
  Lanes& lanes = lanes_[slot];
  const std::uint32_t item = item_of_slot_.empty() ? no_item : item_of_slot_[slot];
  std::int64_t* target = item == no_item ? allocated(buffer(slot).narrow) : frame_.items[item].narrow() + first_;
  lanes.narrow = target;
  lanes.wide = nullptr;
  lanes.constant = false;
  return target;
}

void BlockRunner::settle_constant(SlotId slot, std::int64_t value) {
  Lanes& lanes = lanes_[slot];
  lanes.value = value;
  lanes.narrow = &lanes.value;
  lanes.wide = nullptr;
  lanes.bounds = {value, value};
  lanes.constant = true;
}

// The errors of a slot, to be written: none yet where there were none.
ErrorId* BlockRunner::errors_target(SlotId slot) {
  ErrorId* own = allocated(buffer(slot).errors);
  if (lanes_[slot].errors == nullptr) std::fill_n(own, count_, ErrorId{0});
  lanes_[slot].errors = own;
  return own;
}

// The first operand's error stands.
void BlockRunner::merge_errors(const Instruction& instruction) {
  lanes_[instruction.out].errors = nullptr;
  const SlotId operands[] = {instruction.a, instruction.b, instruction.c};
  for (std::size_t operand = 0; operand < instruction.operands; ++operand) {
    const ErrorId* errors = lanes_[operands[operand]].errors;
    if (errors == nullptr) continue;
    ErrorId* merged = errors_target(instruction.out);
    for (std::size_t i = 0; i < count_; ++i) merged[i] = merged[i] != 0 ? merged[i] : errors[i];
  }
}

// select: the condition's error, else that of the branch taken.
void BlockRunner::merge_taken_errors(const Instruction& instruction) {
  const Lanes& condition = lanes_[instruction.a];
  const ErrorId* first = condition.errors;
  const ErrorId* then = lanes_[instruction.b].errors;
  const ErrorId* otherwise = lanes_[instruction.c].errors;
  lanes_[instruction.out].errors = nullptr;
  if (first == nullptr && then == nullptr && otherwise == nullptr) return;
  ErrorId* merged = errors_target(instruction.out);
  for (std::size_t i = 0; i < count_; ++i) {
    const bool holds = condition.narrow[condition.constant ? 0 : i] != 0;
    const ErrorId* taken = holds ? then : otherwise;
    merged[i] = first != nullptr && first[i] != 0 ? first[i] : taken != nullptr ? taken[i] : 0;
  }
}

// and, or: the right side counts only where the left side does not decide.
void BlockRunner::merge_logical_errors(const Instruction& instruction, bool deciding) {
  const Lanes& left = lanes_[instruction.a];
  const ErrorId* right = lanes_[instruction.b].errors;
  lanes_[instruction.out].errors = nullptr;
  if (left.errors == nullptr && right == nullptr) return;
  ErrorId* merged = errors_target(instruction.out);
  for (std::size_t i = 0; i < count_; ++i) {
    const bool decided = (left.narrow[left.constant ? 0 : i] != 0) == deciding;
    if (left.errors != nullptr && left.errors[i] != 0)
      merged[i] = left.errors[i];
    else
      merged[i] = decided || right == nullptr ? 0 : right[i];
  }
}

const Int128* BlockRunner::widened(const Lanes& lanes, std::size_t scratch) {
  if (lanes.wide != nullptr && !lanes.constant) return lanes.wide;
  Int128* values = allocated(scratch_[scratch]);
  if (lanes.constant)
    std::fill_n(values, count_, lanes.wide != nullptr ? *lanes.wide : Int128{*lanes.narrow});
  else
    std::copy_n(lanes.narrow, count_, values);
  return values;
}

// Takes the values of a slot, on 64 bits where all of them fit.
void BlockRunner::settle(SlotId slot, const Int128* values) {
  const auto [low, high] = std::minmax_element(values, values + count_);
  Lanes& lanes = lanes_[slot];
  if (*low < lowest_narrow || *high > highest_narrow) {
    Int128* own = allocated(buffer(slot).wide);
    std::copy_n(values, count_, own);
    lanes.wide = own;
    lanes.narrow = nullptr;
    lanes.constant = false;
    return;
  }
  lanes.bounds = {static_cast<std::int64_t>(*low), static_cast<std::int64_t>(*high)};
  std::int64_t* target = narrow_target(slot);
  for (std::size_t i = 0; i < count_; ++i) target[i] = static_cast<std::int64_t>(values[i]);
}

void BlockRunner::run(const Instruction& instruction) {
  switch (instruction.op) {
    case Op::select: merge_taken_errors(instruction); break;
    case Op::logical_and: merge_logical_errors(instruction, false); break;
    case Op::logical_or: merge_logical_errors(instruction, true); break;
    default: merge_errors(instruction); break;
  }
  if (!run_narrow(instruction)) run_rows(instruction);
}

void BlockRunner::store(const ItemResult& result) {
  const Lanes& lanes = lanes_[result.slot];
  ItemColumn& item = frame_.items[result.item];
  if (lanes.errors != nullptr &&
      std::any_of(lanes.errors, lanes.errors + count_, [](ErrorId each) { return each != 0; })) {
    {
      const std::lock_guard lock(frame_.growing);
      if (item.errors.empty()) item.errors.resize(frame_.rows, 0);
    }
    std::copy_n(lanes.errors, count_, item.errors.data() + first_);
  }
  if (lanes.wide != nullptr) {
    const Int128* values = widened(lanes, 0);
    const std::lock_guard lock(frame_.growing);
    item.wide_blocks.emplace(first_, std::vector<Int128>(values, values + count_));
    return;
  }
  std::int64_t* target = item.narrow() + first_;
  if (lanes.constant)
    std::fill_n(target, count_, *lanes.narrow);
  else if (lanes.narrow != target)
    loops_.stream(lanes.narrow, count_, target);
}

Int128 BlockRunner::value(SlotId slot, std::size_t row) const {
  const Lanes& lanes = lanes_[slot];
  const std::size_t at = lanes.constant ? 0 : row;
  return lanes.wide != nullptr ? lanes.wide[at] : Int128{lanes.narrow[at]};
}

ErrorId BlockRunner::error(SlotId slot, std::size_t row) const {
  return lanes_[slot].errors == nullptr ? 0 : lanes_[slot].errors[row];
}

}  // namespace fenhao::formula
