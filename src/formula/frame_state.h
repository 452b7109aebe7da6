// The columns of one evaluation. Internal to formula/.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "formula/code.h"
#include "formula/program_state.h"

namespace fenhao::formula {

// Rows that one instruction works on at a time.
inline constexpr std::size_t block_rows = 1024;

struct InputColumn {
  bool set = false;
  Column column;
  std::vector<std::int64_t> text_ids;  // of a text column

  const std::int64_t* narrow() const { return column.type == Type::text ? text_ids.data() : column.narrow.data(); }
};

struct ItemColumn {
  bool computed = false;
  Column column;
  std::vector<std::int64_t> text_ids;                      // of a text column
  std::vector<ErrorId> errors;                             // empty = none in any row
  std::map<std::size_t, std::vector<Int128>> wide_blocks;  // blocks that did not fit 64 bits, until collected

  std::int64_t* narrow() { return column.type == Type::text ? text_ids.data() : column.narrow.data(); }
  const std::int64_t* narrow() const { return column.type == Type::text ? text_ids.data() : column.narrow.data(); }
};

struct FrameState {
  const ProgramState* program = nullptr;
  std::size_t rows = 0;
  TextPool texts;
  std::vector<InputColumn> inputs;
  std::vector<ItemColumn> items;
  std::vector<std::uint8_t> failed;  // by row
  std::mutex growing;                // guards errors and wide_blocks while threads evaluate
};

}  // namespace fenhao::formula
