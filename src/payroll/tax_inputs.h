// Columns of variable pay that every salary group takes whether its formulas read them or not: what the tax of a
// month asks for beyond pay items. The one list of the house; intake reads them, the calculation uses them. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/money.h"

namespace fenhao::payroll {

struct TaxInput {
  std::string_view code;      // "variable.bonus_treatment"
  std::string_view heading;   // 奖金计税方式
  std::string_view note;      // what to fill in
  // A choice among words, recorded by its position; empty = a number that is not negative.
  std::vector<std::string_view> words;
};

std::span<const TaxInput> tax_inputs();
const TaxInput* find_tax_input(std::string_view code);
// Position of the word; absent when it is none of the input's.
std::optional<int> word_of(const TaxInput& input, std::string_view written);

// The same, read for one person and month; absent = not stated.
struct TaxChoices {
  bool bonus_merged = false;                // 奖金计税方式: 并入
  std::optional<Rate> bonus_tax_borne;      // 奖金税款负担比例: the share of the bonus's tax that the employer bears
  std::optional<int> months_to_retirement;  // 距法定退休月数
  std::optional<Money> statutory_severance;  // 法定经济补偿
  bool bankruptcy = false;                  // 破产安置
  Money surcharges;                         // 附加税费, of insurance agents
  std::optional<int> residence_days;        // 全年境内居住天数
  std::optional<Decimal> days_in_china;     // 境内工作天数
  Money paid_abroad;                        // 境外支付工资
  bool executive = false;                   // 境内企业高管
  std::optional<Money> bonus_in_china;      // 奖金境内收入额
  std::optional<Money> equity_in_china;     // 股权激励境内收入额
  Money foreign_allowances;                 // 外籍免税津补贴, contained in the income
  Money donation;                           // 准予扣除的捐赠额
  std::optional<Rate> reduction_rate;       // 减征比例
  std::optional<Money> reduction_cap;       // 全年减征限额; absent = the province has none
};

}  // namespace fenhao::payroll
