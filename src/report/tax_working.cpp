#include "report/labels.h"
#include "report/payslip.h"

namespace fenhao::report {
namespace {

std::string times_rate(const std::string& amount, Rate rate, Money quick_deduction) {
  std::string text = amount + " × " + rate.percent();
  if (!quick_deduction.is_zero()) text += " − 速算扣除数 " + quick_deduction.grouped();
  return text;
}

// " − 专项扣除 1,234.00", nothing for zero.
std::string less(const char* name, Money amount) {
  return amount.is_zero() ? std::string{} : std::string(" − ") + name + " " + amount.grouped();
}

std::string taxable_line(const tax::Withholding& wage) {
  const auto& sums = wage.after;
  std::string text = "累计收入 " + sums.income.grouped() + less("免税收入", sums.exempt) +
                     less("减除费用", wage.cumulative_basic) + less("专项扣除", sums.special) +
                     less("专项附加扣除", sums.special_additional) + less("其他扣除", sums.other) +
                     less("准予扣除的捐赠", sums.donation) + " = 累计应纳税所得额 " + wage.cumulative_taxable.grouped();
  if (wage.taxable_before_clamp.is_negative()) text += "（不足减除，按零计）";
  return text;
}

std::string due_line(const payroll::TaxWorking& tax) {
  const auto& wage = tax.wage;
  std::string text = times_rate(wage.cumulative_taxable.grouped(), wage.rate, wage.quick_deduction) +
                     " = 累计应纳税额 " + wage.cumulative_tax.grouped() + less("减免税额", wage.after.reliefs) +
                     less("已预缴", tax.before.withheld) + " = 本月应扣个税 " + wage.due.grouped();
  if (!wage.over_withheld.is_zero())
    text += "（已多预缴 " + wage.over_withheld.grouped() + "，留抵本年以后月份或年度汇算）";
  return text;
}

std::string bonus_line(const tax::BonusTax& bonus) {
  return "全年一次性奖金 " + bonus.bonus.grouped() + " ÷ 12 适用税率 " + bonus.rate.percent() + "：" +
         times_rate(bonus.bonus.grouped(), bonus.rate, bonus.quick_deduction) + " = 奖金个税 " + bonus.tax.grouped();
}

}  // namespace

std::vector<std::string> tax_working(const payroll::TaxWorking& tax) {
  std::vector<std::string> lines{taxable_line(tax.wage), due_line(tax)};
  if (tax.bonus) lines.push_back(bonus_line(*tax.bonus));
  return lines;
}

}  // namespace fenhao::report
