#include "payroll/withholding.h"

#include <algorithm>

#include "payroll/employed_stretches.h"
#include "payroll/other_incomes.h"
#include "payroll/tax_free_limits.h"
#include "tax/deductions.h"
#include "tax/foreign_resident.h"
#include "tax/gross_up.h"
#include "tax/saving.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

bool holds_in(const tax::Declaration& declaration, Month month) {
  return declaration.from <= month && (!declaration.to || month <= *declaration.to);
}

Result<std::vector<tax::Declaration>> declarations_of(std::span<const Deduction* const> deductions, int tax_year) {
  std::vector<tax::Declaration> declarations;
  for (const auto* deduction : deductions) {
    FENHAO_TRY(kind, tax::parse_deduction_kind(deduction->kind));
    declarations.push_back({kind, deduction->from, deduction->to, deduction->amount});
  }
  FENHAO_CHECK(tax::check_compatible(declarations, tax_year));
  return declarations;
}

Month january(Month month) { return Month::from_index(month.year() * 12); }

Error history_missing(Month first, Month last) {
  const std::string from = first.to_string(), to = last.to_string();
  return Error(ErrorCode::not_found, {"没有税款所属期 " + from + " 至 " + to + " 的本年累计数据，无法累计预扣个税",
                                      "no year-to-date figures for the tax months " + from + " to " + to + ": cumulative withholding cannot be computed"})
      .way_out({"导入截至 " + to + " 的本年累计（税款所属期是发放月；一直没有发过的写 0），或先计算并关闭以前月份；已关闭的月份漏了这个人，用 fenhao retro 并入",
                "import the year-to-date history through " + to + " (the tax month is the month of payment; 0 where nothing was paid), or run and close the earlier months first; who was left out of a closed month is carried with fenhao retro"});
}

Status check_history(const Taxpayer& taxpayer, TaxMonth month, const History* history) {
  const auto& hired = taxpayer.employment->hired;
  const bool next_period = taxpayer.attendance_from_day > 1 && hired.day() >= taxpayer.attendance_from_day;
  const Month first_earned = hired.month() + (next_period ? 1 : 0);
  const Month first_paid = std::max(first_earned + taxpayer.entity->pay_month_offset, january(month.month));
  const Month first_missing = history ? std::max(history->through.month + 1, first_paid) : first_paid;
  if (first_missing < month.month) return fail(history_missing(first_missing, month.month - 1));
  // Figures of an earlier employment here in the year stay (re-hire).
  for (std::size_t i = 0; i + 1 < taxpayer.stretches.size(); ++i) {
    const auto& last_day = taxpayer.stretches[i].last_day;
    if (!last_day) continue;  // refused with the months employed
    const Month last_paid = last_day->month() + taxpayer.entity->pay_month_offset;
    const Month known = history ? history->through.month : january(month.month) - 1;
    if (last_paid >= january(month.month) && known < std::min(last_paid, month.month - 1)) return fail(history_missing(known + 1, last_paid));
  }
  return {};
}

// STA 2020 No. 19 art. 1: all twelve months of last year withheld here, wages of that year (with bonuses, nothing
// deducted) within the limit, still employed here since January.
bool had_small_income(const tax::Parameters& parameters, const Taxpayer& taxpayer, TaxMonth month, const History* last_year) {
  if (!parameters.small_income_limit || !last_year) return false;
  const Month this_january = january(month.month), last_january = this_january - 12;
  const auto& current = taxpayer.stretches.back();
  if (current.last_day && current.last_day->month() < this_january) return false;
  const bool whole_year = current.hired.month() + taxpayer.entity->pay_month_offset <= last_january && last_year->through.month == this_january - 1;
  return whole_year && last_year->figures.income + last_year->bonus_taxed_alone <= *parameters.small_income_limit;
}

