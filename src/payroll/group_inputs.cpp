#include "payroll/group_inputs.h"

namespace fenhao::payroll {
namespace {

using formula::Input;

// Σ amount × paid days in force. Four decimals: fen times hundredths of a day.
Input money_days(const Input& salary) {
  return {.code = salary.day_product, .zh = salary.zh + ".日积", .type = formula::Type::money, .scale = 4};
}

}  // namespace

std::vector<Input> inputs_of(const SalaryGroup& group) {
  std::vector<Input> inputs = common_inputs();
  for (const auto& each : group.inputs) {
    inputs.push_back(each.input);
    if (each.source == InputSource::salary) inputs.push_back(money_days(each.input));
  }
  for (const auto& each : group.parameters) inputs.push_back(each.input);
  return inputs;
}

}  // namespace fenhao::payroll
