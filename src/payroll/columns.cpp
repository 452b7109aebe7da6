#include "payroll/columns.h"

#include <limits>

namespace fenhao::payroll {

formula::Column make_column(const formula::Input& input, std::size_t position, std::span<const Payee* const> payees) {
  formula::Column column;
  column.type = input.type;
  column.scale = input.scale;
  column.missing.assign(payees.size(), 0);
  const bool text = input.type == formula::Type::text;
  if (text) column.texts.resize(payees.size());
  else column.narrow.resize(payees.size());
  for (std::size_t row = 0; row < payees.size(); ++row) {
    const auto& value = payees[row]->inputs[position];
    if (value.missing) column.missing[row] = 1;
    else if (text) column.texts[row] = value.text;
    else column.narrow[row] = static_cast<std::int64_t>(value.number.round(input.scale, RoundingMode::down).coefficient());
  }
  return column;
}

Status fits(const formula::Input& input, const InputValue& value) {
  if (value.missing || input.type == formula::Type::text) return {};
  const auto narrow = [](Int128 units) { return units <= std::numeric_limits<std::int64_t>::max() && units >= std::numeric_limits<std::int64_t>::min(); };
  if (value.number.scale() == input.scale && narrow(value.number.coefficient())) return {};
  const Decimal exact = value.number.normalized();
  if (exact.scale() > input.scale)
    return fail(ErrorCode::invalid_input, input.zh + " 的值 " + exact.to_string() + " 多于 " + std::to_string(input.scale) + " 位小数",
                input.code + ": " + exact.to_string() + " has more than " + std::to_string(input.scale) + " decimals");
  const Int128 units = exact.round(input.scale, RoundingMode::down).coefficient();
  if (!narrow(units))
    return fail(ErrorCode::overflow, input.zh + " 的值超出范围", input.code + " is out of range");
  return {};
}

}  // namespace fenhao::payroll
