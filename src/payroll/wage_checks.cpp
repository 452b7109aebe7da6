#include "payroll/wage_checks.h"

#include <algorithm>

#include "payroll/figures.h"

namespace fenhao::payroll {
namespace {

// What the text knows for the day.
template <class Rules, class Text>
void read(std::optional<Rules>& rules, const Text* text, Date day) {
  if (!text) return;
  if (auto found = text->template at<Rules>(day)) rules = std::move(*found);
}

// Contributions of the month itself; what is made up for earlier months is not its pay.
Money own_contributions(const EmployeeResult& result) {
  Money sum;
  for (const auto& line : result.charges)
    if (!line.back_pay) sum += line.charge.employee;
  return sum;
}

// 当月工资: all that is paid without a full-year bonus.
Money wage_of_month(const EmployeeResult& result) {
  return result.gross - (result.tax.bonus ? result.tax.bonus->bonus : Money{});
}

std::string hours(const Decimal& value) { return value.normalized().to_string(); }

}  // namespace

WageChecks::WageChecks(const Rules& rules, EarningMonth month, Date known) : rules_(rules), month_(month), known_(known) {
  const Date day = month.month.last_day();
  read(time_, rules.labour, day);
  read(overtime_, rules.labour, day);
  read(limit_, rules.labour, day);
  read(sick_, rules.labour, day);
  read(damage_, rules.labour, day);
  read(leave_, rules.labour, day);
  read(contributions_, rules.settings, day);
  read(holiday_hours_, rules.settings, day);
}

std::vector<Notice> WageChecks::of(const EmployeeResult& result, const FigurePositions& columns, bool full_time) {
  std::vector<Notice> notices;
  const Figures figures(result, columns);
  if (full_time) {
    minimum_wage(result, figures, notices);
    sick_pay(result, figures, notices);
    overtime(result, figures, notices);
  }
  deductions(result, figures, notices);
  unused_leave(result, figures, notices);
  return notices;
}

void WageChecks::minimum_wage(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices) {
  const auto own = figures.amount(figures.at.minimum_wage_pay);
  if (!own || !contributions_ || !figures.full_attendance()) return;
  const auto minimum = minimum_at(result.place);
  if (!minimum) return;
  const Money total = *own + figures.amount(figures.at.minimum_wage_top_up).value_or(Money{});
  const labour::PayOfMonth pay{.total = std::max(Money{}, total), .employee_contributions = own_contributions(result)};
  const auto reading = contributions_->at(result.place);
  const auto checked = labour::check_minimum_wage(pay, *minimum, reading);
  if (!checked || checked->enough()) return;
  const bool excluded = reading == labour::ContributionsInMinimum::excluded;
  notices.push_back(warning(result.person.employee, "below_minimum_wage",
                            {"整月出勤，可比工资 " + checked->counted.to_string() + (excluded ? "（已减个人缴费 " + pay.employee_contributions.to_string() + "，当地最低工资不含个人缴费）" : "（含个人缴费）") +
                                 "，当地最低工资 " + minimum->to_string() + "，应补 " + checked->shortfall.to_string() + "（《最低工资规定》第十二条）",
                             "a full month's comparable pay is " + checked->counted.to_string() + (excluded ? " after contributions of " + pay.employee_contributions.to_string() : " with contributions") +
                                 ", the minimum wage " + minimum->to_string() + ": " + checked->shortfall.to_string() + " is missing (Minimum Wage Regulations art. 12)"}));
}

void WageChecks::sick_pay(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices) {
  const auto paid = figures.amount(figures.at.sick_pay);
  const auto days = figures.input(figures.at.sick_days), full = figures.input(figures.at.full_days);
  if (!paid || !days || !full || !sick_ || !time_ || days->is_zero()) return;
  const auto minimum = minimum_at(result.place);
  if (!minimum) return;
  const auto floor = labour::sick_pay(Money{}, *minimum, *sick_);
  if (!floor) return;
  const Decimal& month = time_->paid_days_a_month;
  const Decimal counted = *days >= *full ? month : std::min(*days, month);
  const Money least = Money::round(divide(floor->decimal() * counted, month, 2, RoundingMode::down), Rounding::down_fen);
  if (*paid >= least) return;
  notices.push_back(warning(result.person.employee, "sick_pay_below_floor",
                            {"病假 " + hours(*days) + " 天，病假工资 " + paid->to_string() + "，低于最低工资 " + minimum->to_string() + " 的 " + sick_->floor_of_minimum_wage.percent() + " 折算的 " + least.to_string() + "（" + sick_->basis.document + "）",
                             hours(*days) + " sick days are paid " + paid->to_string() + ", below " + least.to_string() + ", the part of " + sick_->floor_of_minimum_wage.percent() + " of the minimum wage " + minimum->to_string() + " (Laobufa 1995 No. 309 art. 59)"}));
}

void WageChecks::deductions(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices) {
  if (!damage_) return;
  const Money wage = wage_of_month(result);
  if (wage.is_negative()) return;  // negative_net says it
  const Money most = multiply(wage, damage_->most_of_wage, Rounding::down_fen);
  const std::string share = damage_->most_of_wage.percent();
  const Money damage = figures.amount(figures.at.damage_deduction).value_or(Money{});
  if (damage > most) {
    notices.push_back(warning(result.person.employee, "damage_over_share",
                              {"损失赔偿扣款 " + damage.to_string() + "，超过当月工资 " + wage.to_string() + " 的 " + share + "，最多 " + most.to_string() + "（" + damage_->basis.document + "）",
                               "a deduction of " + damage.to_string() + " for damage is more than " + share + " of the month's wage " + wage.to_string() + ": " + most.to_string() + " at most (Laobufa 1994 No. 489 art. 16)"}));
  }
  const auto minimum = damage > Money{} ? minimum_at(result.place) : std::nullopt;
  if (minimum && wage - damage < *minimum)
    notices.push_back(warning(result.person.employee, "damage_below_minimum",
                              {"损失赔偿扣款 " + damage.to_string() + " 后剩余工资 " + (wage - damage).to_string() + "，低于最低工资 " + minimum->to_string() + "（" + damage_->basis.document + "）",
                               "after a deduction of " + damage.to_string() + " for damage " + (wage - damage).to_string() + " is left, below the minimum wage " + minimum->to_string() + " (Laobufa 1994 No. 489 art. 16)"}));
  const auto all = figures.sum(figures.at.after_tax);
  if (damage > most || all.amount <= most) return;
  notices.push_back(warning(result.person.employee, "deductions_over_share",
                            {"税后扣款合计 " + all.amount.to_string() + "，超过当月工资 " + wage.to_string() + " 的 " + share + "；请核对每项扣款的依据（劳部发〔1994〕489号第十五条、第十六条）",
                             "deductions after tax of " + all.amount.to_string() + " are more than " + share + " of the month's wage " + wage.to_string() + ": check what each rests on (Laobufa 1994 No. 489 art. 15, 16)"}));
}

void WageChecks::overtime(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices) {
  if (!overtime_ || !limit_ || !time_ || !holiday_hours_) return;
  const auto of = [&](const FigurePositions::Position& position) { return figures.input(position).value_or(Decimal(0)); };
  const labour::ByDayClass worked{of(figures.at.weekday_overtime), of(figures.at.rest_day_overtime), of(figures.at.holiday_overtime)};
  if (worked.workday.is_zero() && worked.rest_day.is_zero() && worked.statutory_holiday.is_zero()) return;
  if (const auto limit = labour::overtime_limit(worked, holiday_hours_->reading(), *limit_); limit && limit->over())
    notices.push_back(warning(result.person.employee, "overtime_over_limit",
                              {"本月加班 " + hours(limit->counted) + " 小时，超过 " + hours(limit_->hours_a_month) + " 小时上限 " + hours(limit->excess) + " 小时；照常付酬并调整排班（" + limit_->basis.document + "）",
                               hours(limit->counted) + " hours of overtime, " + hours(limit->excess) + " above the limit of " + hours(limit_->hours_a_month) + ": pay them all the same and plan fewer (Labour Law art. 41)"}));
  const auto paid = figures.sum(figures.at.overtime_paid);
  const auto minimum = minimum_at(result.place);
  const auto own_base = figures.amount(figures.at.overtime_base);
  if (!own_base && !minimum) return;
  const Money base = labour::overtime_base(own_base.value_or(Money{}), minimum.value_or(Money{}));
  const auto least = labour::overtime_pay(base, worked, *overtime_, *time_);
  // Each item paid may lie half a fen below what it stands for, and so may the sum above its own.
  if (!least || (*least - paid.amount).fen() * 2 <= std::max(paid.items, 1) + 1) return;
  notices.push_back(warning(result.person.employee, "overtime_underpaid",
                            {"加班平日 " + hours(worked.workday) + "、休息日 " + hours(worked.rest_day) + "、法定节假日 " + hours(worked.statutory_holiday) + " 小时，按基数 " + base.to_string() + " 应不低于 " + least->to_string() +
                                 "，实发 " + paid.amount.to_string() + "（" + overtime_->basis.document + "；综合计算、不定时工时制另行核对）",
                             "overtime of " + hours(worked.workday) + ", " + hours(worked.rest_day) + " and " + hours(worked.statutory_holiday) + " hours (workdays, rest days, holidays) comes to " + least->to_string() + " on a base of " + base.to_string() +
                                 ", paid " + paid.amount.to_string() + " (Labour Law art. 44; look apart at comprehensive and flexible hours)"}));
}

void WageChecks::unused_leave(const EmployeeResult& result, const Figures& figures, std::vector<Notice>& notices) const {
  const auto days = figures.input(figures.at.unused_leave_days), average = figures.input(figures.at.average_wage);
  const auto paid = figures.amount(figures.at.unused_leave_pay);
  if (!days || !average || !paid || !leave_ || !time_ || days->is_zero()) return;
  const auto due = labour::unused_leave_pay(Money::round(*average, Rounding::half_up_fen), *days, *leave_, *time_);
  if (!due || *paid >= due->additional) return;
  notices.push_back(warning(result.person.employee, "leave_pay_short",
                            {"未休年休假 " + hours(*days) + " 天，日工资 " + due->daily.to_string() + "，应另付 " + due->additional.to_string() + "，实发 " + paid->to_string() + "（" + leave_->basis.document + "）",
                             hours(*days) + " days of leave not taken at " + due->daily.to_string() + " a day come to " + due->additional.to_string() + " besides the wage, paid " + paid->to_string() + " (Annual Leave Measures art. 10, 11)"}));
}

std::optional<Money> WageChecks::minimum_at(const std::string& place) {
  const auto [at, first] = minimum_.try_emplace(place);
  if (first)
    if (const auto known = rules_.library->minimum_wage(place, month_.month, known_)) at->second = known->value;
  return at->second;
}

}  // namespace fenhao::payroll