Status choose_rule(const tax::Parameters& parameters, const Taxpayer& taxpayer, const History* history, const History* last_year, Declared& declared) {
  using Rule = tax::BasicDeductionRule;
  const int year = declared.month.month.year();
  const bool hired_this_year = taxpayer.employment->hired.year() == year;
  if (history) declared.rule = history->rule;
  if (taxpayer.income_kind != IncomeKind::wage) {
    if (declared.rule == Rule::first_job_in_year) declared.rule = Rule::months_employed;
    return {};
  }
  if (taxpayer.person && taxpayer.person->first_job && hired_this_year) {
    if (*taxpayer.person->first_job) declared.rule = Rule::first_job_in_year;
    else if (declared.rule == Rule::first_job_in_year) declared.rule = Rule::months_employed;
  }
  if (declared.rule == Rule::first_job_in_year && !declared.others.labour.figures.income.is_zero())
    return fail(Error(ErrorCode::conflict, {"本年已按累计预扣法扣过劳务报酬，不能再按当年首次入职扣除（国家税务总局公告 2020 年第 13 号）",
                                            "labour remuneration was withheld cumulatively this year: the first-job rule does not hold (STA 2020 No. 13)"})
                    .way_out({"在花名册的“入职年度就业情形”里填“非首次入职”", "write 非首次入职 in the roster's column 入职年度就业情形"}));
  // Hired again within the year: no longer employed here since January.
  const bool hired_again = taxpayer.stretches.size() > 1 && hired_this_year;
  if (declared.rule == Rule::sixty_thousand && hired_again) declared.rule = Rule::months_employed;
  if (!history && declared.rule == Rule::months_employed && had_small_income(parameters, taxpayer, declared.month, last_year)) {
    declared.rule = Rule::sixty_thousand;
    declared.rule_is_new = true;
  }
  return {};
}

// What was paid in the year, up to the year's limit (MOF/STA 2022 No. 34, 2024 No. 21).
Money pension_allowed(const tax::DeductionLimits* limits, Money paid) {
  return limits && limits->pension_year_limit ? std::min(paid, *limits->pension_year_limit) : paid;
}

Status add_declarations(std::span<const Deduction* const> deductions, const Taxpayer& taxpayer, Declared& declared) {
  using Kind = tax::DeductionKind;
  const Month tax_month = declared.month.month;
  FENHAO_TRY(declarations, declarations_of(deductions, tax_month.year()));
  const TaxMonth december{january(tax_month) + 11};
  const auto* limits = taxpayer.limits;
  Money to_date, pension_to_date, pension_now;
  for (const auto& declaration : declarations) {
    const std::string kind(tax::to_string(declaration.kind));
    const Money amount = declared_to_date(declaration, declared.month, taxpayer.stretches);
    if (tax::is_special_additional(declaration.kind)) {
      declared.additional_expected += declared_to_date(declaration, december, taxpayer.stretches);
      if (amount.is_zero()) continue;
      declared.additional_to_date[kind] += amount;
      to_date += amount;
      continue;
    }
    const Money now = holds_in(declaration, tax_month) ? declaration.monthly : Money{};
    if (declaration.kind == Kind::pension) {
      pension_to_date += amount;
      pension_now += now;
    } else if (!now.is_zero()) {
      declared.other_this_month[kind] += declaration.kind == Kind::health && limits ? std::min(now, limits->health) : now;
    }
  }
  const std::string pension(tax::to_string(Kind::pension));
  const Money allowed = pension_allowed(limits, pension_to_date), before = pension_allowed(limits, pension_to_date - pension_now);
  if (!pension_now.is_zero()) declared.other_this_month[pension] = allowed - before;
  // The tax client asks for the personal pension to date as well.
  if (!pension_to_date.is_zero()) declared.additional_to_date[pension] = allowed;
  declared.additional_this_month = to_date - declared.before.special_additional;
  return {};
}

void add_contributions(const std::vector<ChargeLine>& charges, TaxWorking& working) {
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
}

// With a share of its tax borne by the employer the bonus is `amount` and that part of the tax (STA 2011 No. 28).
Status withhold_bonus(const tax::Parameters& parameters, const Declared& declared, Money amount, const std::optional<Rate>& borne, TaxWorking& working) {
  if (amount.is_zero()) return {};
  if (!declared.bonus_taxed_alone.is_zero())
    return fail(Error(ErrorCode::conflict, {"本年已有一笔全年一次性奖金单独计税，一年只能用一次（财税〔2018〕164 号第一条）",
                                            "a full-year bonus was taxed alone this year already; once a year only (Caishui 2018 No. 164 art. 1)"})
                    .way_out({"在变动薪资的“奖金计税方式”里填“并入”", "write 并入 (merged) in the column 奖金计税方式 of variable pay"}));
  if (!borne || borne->is_zero()) {
    FENHAO_TRY(bonus, tax::annual_bonus(parameters, amount, declared.month));
    working.bonus = bonus;
    return {};
  }
  FENHAO_TRY(solved, tax::gross_up_bonus(parameters, amount, *borne, declared.month));
  working.bonus = solved.tax;
  working.bonus_borne = solved.employer_bears;
  return {};
}

