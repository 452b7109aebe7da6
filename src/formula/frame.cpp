#include <limits>

#include "formula/frame_state.h"

namespace fenhao::formula {
namespace {

std::string describe(const Input& input) { return name_of(input); }

Status check_shape(const Input& input, const Column& column, std::size_t rows) {
  const std::string name = describe(input);
  if (column.type != input.type)
    return fail(
        ErrorCode::invalid_input,
        "输入项“" + name + "”应为" + label(kind_of(input.type)).zh + "，给的是" + label(kind_of(column.type)).zh,
        "input \"" + name + "\" is " + label(kind_of(input.type)).en + ", the column is " +
            label(kind_of(column.type)).en);
  const std::size_t size = column.type == Type::text ? column.texts.size()
                           : column.wide.empty()     ? column.narrow.size()
                                                     : column.wide.size();
  if (size != rows || (!column.missing.empty() && column.missing.size() != rows))
    return fail(ErrorCode::invalid_input,
                "输入项“" + name + "”有 " + std::to_string(size) + " 行，应为 " + std::to_string(rows) + " 行",
                "input \"" + name + "\" has " + std::to_string(size) + " rows instead of " + std::to_string(rows));
  const int declared = is_numeric(kind_of(input.type)) ? input.scale : 0;
  if (column.scale > declared || column.scale < 0)
    return fail(ErrorCode::invalid_input,
                "输入项“" + name + "”最多 " + std::to_string(declared) + " 位小数，给的是 " +
                    std::to_string(column.scale) + " 位",
                "input \"" + name + "\" has at most " + std::to_string(declared) + " decimals, the column has " +
                    std::to_string(column.scale));
  if (column.type == Type::boolean)
    for (std::size_t i = 0; i < rows; ++i)
      if (!column.is_missing(i) && column.narrow[i] != 0 && column.narrow[i] != 1)
        return fail(ErrorCode::invalid_input, "输入项“" + name + "”第 " + std::to_string(i + 1) + " 行不是是/否",
                    "input \"" + name + "\", row " + std::to_string(i + 1) + ": neither yes nor no");
  return {};
}

// Brings a column to the scale its input declares.
Status widen(const Input& input, Column& column) {
  const Int128 factor = power_of_ten(input.scale - column.scale);
  column.scale = input.scale;
  if (factor == 1) return {};
  std::vector<Int128> wide(std::max(column.narrow.size(), column.wide.size()));
  bool fits = true;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    const Int128 value = column.wide.empty() ? Int128{column.narrow[i]} : column.wide[i];
    if (__builtin_mul_overflow(value, factor, &wide[i]))
      return fail(ErrorCode::overflow, "输入项“" + describe(input) + "”第 " + std::to_string(i + 1) + " 行的数太大",
                  "input \"" + describe(input) + "\", row " + std::to_string(i + 1) + ": the number is too large");
    fits = fits && wide[i] >= std::numeric_limits<std::int64_t>::min() &&
           wide[i] <= std::numeric_limits<std::int64_t>::max();
  }
  column.narrow.clear();
  column.wide.clear();
  if (!fits) return column.wide = std::move(wide), Status{};
  for (const Int128 value : wide) column.narrow.push_back(static_cast<std::int64_t>(value));
  return {};
}

}  // namespace

Decimal Column::decimal(std::size_t row) const {
  return Decimal::of(wide.empty() ? Int128{narrow[row]} : wide[row], scale);
}

Frame::Frame(const Program& program, std::size_t rows) : state_(std::make_unique<FrameState>()) {
  const ProgramState& compiled = *program.state_;
  state_->program = &compiled;
  state_->rows = rows;
  state_->texts = compiled.texts;
  state_->inputs.resize(compiled.environment.inputs.size());
  state_->items.resize(compiled.items.size());
  state_->failed.assign(rows, 0);
  for (std::size_t i = 0; i < compiled.items.size(); ++i) {
    ItemColumn& item = state_->items[i];
    item.column.type = type_of(compiled.checked[i].kind);
    item.column.scale = compiled.checked[i].scale;
    if (item.column.type == Type::text)
      item.text_ids.resize(rows);
    else
      item.column.narrow.resize(rows);
  }
}

Frame::Frame(Frame&&) noexcept = default;
Frame& Frame::operator=(Frame&&) noexcept = default;
Frame::~Frame() = default;

std::size_t Frame::rows() const { return state_->rows; }
bool Frame::failed(std::size_t row) const { return state_->failed[row] != 0; }

Status Frame::set_input(std::string_view code, Column column) {
  const auto found = state_->program->inputs.find(code);
  if (found == state_->program->inputs.end())
    return fail(ErrorCode::invalid_input, "没有输入项“" + std::string(code) + "”",
                "there is no input \"" + std::string(code) + "\"");
  const Input& input = state_->program->environment.inputs[found->second];
  FENHAO_CHECK(check_shape(input, column, state_->rows));
  if (is_numeric(kind_of(input.type))) FENHAO_CHECK(widen(input, column));
  InputColumn& target = state_->inputs[found->second];
  target.text_ids.clear();
  if (column.type == Type::text)
    for (const auto& text : column.texts) target.text_ids.push_back(state_->texts.intern(text));
  target.column = std::move(column);
  target.set = true;
  return {};
}

const Column& Frame::input(std::string_view code) const {
  return state_->inputs[state_->program->input_index(code)].column;
}
const Column& Frame::item(std::string_view code) const {
  return state_->items[state_->program->item_index(code)].column;
}

}  // namespace fenhao::formula
