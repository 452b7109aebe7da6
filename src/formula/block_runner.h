// Runs the instructions of one stage over one block of rows after another. Numbers stay on 64 bits while the
// bounds of the block prove that they fit; an instruction whose result may not fit computes that block on 128
// bits. One runner per thread. Internal to formula/.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "formula/code.h"
#include "formula/frame_state.h"
#include "formula/lane_loops.h"

namespace fenhao::formula {

// No value of the block lies outside.
struct Bounds {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

// One slot over the current block. A constant has one value for all rows: one that the formula names, or a column that
// is the same all over the block, and what is computed from such.
struct Lanes {
  const std::int64_t* narrow = nullptr;
  const Int128* wide = nullptr;  // instead of narrow
  const ErrorId* errors = nullptr;
  Bounds bounds;  // of narrow
  bool constant = false;
  std::int64_t value = 0;  // of a constant that fits; narrow points here
};

class BlockRunner {
 public:
  BlockRunner(const Code& code, FrameState& frame, const LaneLoops& loops = lane_loops());

  // Rows [first, first + count) with count ≤ block_rows; writes the results into the frame.
  void run(std::size_t first, std::size_t count);

  // One value of the last block run, for explanations.
  Int128 value(SlotId slot, std::size_t row) const;
  ErrorId error(SlotId slot, std::size_t row) const;

 private:
  struct Buffer {
    std::unique_ptr<std::int64_t[]> narrow;
    std::unique_ptr<Int128[]> wide;
    std::unique_ptr<ErrorId[]> errors;
  };

  void load(SlotId slot);
  void load_column(SlotId slot, const Column& column, const std::int64_t* narrow);
  void run(const Instruction& instruction);

  // Operands and targets.
  Buffer& buffer(SlotId slot);
  std::int64_t* narrow_target(SlotId slot);
  void settle_constant(SlotId slot, std::int64_t value);
  ErrorId* errors_target(SlotId slot);
  void merge_errors(const Instruction& instruction);
  void merge_taken_errors(const Instruction& instruction);
  void merge_logical_errors(const Instruction& instruction, bool deciding);
  const Int128* widened(const Lanes& lanes, std::size_t scratch);
  void settle(SlotId slot, const Int128* values);

  // On 64 bits, when the bounds of the block allow it (narrow_operations.cpp).
  bool run_narrow(const Instruction& instruction);
  bool run_constant(const Instruction& instruction);
  bool select_by_constant(const Instruction& instruction);
  bool run_lanes(const Instruction& instruction);
  bool multiply_round_long(const Instruction& instruction);
  bool divide_narrow(const Instruction& instruction);
  bool divide_by_constant(const Instruction& instruction, const Lanes& a, std::int64_t factor, std::int64_t divisor);

  // On 128 bits, each row may fail (row_operations.cpp).
  void run_rows(const Instruction& instruction);
  template <class Row>
  void each_row(const Instruction& instruction, Row row);
  bool run_text(const Instruction& instruction);
  bool run_calendar(const Instruction& instruction);

  void store(const ItemResult& result);

  const Code& code_;
  FrameState& frame_;
  const LaneLoops& loops_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::vector<Lanes> lanes_;         // by slot
  std::vector<Buffer> buffers_;      // none before the first is needed: one row seldom needs any
  std::map<SlotId, Buffer> loaded_;  // of inputs with missing values
  static constexpr std::uint32_t no_item = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t>
      item_of_slot_;             // empty without results; the item whose column a computed slot writes to at once
  std::vector<SlotId> columns_;  // slots read from columns
  std::unique_ptr<Int128[]> scratch_[4];
};

}  // namespace fenhao::formula