// Tax borne by the employer: the smallest gross that leaves the agreed net after the employee's contributions and the
// tax of the month, solved with everything else of the month in the tax base and verified forward (STA 2018 No. 61).
Status gross_up(const tax::Parameters& parameters, const Declared& declared, const std::vector<ChargeLine>& charges, Money net, TaxWorking& working) {
  if (net.is_zero()) return {};
  auto& input = working.input;
  Money withheld_contributions;
  for (const auto& line : charges) withheld_contributions += line.charge.employee;
  auto month = input;
  month.special = Money{};
  const Money not_deductible = withheld_contributions - input.special;
  FENHAO_TRY(solved, tax::gross_up_wage(parameters, declared.before, month, {.fixed = input.special}, net + not_deductible));
  working.net_agreed = net;
  working.grossed_up = solved.found.gross;
  input.income += solved.found.gross;
  return {};
}

// 减征 for the disabled, elderly living alone and martyrs' families: the province's rate and yearly cap on the tax of the
// year so far (IIT Law art. 5), the month is the difference.
Status reduce(const tax::Parameters& parameters, const Declared& declared, const TaxChoices& choices, TaxWorking& working) {
  if (!choices.reduction_rate) return {};
  if (!working.net_agreed.is_zero())
    return fail(Error(ErrorCode::not_allowed, {"约定税后工资的人不能同时填减征比例", "a wage agreed after tax knows no reduction of tax"})
                    .way_out({"删去其中一项", "remove one of the two"}));
  const Money year_tax = working.wage.cumulative_tax;
  FENHAO_TRY(reduced, tax::reduce_tax(year_tax, *choices.reduction_rate, choices.reduction_cap.value_or(year_tax)));
  working.input.reliefs = std::max(Money{}, reduced.reduction - declared.before.reliefs);
  FENHAO_TRY(wage, tax::withhold(parameters, declared.before, working.input));
  working.wage = wage;
  return {};
}

// Cumulative wages and the bonus of a resident.
Status withhold_wages(const tax::Parameters& parameters, const Declared& declared, const std::vector<ChargeLine>& charges, const WageItems& wages,
                      const TaxSurroundings& surroundings, TaxWorking& working) {
  auto& input = working.input;
  const bool bonus_merged = surroundings.choices.bonus_merged;
  input.rule = declared.rule;
  input.basic_months = declared.basic_months;
  input.special = working.pension + working.medical + working.unemployment + working.housing_fund;
  input.special_additional = declared.additional_this_month;
  input.donation = surroundings.choices.donation;
  input.other = wages.other;
  for (const auto& [unused, amount] : working.other_by_kind) input.other += amount;
  const auto& borne = surroundings.choices.bonus_tax_borne;
  if (bonus_merged && borne && !borne->is_zero())
    return fail(Error(ErrorCode::not_allowed, {"并入综合所得的奖金没有由单位负担税款的算法（国家税务总局公告 2011 年第 28 号只管单独计税）", "a merged bonus knows no tax borne by the employer (STA 2011 No. 28 is about one taxed alone)"})
                    .way_out({"奖金单独计税，或删去“奖金税款负担比例”", "tax the bonus alone, or remove 奖金税款负担比例"}));
  if (bonus_merged) {
    input.income += wages.bonus;
    working.bonus_merged = wages.bonus;
  }
  FENHAO_CHECK(gross_up(parameters, declared, charges, wages.net_agreed, working));
  FENHAO_TRY(wage, tax::withhold(parameters, declared.before, input));
  working.wage = wage;
  FENHAO_CHECK(reduce(parameters, declared, surroundings.choices, working));
  return bonus_merged ? Status() : withhold_bonus(parameters, declared, wages.bonus, borne, working);
}

