#include "payroll/item_columns.h"

#include <array>
#include <utility>

namespace fenhao::payroll {

Result<Money> whole_fen(const formula::Column* column, const std::string& item, std::size_t row) {
  if (!column) return Money{};
  const Decimal value = column->decimal(row);
  if (value.scale() <= 2) return Money::round(value, Rounding::down_fen);
  const Decimal shortest = value.normalized();
  if (shortest.scale() > 2)
    return fail(Error(ErrorCode::invalid_input, {"项目“" + item + "”有不足一分的尾数 " + shortest.to_string(), "item " + item + " holds a fraction of a fen: " + shortest.to_string()})
                    .way_out({"给这个项目写明舍入方式", "state a rounding for this item"}));
  return Money::round(shortest, Rounding::down_fen);
}

ItemColumns::ItemColumns(const SalaryGroup& group, const formula::Frame& frame) : frame_(frame) {
  const auto& roles = group.roles;
  for (const auto& item : group.items) items_.push_back(&frame.item(item.code));
  const std::array<std::pair<const std::string*, Money WageItems::*>, 9> parts{{{&roles.taxable, &WageItems::income},
                                                                                {&roles.exempt, &WageItems::exempt},
                                                                                {&roles.other, &WageItems::other},
                                                                                {&roles.bonus, &WageItems::bonus},
                                                                                {&roles.severance, &WageItems::severance},
                                                                                {&roles.early_retirement, &WageItems::early_retirement},
                                                                                {&roles.internal_retirement, &WageItems::internal_retirement},
                                                                                {&roles.equity, &WageItems::equity},
                                                                                {&roles.net_agreed, &WageItems::net_agreed}}};
  for (const auto& [code, part] : parts)
    if (!code->empty()) parts_.push_back({code, column(*code), part});
}

Result<WageItems> ItemColumns::wages(std::size_t row) const {
  WageItems wages;
  for (const auto& [code, column, part] : parts_) {
    FENHAO_TRY(value, whole_fen(column, *code, row));
    wages.*part = value;
  }
  return wages;
}

}  // namespace fenhao::payroll
