#include <algorithm>
#include <iterator>

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

std::vector<std::string> labour_lines(const payroll::LabourWorking& labour, Money withheld_before) {
  const auto& result = labour.withholding;
  const auto& sums = result.after.figures;
  std::string taxable = "累计劳务报酬 " + sums.income.grouped() + less("费用（20%）", result.expense) + less("展业成本", result.agent_cost) +
                        less("附加税费", sums.surcharges) + less("免税收入", sums.exempt) + less("减除费用", result.cumulative_basic) +
                        less("其他扣除", sums.other) + " = 累计应纳税所得额 " + result.cumulative_taxable.grouped();
  if (result.taxable_before_clamp.is_negative()) taxable += "（不足减除，按零计）";
  std::string due = times_rate(result.cumulative_taxable.grouped(), result.rate, result.quick_deduction) + " = 累计应纳税额 " +
                    result.cumulative_tax.grouped() + less("减免税额", sums.reliefs) + less("已预缴", withheld_before) + " = 本月应扣个税 " + result.due.grouped();
  return {std::move(taxable), std::move(due)};
}

std::string with_months(const payroll::SeparateTax& each) {
  return each.months == 0 ? std::string{} : "，距法定退休 " + std::to_string(each.months) + " 个月";
}

std::string separate_line(const payroll::SeparateTax& each) {
  using Kind = payroll::SeparateTax::Kind;
  const Text name = payroll::label(each.kind), law = payroll::basis(each.kind);
  std::string text = name.zh + " " + each.income.grouped() + less("免税", each.exempt) + with_months(each) + "，应纳税所得额 " + each.taxable.grouped();
  if (each.kind == Kind::early_retirement || each.kind == Kind::non_resident_bonus)
    text += "，税率 " + each.rate.percent() + "，速算扣除数 " + each.quick_deduction.grouped();
  else
    text += "：" + times_rate(each.taxable.grouped(), each.rate, each.quick_deduction);
  if (each.kind == Kind::internal_retirement) text += less("当月工资单独应纳", each.before);
  if (each.kind == Kind::equity && !each.before.is_zero()) text += " − 本年以前 " + each.before.grouped() + " 的税额";
  return text + " = 个税 " + each.tax.grouped() + "（" + law.zh + "）";
}

}  // namespace

std::vector<std::string> tax_working(const payroll::TaxWorking& tax) {
  std::vector<std::string> lines;
  if (tax.income_kind == payroll::IncomeKind::wage && !is_non_resident(tax)) lines = {taxable_line(tax.wage), due_line(tax)};
  if (!tax.bonus_merged.is_zero()) lines.push_back("全年一次性奖金 " + tax.bonus_merged.grouped() + " 已并入本月收入，不单独计税");
  if (tax.bonus) lines.push_back(bonus_line(*tax.bonus));
  if (tax.labour) std::ranges::move(labour_lines(*tax.labour, tax.others_before.labour.withheld), std::back_inserter(lines));
  for (const auto& each : tax.separate) lines.push_back(separate_line(each));
  return lines;
}

}  // namespace fenhao::report
