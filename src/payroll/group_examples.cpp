#include <algorithm>

#include "payroll/group.h"
#include "payroll/group_inputs.h"
#include "payroll/group_values.h"

namespace fenhao::payroll {
namespace {

using formula::Input;
using formula::Item;
using formula::Type;

// Every example of a group is one row of a frame; all are evaluated at once, stage by stage.
class ExampleRun {
 public:
  ExampleRun(const SalaryGroup& group, const formula::Program& program)
      : group_(group), program_(program), frame_(program, group.examples.size()) {}

  std::vector<Error> run() {
    for (const auto& input : inputs_of(group_)) set_column(input);
    if (!errors_.empty()) return std::move(errors_);
    for (int stage = 0; stage < program_.stages(); ++stage)
      for (auto& failed : program_.evaluate(frame_, stage, {})) failures_.push_back(std::move(failed));
    for (std::size_t row = 0; row < group_.examples.size(); ++row)
      for (const auto& [name, expected] : group_.examples[row].expect) compare(row, name, expected);
    return std::move(errors_);
  }

 private:
  void set_column(const Input& input) {
    ColumnBuilder builder(input, group_.examples.size());
    for (std::size_t row = 0; row < group_.examples.size(); ++row) {
      const auto cell = value_of(input, row);
      if (!cell) {
        errors_.push_back(at(row, input.zh, cell.error()));
        continue;
      }
      if (!*cell) continue;
      if (const auto set = builder.set(row, **cell); !set) errors_.push_back(at(row, input.zh, set.error()));
    }
    if (const auto set = frame_.set_input(input.code, builder.take()); !set) errors_.push_back(set.error());
  }

  // Given, or what absence means, or for money-days the whole period at the amount; else unknown.
  Result<std::optional<Cell>> value_of(const Input& input, std::size_t row) const {
    if (const auto* written = given(input, row)) {
      FENHAO_TRY(cell, parse_cell(input.type, input.scale, *written));
      return cell;
    }
    const auto own = std::find_if(group_.inputs.begin(), group_.inputs.end(),
                                  [&](const GroupInput& each) { return each.input.code == input.code; });
    if (own != group_.inputs.end() && own->when_absent) return Cell{*own->when_absent, {}};
    for (const auto& parameter : group_.parameters)
      if (parameter.input.code == input.code && parameter.value) return Cell{*parameter.value, {}};
    const auto salary = std::find_if(group_.inputs.begin(), group_.inputs.end(), [&](const GroupInput& each) {
      return each.source == InputSource::salary && each.input.day_product == input.code;
    });
    if (salary == group_.inputs.end()) return std::nullopt;
    return whole_period(salary->input, row);
  }

  // amount × 考勤.计薪天数.
  Result<std::optional<Cell>> whole_period(const Input& salary, std::size_t row) const {
    FENHAO_TRY(amount, value_of(salary, row));
    FENHAO_TRY(days, value_of(full_days(), row));
    if (!amount || !days) return std::nullopt;
    return Cell{amount->number * days->number, {}};
  }

  static const Input& full_days() {
    const auto& inputs = common_inputs();
    return *std::find_if(inputs.begin(), inputs.end(), [](const Input& each) { return each.code == full_days_input; });
  }

  const std::string* given(const Input& input, std::size_t row) const {
    const auto& all = group_.examples[row].given;
    auto found = all.find(input.zh);
    if (found == all.end()) found = all.find(input.code);
    return found == all.end() ? nullptr : &found->second;
  }

  void compare(std::size_t row, const std::string& name, const std::string& written) {
    const auto item = std::find_if(group_.items.begin(), group_.items.end(),
                                   [&](const Item& each) { return each.code == name || each.zh == name; });
    if (item == group_.items.end()) {
      errors_.push_back(at(row, name, Error(ErrorCode::not_found, {"没有这个工资项目", "there is no such pay item"})));
      return;
    }
    const auto& column = frame_.item(item->code);
    if (column.is_missing(row)) {
      errors_.push_back(at(row, name, not_computed(row, *item)));
      return;
    }
    const auto expected = parse_cell(column.type, Decimal::max_scale, written);
    if (!expected) {
      errors_.push_back(at(row, name, expected.error()));
      return;
    }
    const auto got = cell_at(column, row);
    if (same_value(column.type, *expected, got)) return;
    const auto value = format_cell(column.type, got);
    errors_.push_back(at(
        row, name,
        Error(ErrorCode::invalid_input, {"应为 " + written + "，算得 " + value, "expected " + written + ", got " + value})));
  }

  // Why the item has no value: its own failure, or the first one of the example that it rests on.
  Error not_computed(std::size_t row, const Item& item) const {
    const formula::RowError* cause = nullptr;
    for (const auto& failed : failures_) {
      if (failed.row != row) continue;
      if (!cause || failed.item == item.code) cause = &failed;
    }
    if (cause) return cause->error;
    return Error(ErrorCode::invalid_input, {"算不出来", "could not be computed"});
  }

  Error at(std::size_t row, const std::string& subject, const Error& error) const {
    const auto& example = group_.examples[row];
    const Text message{"示例“" + example.name + "”的“" + subject + "”：" + error.message().zh,
                       "example \"" + example.name + "\", \"" + subject + "\": " + error.message().en};
    return Error(error.code(), message)
        .at({.file = group_.origin, .row = example.line, .subject = subject})
        .way_out(error.hint());
  }

  const SalaryGroup& group_;
  const formula::Program& program_;
  formula::Frame frame_;
  std::vector<formula::RowError> failures_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> run_examples(const SalaryGroup& group, const formula::Program& program) {
  if (group.examples.empty()) return {};
  return ExampleRun(group, program).run();
}

}  // namespace fenhao::payroll
