#include "payroll/charge_checks.h"

#include <algorithm>

#include "contribution/arrears.h"
#include "contribution/base_and_months.h"
#include "payroll/figures.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

}  // namespace

ChargeChecks::ChargeChecks(const RunView& view, const MonthFacts& facts, const Rules& rules)
    : view_(view), month_(facts.month.month) {
  const Date day = month_.last_day();
  if (rules.contribution)
    if (auto found = rules.contribution->at(day)) national_ = std::move(*found);
  if (!rules.settings) return;
  if (auto found = rules.settings->at<contribution::LateFeeStart>(day)) overdue_ = std::move(*found);
  if (auto found = rules.settings->at<contribution::LateFeeCeiling>(day)) ceiling_ = std::move(*found);
  if (auto found = rules.settings->at<contribution::LeaverCutoff>(day)) cutoff_ = std::move(*found);
}

std::vector<Notice> ChargeChecks::of(const EmployeeResult& result, const GroupColumns& columns, const FigurePositions& positions) const {
  std::vector<Notice> notices;
  employers_own(result, columns, positions, notices);
  late_fee(result, notices);
  leaver(result, notices);
  return notices;
}

void AnnuitySums::add(const EmployeeResult& result, const FigurePositions& positions) {
  const Figures figures(result, positions);
  wages += result.gross;
  employer += figures.amount(figures.at.annuity_employer).value_or(Money{});
  employee += figures.amount(figures.at.annuity_employee).value_or(Money{});
}

void AnnuitySums::add(const AnnuitySums& other) {
  wages += other.wages;
  employer += other.employer;
  employee += other.employee;
}

std::vector<Notice> annuity_notices(const std::map<std::string, AnnuitySums>& entities, const Rules& rules, Month month) {
  if (!rules.labour) return {};
  const auto annuity = rules.labour->at<labour::AnnuityRules>(month.last_day());
  if (!annuity) return {};
  std::vector<Notice> notices;
  for (const auto& [entity, sums] : entities) {
    if (sums.employer.is_zero() && sums.employee.is_zero()) continue;
    const auto checked = labour::check_annuity(sums.wages, sums.employer, sums.employee, *annuity);
    if (!checked || checked->within()) continue;
    const std::string employer = annuity->most_of_employer.percent(), together = annuity->most_together.percent();
    notices.push_back({Notice::Severity::warning, "annuity_over_limit", entity,
                       {"企业年金本月单位缴 " + sums.employer.to_string() + "、个人缴 " + sums.employee.to_string() + "，工资总额 " + sums.wages.to_string() + "；全年单位不超过工资总额的 " + employer + "，合计不超过 " + together + "（" + annuity->basis.document + "）",
                        "annuity of the month: employer " + sums.employer.to_string() + ", employees " + sums.employee.to_string() + ", wages " + sums.wages.to_string() + "; over a year at most " + employer + " by the employer and " + together + " together (Order 36 of 2017 art. 15)"}});
  }
  return notices;
}

// Back payments of social insurance in the run, each from its first overdue day to the day of payment. The fund has no
// late fee by statute.
void ChargeChecks::late_fee(const EmployeeResult& result, std::vector<Notice>& notices) const {
  const auto paid = view_.payment_dates.find(result.entity);
  if (!national_ || !overdue_ || paid == view_.payment_dates.end()) return;
  Money principal, fee;
  std::optional<Date> first;
  for (const auto& line : result.charges) {
    const Money owed = line.charge.employer + line.charge.employee;
    if (!line.back_pay || line.charge.insurance == Insurance::housing_fund || owed <= Money{}) continue;
    const Date from = overdue_->first_overdue_day(line.back_pay->month);
    const auto of_line = contribution::late_fee(owed, national_->late_fee_per_day, contribution::overdue_days(from, paid->second));
    if (!of_line || of_line->is_zero()) continue;
    principal += owed;
    fee += ceiling_ ? ceiling_->bounded(*of_line, owed) : *of_line;
    first = first ? std::min(*first, from) : from;
  }
  if (fee.is_zero()) return;
  notices.push_back(warning(result.person.employee, "late_fee",
                            {"补缴以前月份社会保险 " + principal.to_string() + "，按欠费处理时自 " + first->to_string() + " 起到 " + paid->second.to_string() + " 止的滞纳金约 " + fee.to_string() + "（每日 " +
                                 national_->late_fee_per_day.percent() + "，《社会保险法》第八十六条）；由单位承担，不在工资里代扣",
                             "social insurance of " + principal.to_string() + " for earlier months: as arrears a late fee of about " + fee.to_string() + " from " + first->to_string() + " to " + paid->second.to_string() +
                                 " (Social Insurance Law art. 86), borne by the employer and never deducted from pay"}));
}

void ChargeChecks::employers_own(const EmployeeResult& result, const GroupColumns& columns, const FigurePositions& positions, std::vector<Notice>& notices) const {
  for (const std::size_t i : positions.employers_own) {
    const auto& item = columns.items[i];
    if (result.values[i].is_zero()) continue;
    notices.push_back(warning(result.person.employee, "employers_own_deducted",
                              {"“" + item.name + "”" + result.values[i].normalized().to_string() + " 不得从工资里扣：工伤、生育保险费和滞纳金都由单位承担（《社会保险法》第三十三条、第五十三条、第八十六条）",
                               item.code + " of " + result.values[i].normalized().to_string() + " may not be deducted: work injury, maternity and late fees are the employer's (Social Insurance Law art. 33, 53, 86)"}));
  }
}

void ChargeChecks::leaver(const EmployeeResult& result, std::vector<Notice>& notices) const {
  if (!cutoff_ || !result.last_day || result.last_day->month() != month_) return;
  const auto own = std::ranges::find_if(result.charges, [](const ChargeLine& line) { return !line.back_pay; });
  if (own == result.charges.end()) return;
  const auto stated = cutoff_->at(own->place);
  if (!stated) {
    notices.push_back(warning(result.person.employee, "leaver_cutoff", {stated.error().describe(Lang::zh), stated.error().describe(Lang::en)}));
    return;
  }
  const auto day = *stated;
  const Month last = contribution::last_insurance_month(*result.last_day, day).month;
  if (!day || last >= month_) return;
  notices.push_back(warning(result.person.employee, "covered_after_cutoff",
                            {"最后工作日 " + result.last_day->to_string() + "，当地 " + std::to_string(*day) + " 日前离职的缴到上月；参保方案应止于 " + last.to_string() + "（" + cutoff_->basis.document + "）",
                             "left on " + result.last_day->to_string() + ", by the " + std::to_string(*day) + "th: the last month due at the place is " + last.to_string() + "; end the contribution plan there"}));
}

}  // namespace fenhao::payroll
