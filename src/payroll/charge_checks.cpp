#include "payroll/charge_checks.h"

#include <algorithm>
#include <array>

#include "contribution/arrears.h"
#include "contribution/base_and_months.h"
#include "payroll/figures.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

Notice warning(const EmployeeResult& result, std::string code, Text message) {
  return {Notice::Severity::warning, std::move(code), result.person.employee, std::move(message)};
}

bool names_employers_own(const std::string& name) {
  constexpr std::array words{"滞纳金", "工伤保险", "生育保险"};
  return std::ranges::any_of(words, [&](const char* word) { return name.find(word) != std::string::npos; });
}

bool is_deduction(const ItemColumn& item) {
  return item.type == formula::Type::money &&
         (Figures::has_tag(item, "税后") || Figures::has_tag(item, "扣款") || Figures::has_tag(item, "社保"));
}

}  // namespace

ChargeChecks::ChargeChecks(const RunView& view, const MonthFacts& facts, const Rules& rules)
    : view_(view), month_(facts.month.month), national_(rules.contribution) {
  if (!rules.settings) return;
  const Date day = month_.last_day();
  if (auto found = rules.settings->at<contribution::LateFeeStart>(day)) overdue_ = std::move(*found);
  if (auto found = rules.settings->at<contribution::LeaverCutoff>(day)) cutoff_ = std::move(*found);
}

std::vector<Notice> ChargeChecks::of(const EmployeeResult& result, const GroupColumns& columns) const {
  std::vector<Notice> notices;
  employers_own(result, columns, notices);
  late_fee(result, notices);
  leaver(result, notices);
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
    fee += *of_line;
    first = first ? std::min(*first, from) : from;
  }
  if (fee.is_zero()) return;
  notices.push_back(warning(result, "late_fee",
                            {"补缴以前月份社会保险 " + principal.to_string() + "，按欠费处理时自 " + first->to_string() + " 起到 " + paid->second.to_string() + " 止的滞纳金约 " + fee.to_string() + "（每日 " +
                                 national_->late_fee_per_day.percent() + "，《社会保险法》第八十六条）；由单位承担，不在工资里代扣",
                             "social insurance of " + principal.to_string() + " for earlier months: as arrears a late fee of about " + fee.to_string() + " from " + first->to_string() + " to " + paid->second.to_string() +
                                 " (Social Insurance Law art. 86), borne by the employer and never deducted from pay"}));
}

void ChargeChecks::employers_own(const EmployeeResult& result, const GroupColumns& columns, std::vector<Notice>& notices) const {
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    const auto& item = columns.items[i];
    if (!is_deduction(item) || result.values[i].is_zero() || !names_employers_own(item.name)) continue;
    notices.push_back(warning(result, "employers_own_deducted",
                              {"“" + item.name + "”" + result.values[i].normalized().to_string() + " 不得从工资里扣：工伤、生育保险费和滞纳金都由单位承担（《社会保险法》第三十三条、第五十三条、第八十六条）",
                               item.code + " of " + result.values[i].normalized().to_string() + " may not be deducted: work injury, maternity and late fees are the employer's (Social Insurance Law art. 33, 53, 86)"}));
  }
}

void ChargeChecks::leaver(const EmployeeResult& result, std::vector<Notice>& notices) const {
  if (!cutoff_ || !result.last_day || result.last_day->month() != month_) return;
  const auto own = std::ranges::find_if(result.charges, [](const ChargeLine& line) { return !line.back_pay; });
  if (own == result.charges.end()) return;
  const auto day = cutoff_->at(own->place);
  const Month last = contribution::last_insurance_month(*result.last_day, day).month;
  if (!day || last >= month_) return;
  notices.push_back(warning(result, "covered_after_cutoff",
                            {"最后工作日 " + result.last_day->to_string() + "，当地 " + std::to_string(*day) + " 日前离职的缴到上月；参保方案应止于 " + last.to_string() + "（" + cutoff_->basis.document + "）",
                             "left on " + result.last_day->to_string() + ", by the " + std::to_string(*day) + "th: the last month due at the place is " + last.to_string() + "; end the contribution plan there"}));
}

}  // namespace fenhao::payroll
