#include "payroll/checks.h"

#include <algorithm>

namespace fenhao::payroll {
namespace {

using policy::Insurance;

const ChargeLine* charge_of(const EmployeeResult& result, Insurance insurance) {
  const auto found = std::ranges::find_if(result.charges, [&](const ChargeLine& line) { return line.charge.insurance == insurance; });
  return found == result.charges.end() ? nullptr : &*found;
}

class Warnings {
 public:
  explicit Warnings(const std::string& employee) : employee_(employee) {}
  void add(std::string code, Text message) { notices.push_back({Notice::Severity::warning, std::move(code), employee_, std::move(message)}); }
  std::vector<Notice> notices;

 private:
  const std::string& employee_;
};

// Items of the templates that the law checks say better, with figures and article.
bool said_by_law(const ItemColumn& item, const Rules& rules) {
  return rules.labour && rules.settings && (item.code == "below_minimum_wage" || item.code == "overtime_over_limit");
}

// What goes on from the year before into January.
void check_confirmed(std::span<const Deduction* const> deductions, TaxMonth month, Warnings& warnings) {
  if (month.month.number() != 1) return;
  std::string kinds;
  for (const auto* deduction : deductions) {
    const auto kind = tax::parse_deduction_kind(deduction->kind);
    const bool goes_on = deduction->from < month.month && (!deduction->to || *deduction->to >= month.month);
    if (kind && tax::is_special_additional(*kind) && goes_on) kinds += (kinds.empty() ? "" : ", ") + deduction->kind;
  }
  if (!kinds.empty())
    warnings.add("deduction.not_confirmed", {"上年申报的专项附加扣除延续到本年，须由本人在上年 12 月确认，没有确认的自一月起暂停扣除（国家税务总局公告 2022 年第 7 号第九条）",
                                             "special additional deductions go on from last year (" + kinds + "): the person confirms them each December, else they rest from January (STA 2022 No. 7)"});
}

void check_items(const EmployeeResult& result, const GroupColumns& columns, const Rules& rules, Warnings& warnings) {
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    const auto& item = columns.items[i];
    if (said_by_law(item, rules)) continue;
    if (item.type != formula::Type::boolean || !has_tag(item, "校验") || result.values[i].is_zero()) continue;
    warnings.add("check." + item.code, {"校验项“" + item.name + "”成立，请核对", "check item " + item.code + " holds: please look"});
  }
}

}  // namespace

std::vector<Notice> check_result(const EmployeeResult& result, const GroupColumns& columns, const Rules& rules) {
  Warnings warnings(result.person.employee);
  if (result.net.is_negative())
    warnings.add("negative_net", {"实发为负，无法发放；请查扣款", "net pay is negative and cannot be paid; check the deductions"});
  if (result.tax.bonus && result.tax.bonus->in_dead_zone)
    warnings.add("bonus_dead_zone", {"全年一次性奖金落在临界区间，少发一些到手反而更多；批准前请比较两种计税方式",
                                     "the full-year bonus lies in a dead zone: a smaller bonus would leave more; compare both treatments before approval"});
  if (const auto* care = charge_of(result, Insurance::long_term_care); care && !care->charge.employee.is_zero())
    warnings.add("long_term_care_not_deducted", {"长期护理保险个人部分不属于四项专项扣除，未在税前扣除",
                                                 "the employee's long-term care share is none of the four deductible contributions and was not deducted before tax"});
  check_items(result, columns, rules, warnings);
  return std::move(warnings.notices);
}

RunChecks::RunChecks(const RunView& view, const MonthFacts& facts, const Rules& rules)
    : view_(view), rules_(rules), wages_(rules, facts.month, facts.known), standing_(view, facts, rules), charges_(view, facts, rules) {
  for (const auto& group : view.groups) positions_.emplace(group.code, FigurePositions(group));
}

std::vector<Notice> RunChecks::of(const EmployeeResult& result) {
  const auto* columns = view_.group(result.group);
  if (!columns) return {};
  const auto& at = positions_.at(columns->code);
  auto notices = standing_.of(result, at);
  if (!rules_.labour) return notices;
  const auto* terms = standing_.terms_of(result);
  const bool full_time = result.tax.income_kind == IncomeKind::wage && !(terms && terms->kind == contribution::WorkKind::part_time);
  std::ranges::move(wages_.of(result, at, full_time), std::back_inserter(notices));
  std::ranges::move(charges_.of(result, *columns, at), std::back_inserter(notices));
  return notices;
}

std::vector<Notice> check_declarations(const std::string& employee, std::span<const Deduction* const> deductions, const tax::DeductionLimits* limits, TaxMonth month) {
  Warnings warnings(employee);
  check_confirmed(deductions, month, warnings);
  if (!limits) return std::move(warnings.notices);
  for (const auto* deduction : deductions) {
    const auto kind = tax::parse_deduction_kind(deduction->kind);
    if (!kind) continue;  // refused with the declaration itself
    for (auto& warning : tax::check_declaration(*limits, {*kind, deduction->from, deduction->to, deduction->amount}))
      warnings.add("deduction." + warning.code, std::move(warning.message));
  }
  return std::move(warnings.notices);
}

}  // namespace fenhao::payroll