// Allowances a foreigner chose instead of special additional deductions: exempt, contained in the income.
Status exempt_allowances(const tax::Parameters& parameters, const Declared& declared, Money allowances, WageItems& wages) {
  if (allowances.is_zero()) return {};
  const Money additional = declared.before.special_additional + std::max(Money{}, declared.additional_this_month);
  FENHAO_CHECK(tax::check_foreigner_choice(parameters, allowances, additional, declared.month));
  wages.exempt += allowances;
  if (wages.exempt <= wages.income) return {};
  return fail(Error(ErrorCode::invalid_input, {"外籍免税津补贴 " + allowances.to_string() + " 超过本月计税收入，应是应发里的一部分", "the exempt allowances " + allowances.to_string() + " exceed the month's income: they are a part of it"})
                  .way_out({"把津补贴也录入为应发", "enter the allowances as pay too"}));
}

}  // namespace

Result<Declared> declare(const tax::Parameters& parameters, const Taxpayer& given, EarningMonth month, std::span<const Deduction* const> deductions,
                         const History* history, const History* last_year) {
  Taxpayer taxpayer = given;
  if (taxpayer.stretches.empty()) taxpayer.stretches = {{taxpayer.employment->hired, taxpayer.employment->last_day}};
  Declared declared;
  declared.month = TaxMonth{month.month + taxpayer.entity->pay_month_offset};
  declared.income_kind = taxpayer.income_kind;
  FENHAO_CHECK(check_history(taxpayer, declared.month, history));
  if (history) {
    declared.before = history->figures;
    declared.others = history->others;
    declared.bonus_taxed_alone = history->bonus_taxed_alone;
  }
  if (taxpayer.person) {
    declared.is_resident = taxpayer.person->tax_resident_in(declared.month.month);
    declared.status_changed = declared.is_resident != taxpayer.person->tax_resident_in(declared.month.month - 1);
  }
  FENHAO_CHECK(choose_rule(parameters, taxpayer, history, last_year, declared));
  // Only the ordinary rule ends with the last day; the others count months of the year.
  const bool ordinary = declared.rule == tax::BasicDeductionRule::months_employed;
  FENHAO_TRY(months, basic_months(declared.month, taxpayer.stretches, ordinary, parameters.rules.readings.rehire));
  declared.basic_months = months;
  FENHAO_CHECK(add_declarations(deductions, taxpayer, declared));
  return declared;
}

Result<TaxWorking> withhold(const tax::Parameters& parameters, const Declared& declared, const std::vector<ChargeLine>& charges,
                            const WageItems& given, const TaxSurroundings& surroundings) {
  WageItems wages = given;
  FENHAO_CHECK(exempt_allowances(parameters, declared, surroundings.choices.foreign_allowances, wages));
  TaxWorking working;
  working.month = declared.month;
  working.income_kind = declared.income_kind;
  working.before = declared.before;
  working.others_before = declared.others;
  working.bonus_taxed_alone_before = declared.bonus_taxed_alone;
  working.input.month = declared.month;
  working.input.rule = declared.rule;
  working.input.income = wages.income;
  working.input.exempt = wages.exempt;
  working.wage.after = declared.before;
  const bool is_wage = declared.income_kind == IncomeKind::wage;
  if (is_wage && declared.is_resident) {
    working.additional_to_date = declared.additional_to_date;
    working.other_by_kind = declared.other_this_month;
    add_contributions(charges, working);
    FENHAO_CHECK(apply_tax_free_limits(parameters, charges, surroundings.average_wage, working));
    FENHAO_CHECK(add_severance(parameters, wages, surroundings, working));
    FENHAO_CHECK(withhold_wages(parameters, declared, charges, wages, surroundings, working));
    FENHAO_CHECK(add_separate_incomes(parameters, wages, surroundings, working));
    return working;
  }
  FENHAO_CHECK(is_wage ? withhold_non_resident(parameters, declared, wages, surroundings, working)
                       : withhold_labour_remuneration(parameters, declared, wages, surroundings, working));
  return working;
}

}  // namespace fenhao::payroll
