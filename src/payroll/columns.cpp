#include "payroll/columns.h"

#include <limits>

namespace fenhao::payroll {

formula::Column make_column(const formula::Input& input, std::span<const Payee* const> payees) {
  formula::Column column;
  column.type = input.type;
  column.scale = input.scale;
  column.missing.assign(payees.size(), 0);
  const bool text = input.type == formula::Type::text;
  if (text) column.texts.resize(payees.size());
  else column.narrow.resize(payees.size());
  for (std::size_t row = 0; row < payees.size(); ++row) {
    const auto found = payees[row]->inputs.find(input.code);
    if (found == payees[row]->inputs.end() || found->second.missing) {
      column.missing[row] = 1;
    } else if (text) {
      column.texts[row] = found->second.text;
    } else {
      column.narrow[row] = static_cast<std::int64_t>(found->second.number.round(input.scale, RoundingMode::down).coefficient());
    }
  }
  return column;
}

Status fits(const formula::Input& input, const InputValue& value) {
  if (value.missing || input.type == formula::Type::text) return {};
  const Decimal exact = value.number.normalized();
  if (exact.scale() > input.scale)
    return fail(ErrorCode::invalid_input, input.zh + " 的值 " + exact.to_string() + " 多于 " + std::to_string(input.scale) + " 位小数",
                input.code + ": " + exact.to_string() + " has more than " + std::to_string(input.scale) + " decimals");
  const Int128 units = exact.round(input.scale, RoundingMode::down).coefficient();
  if (units > std::numeric_limits<std::int64_t>::max() || units < std::numeric_limits<std::int64_t>::min())
    return fail(ErrorCode::overflow, input.zh + " 的值超出范围", input.code + " is out of range");
  return {};
}

}  // namespace fenhao::payroll
