#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

#include "formula/block_runner.h"
#include "formula/row_messages.h"

namespace fenhao::formula {
namespace {

// Groups of blocks are taken by whichever thread is free; every block writes only its own rows.
void run_blocks(const Code& code, FrameState& frame, unsigned threads) {
  const std::size_t blocks = (frame.rows + block_rows - 1) / block_rows;
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      BlockRunner runner(code, frame);
      for (std::size_t block = next++; block < blocks; block = next++) {
        const std::size_t first = block * block_rows;
        runner.run(first, std::min(block_rows, frame.rows - first));
      }
    } catch (...) {
      const std::lock_guard lock(frame.growing);
      failure = std::current_exception();
      next = blocks;
    }
  };
  {
    std::vector<std::jthread> helpers;
    const std::size_t wanted = std::min<std::size_t>(std::max(threads, 1u), blocks);
    for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

// After all blocks: columns that need it become wide, failed rows are marked, texts are spelled out.
void collect(FrameState& frame, ItemColumn& item) {
  item.computed = true;
  if (!item.wide_blocks.empty()) {
    item.column.wide.assign(item.column.narrow.begin(), item.column.narrow.end());
    for (const auto& [first, values] : item.wide_blocks)
      std::copy(values.begin(), values.end(), item.column.wide.begin() + static_cast<std::ptrdiff_t>(first));
    item.column.narrow.clear();
    item.wide_blocks.clear();
  }
  item.column.missing.clear();
  if (!item.errors.empty()) item.column.missing.resize(frame.rows);
  for (std::size_t row = 0; row < item.errors.size(); ++row) {
    if (item.errors[row] == 0) continue;
    item.column.missing[row] = 1;
    if (!item.column.wide.empty())
      item.column.wide[row] = 0;
    else
      item.narrow()[row] = 0;
  }
  if (item.column.type != Type::text) return;
  item.column.texts.resize(frame.rows);
  for (std::size_t row = 0; row < frame.rows; ++row)
    item.column.texts[row] = item.column.is_missing(row) ? std::string() : frame.texts.at(item.text_ids[row]);
}

// The items that one cause has stopped in one row, in the order of evaluation.
struct Stopped {
  ErrorId cause;
  std::vector<std::size_t> items;
};

Error with_consequences(const ProgramState& program, const Stopped& stopped) {
  const Item& first = program.items[stopped.items.front()];
  Error error = describe_row_error(program, stopped.cause).at({.subject = name_of(first)});
  if (stopped.items.size() == 1) return error;
  std::string names;
  constexpr std::size_t shown = 5;
  for (std::size_t i = 1; i < stopped.items.size() && i <= shown; ++i)
    names += (i > 1 ? "、" : "") + name_of(program.items[stopped.items[i]]);
  const std::string count = std::to_string(stopped.items.size() - 1);
  const bool more = stopped.items.size() - 1 > shown;
  return std::move(error).while_doing({"因此还有 " + count + " 个项目未算出：" + names + (more ? " 等" : ""),
                                       count + " more items could not be computed: " + names + (more ? " ..." : "")});
}

// One error for each row and cause: the first item it stopped, with the others named in it.
std::vector<RowError> row_errors(const ProgramState& program, const FrameState& frame, int stage) {
  std::vector<std::size_t> failing, earlier;
  for (const std::size_t item : program.order) {
    if (frame.items[item].errors.empty()) continue;
    if (program.item_stages[item] == stage)
      failing.push_back(item);
    else if (program.item_stages[item] < stage)
      earlier.push_back(item);
  }
  std::vector<RowError> errors;
  if (failing.empty()) return errors;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    if (frame.failed[row] == 0) continue;
    std::vector<Stopped> causes;
    for (const std::size_t item : failing) {
      const ErrorId cause = frame.items[item].errors[row];
      if (cause == 0) continue;
      const auto known =
          std::find_if(causes.begin(), causes.end(), [&](const Stopped& each) { return each.cause == cause; });
      if (known != causes.end())
        known->items.push_back(item);
      else
        causes.push_back({cause, {item}});
    }
    for (const auto& stopped : causes) {
      const bool reported = std::any_of(earlier.begin(), earlier.end(), [&](std::size_t item) {
        return frame.items[item].errors[row] == stopped.cause;
      });
      if (!reported)
        errors.push_back({row, program.items[stopped.items.front()].code, with_consequences(program, stopped)});
    }
  }
  return errors;
}

}  // namespace

std::vector<RowError> Program::evaluate(Frame& frame, int stage, const EvaluateOptions& options) const {
  if (frame.state_->program != state_.get() || stage < 0 || stage >= stages())
    throw Failure(Error(ErrorCode::internal, {"数据不属于这套规则，或没有这个阶段",
                                              "the frame belongs to another program, or there is no such stage"}));
  for (const std::size_t item : state_->order) {
    if (state_->item_stages[item] != stage) continue;
    ItemColumn& column = frame.state_->items[item];
    column.errors.clear();
    if (!column.column.wide.empty()) {
      column.column.wide.clear();
      column.column.narrow.assign(frame.rows(), 0);
    }
  }
  run_blocks(state_->stages[static_cast<std::size_t>(stage)], *frame.state_, options.threads);
  std::vector<std::uint8_t>& failed = frame.state_->failed;
  std::fill(failed.begin(), failed.end(), std::uint8_t{0});
  for (const std::size_t item : state_->order) {
    ItemColumn& column = frame.state_->items[item];
    if (state_->item_stages[item] == stage) collect(*frame.state_, column);
    for (std::size_t row = 0; row < column.column.missing.size(); ++row) failed[row] |= column.column.missing[row];
  }
  return row_errors(*state_, *frame.state_, stage);
}

}  // namespace fenhao::formula
