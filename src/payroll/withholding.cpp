#include "payroll/withholding.h"

#include <algorithm>

#include "tax/deductions.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

bool holds_in(const tax::Declaration& declaration, Month month) {
  return declaration.from <= month && (!declaration.to || month <= *declaration.to);
}

Result<std::vector<tax::Declaration>> declarations_of(const std::vector<const Deduction*>& deductions, int tax_year) {
  std::vector<tax::Declaration> declarations;
  for (const auto* deduction : deductions) {
    FENHAO_TRY(kind, tax::parse_deduction_kind(deduction->kind));
    declarations.push_back({kind, deduction->from, deduction->to, deduction->amount});
  }
  FENHAO_CHECK(tax::check_compatible(declarations, tax_year));
  return declarations;
}

Month january(Month month) { return Month::from_index(month.year() * 12); }

// The last day as far as it limits the months of this tax year. Wages of December paid in January after leaving
// count January: the year is new and the text names no other month.
std::optional<Date> last_day_in_year(const std::optional<Date>& last_day, Month tax_month) {
  if (!last_day || last_day->month() < january(tax_month)) return std::nullopt;
  return last_day;
}

}  // namespace

Result<Declared> declare(const people::Employment& employment, const people::LegalEntity& entity, EarningMonth month, int attendance_from_day,
                         const std::vector<const Deduction*>& deductions, const History* history) {
  Declared declared;
  declared.month = TaxMonth{month.month + entity.pay_month_offset};
  const Month tax_month = declared.month.month;
  const bool next_period = attendance_from_day > 1 && employment.hired.day() >= attendance_from_day;
  const Month first_earned = employment.hired.month() + (next_period ? 1 : 0);
  const Month first_paid = std::max(first_earned + entity.pay_month_offset, january(tax_month));
  const Month first_missing = history ? std::max(history->through.month + 1, first_paid) : first_paid;
  if (first_missing < tax_month)
    return fail(Error(ErrorCode::not_found, {"没有税款所属期 " + first_missing.to_string() + " 至 " + (tax_month - 1).to_string() + " 的本年累计数据，无法累计预扣个税",
                                             "no year-to-date figures for the tax months " + first_missing.to_string() + " to " + (tax_month - 1).to_string() + ": cumulative withholding cannot be computed"})
                    .way_out({"导入截至 " + (tax_month - 1).to_string() + " 的本年累计（税款所属期是发放月），或先计算并关闭以前月份",
                              "import the year-to-date history through " + (tax_month - 1).to_string() + " (the tax month is the month of payment), or run and close the earlier months first"}));
  if (history) {
    declared.before = history->figures;
    declared.rule = history->rule;
    declared.bonus_taxed_alone = history->bonus_taxed_alone;
  }
  FENHAO_TRY(declarations, declarations_of(deductions, tax_month.year()));
  Money to_date;
  for (const auto& declaration : declarations) {
    const std::string kind(tax::to_string(declaration.kind));
    if (tax::is_special_additional(declaration.kind)) {
      const Money amount = tax::declared_to_date(declaration, declared.month, employment.hired, last_day_in_year(employment.last_day, tax_month));
      if (amount.is_zero()) continue;
      declared.additional_to_date[kind] += amount;
      to_date += amount;
    } else if (holds_in(declaration, tax_month)) {
      declared.other_this_month[kind] += declaration.monthly;
    }
    // The tax client asks for the personal pension to date as well.
    if (declaration.kind == tax::DeductionKind::pension)
      declared.additional_to_date[kind] += tax::declared_to_date(declaration, declared.month, employment.hired, last_day_in_year(employment.last_day, tax_month));
  }
  declared.additional_this_month = to_date - declared.before.special_additional;
  return declared;
}

Result<TaxWorking> withhold(const tax::Parameters& parameters, const people::Employment& employment, const Declared& declared,
                            const std::vector<ChargeLine>& charges, const WageItems& wages) {
  TaxWorking working;
  working.month = declared.month;
  working.before = declared.before;
  working.bonus_taxed_alone_before = declared.bonus_taxed_alone;
  working.additional_to_date = declared.additional_to_date;
  working.other_by_kind = declared.other_this_month;
  for (const auto& line : charges) {
    if (line.back_pay && line.back_pay->deducted_then) continue;
    const Money employee = line.charge.employee;
    switch (line.charge.insurance) {
      case Insurance::pension: working.pension += employee; break;
      case Insurance::medical:
      case Insurance::large_medical: working.medical += employee; break;
      case Insurance::unemployment: working.unemployment += employee; break;
      case Insurance::housing_fund: working.housing_fund += employee; break;
      case Insurance::work_injury:
      case Insurance::maternity:
      case Insurance::long_term_care: break;  // none of the four deductible contributions (IIT Law art. 6)
    }
  }
  auto& input = working.input;
  input.month = declared.month;
  input.rule = declared.rule;
  // Only the ordinary rule counts months of employment; the others count months of the year.
  const bool ordinary = declared.rule == tax::BasicDeductionRule::months_employed;
  input.basic_months = tax::months_employed(declared.month, employment.hired,
                                            ordinary ? last_day_in_year(employment.last_day, declared.month.month) : std::nullopt);
  input.income = wages.income;
  input.exempt = wages.exempt;
  input.special = working.pension + working.medical + working.unemployment + working.housing_fund;
  input.special_additional = declared.additional_this_month;
  input.other = wages.other;
  for (const auto& [unused, amount] : declared.other_this_month) input.other += amount;
  FENHAO_TRY(wage, tax::withhold(parameters, declared.before, input));
  working.wage = wage;
  if (wages.bonus.is_zero()) return working;
  if (!declared.bonus_taxed_alone.is_zero())
    return fail(Error(ErrorCode::conflict, {"本年已有一笔全年一次性奖金单独计税，一年只能用一次（财税〔2018〕164 号第一条）",
                                            "a full-year bonus was taxed alone this year already; once a year only (Caishui 2018 No. 164 art. 1)"})
                    .way_out({"把这笔奖金录入为当月奖金，并入综合所得", "enter this bonus as a monthly bonus, merged with wages"}));
  FENHAO_TRY(bonus, tax::annual_bonus(parameters, wages.bonus, declared.month));
  working.bonus = bonus;
  return working;
}

}  // namespace fenhao::payroll
