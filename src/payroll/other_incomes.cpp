#include "payroll/other_incomes.h"

#include <algorithm>

#include "tax/equity.h"
#include "tax/non_resident.h"
#include "tax/gross_up.h"
#include "tax/one_off.h"
#include "tax/remuneration.h"

namespace fenhao::payroll {
namespace {

using Kind = SeparateTax::Kind;

std::unexpected<Error> not_stated(std::string_view heading, const Text& why) {
  const std::string column(heading);
  return fail(Error(ErrorCode::invalid_input, {why.zh + "，但变动薪资没有填“" + column + "”", why.en + ", but " + column + " is not stated in variable pay"})
                  .way_out({"在变动薪资里加“" + column + "”一列并填写", "add the column " + column + " to the variable pay and fill it in"}));
}

Status refuse_wage_items(const WageItems& wages, Money equity, const Text& who) {
  for (const Money amount : {wages.severance, wages.early_retirement, wages.internal_retirement, equity})
    if (!amount.is_zero())
      return fail(Error(ErrorCode::not_allowed, {who.zh + "没有离职补偿、退休补贴" + (equity.is_zero() ? "" : "、股权激励") + "单独计税的规定可循", "no rule says how severance, retirement grants" + std::string(equity.is_zero() ? "" : " or equity incentives") + " of " + who.en + " are taxed by themselves"})
                      .way_out({"删去这一项，或改薪资组", "remove the item, or change the salary group"}));
  return {};
}

Status refuse_net_agreed(const WageItems& wages, const Text& who) {
  if (wages.net_agreed.is_zero()) return {};
  return fail(Error(ErrorCode::not_allowed, {who.zh + "不适用税后约定", who.en + " have no net pay agreed here"}).way_out({"录入税前金额", "enter the amount before tax"}));
}

SeparateTax::Kind payment_kind(tax::RemunerationKind kind) {
  switch (kind) {
    case tax::RemunerationKind::author: return Kind::author_payment;
    case tax::RemunerationKind::royalty: return Kind::royalty_payment;
    case tax::RemunerationKind::labour: break;
  }
  return Kind::labour_payment;
}

// Tax borne by the payer on a payment of remuneration: the smallest gross that leaves the net, verified forward
// (STA 2018 No. 61 art. 8). It is the whole payment: nothing else of the month can stand beside it.
Status gross_up_payment(const tax::Parameters& parameters, tax::RemunerationKind kind, WageItems& wages, TaxWorking& working) {
  if (wages.net_agreed.is_zero()) return {};
  if (!wages.income.is_zero())
    return fail(Error(ErrorCode::invalid_input, {tax::label(kind).zh + "既有税前金额，又有税后约定", tax::label(kind).en + " is stated both before and after tax"})
                    .way_out({"同一次支付只录入一种", "enter one of the two for a payment"}));
  FENHAO_TRY(solved, tax::gross_up_remuneration(parameters, kind, wages.net_agreed));
  working.net_agreed = wages.net_agreed;
  working.grossed_up = wages.income = working.input.income = solved.found.gross;
  return {};
}

Status add_retirement_grants(const tax::Parameters& parameters, const WageItems& wages, const TaxChoices& choices, TaxWorking& working) {
  if (wages.early_retirement.is_zero() && wages.internal_retirement.is_zero()) return {};
  if (!choices.months_to_retirement) return not_stated("距法定退休月数", {"有提前退休或内部退养的一次性收入", "there is a retirement grant"});
  const int months = *choices.months_to_retirement;
  if (!wages.early_retirement.is_zero()) {
    FENHAO_TRY(grant, tax::tax_early_retirement(parameters, wages.early_retirement, months, parameters.rules.readings.early_retirement));
    working.separate.push_back({.kind = Kind::early_retirement, .income = wages.early_retirement, .taxable = grant.taxable, .months = months,
                                .rate = grant.rate, .quick_deduction = grant.quick_deduction, .tax = grant.tax});
  }
  if (!wages.internal_retirement.is_zero()) {
    const auto& input = working.input;
    const Money wage = std::max(Money{}, input.income - input.exempt - input.special - input.special_additional - input.other);
    FENHAO_TRY(together, tax::tax_internal_retirement(parameters, wages.internal_retirement, months, wage));
    FENHAO_TRY(wage_alone, tax::tax_by(parameters.monthly, wage - parameters.basic_deduction));
    working.separate.push_back({.kind = Kind::internal_retirement, .income = wages.internal_retirement, .before = wage_alone, .taxable = together.taxable,
                                .months = months, .rate = together.rate, .quick_deduction = together.quick_deduction,
                                .tax = std::max(Money{}, together.tax - wage_alone)});
  }
  return {};
}

// What of a bonus or an equity incentive of a non-resident is taxed in China: what is stated, or all of it when the month
// was spent and paid here.
Result<Money> part_in_china(Money whole, const std::optional<Money>& stated, std::string_view heading, const TaxSurroundings& surroundings) {
  const auto& choices = surroundings.choices;
  if (stated) return *stated;
  const bool all_here = choices.paid_abroad.is_zero() && choices.days_in_china && *choices.days_in_china == Decimal(surroundings.days);
  if (all_here) return whole;
  return not_stated(heading, {"非居民的奖金、股权激励只有部分在境内计税", "only a part of a non-resident's bonus or equity incentive is taxed in China"});
}

// All of the year's together by the monthly table over six months, less what was taxed before (MOF/STA 2019 No. 35
// art. 3 (2)).
Status add_non_resident_equity(const tax::Parameters& parameters, const WageItems& wages, const TaxSurroundings& surroundings, TaxWorking& working) {
  if (wages.equity.is_zero()) return {};
  FENHAO_TRY(in_china, part_in_china(wages.equity, surroundings.choices.equity_in_china, "股权激励境内收入额", surroundings));
  const Money before = working.others_before.equity;
  FENHAO_TRY(equity, tax::tax_non_resident_equity(parameters, before, in_china));
  working.separate.push_back({.kind = Kind::non_resident_equity, .income = in_china, .before = before, .exempt = wages.equity - in_china, .taxable = in_china,
                              .rate = equity.rate, .quick_deduction = equity.quick_deduction, .tax = equity.tax});
  return {};
}

}  // namespace

Status add_severance(const tax::Parameters& parameters, const WageItems& wages, const TaxSurroundings& surroundings, TaxWorking& working) {
  if (wages.severance.is_zero()) return {};
  const auto& choices = surroundings.choices;
  if (!surroundings.average_wage)
    return fail(Error(ErrorCode::not_found, {"有解除劳动合同的一次性补偿，但不知道当地上年平均工资，算不出免税限额", "there is a one-off compensation, but last year's average wage of the place is unknown"})
                    .way_out({"向当地核实后用 fenhao policy record 登记 average_wage", "ask the authority and record average_wage with fenhao policy record"}));
  FENHAO_TRY(tax, tax::tax_severance(parameters,
                                     {.total = wages.severance, .annual_average_wage = *surroundings.average_wage * 12, .bankruptcy = choices.bankruptcy,
                                      .statutory_part = choices.statutory_severance},
                                     parameters.rules.readings.severance));
  working.separate.push_back({.kind = Kind::severance, .income = wages.severance, .exempt = tax.exempt, .taxable = tax.taxable, .rate = tax.rate,
                              .quick_deduction = tax.quick_deduction, .tax = tax.tax});
  working.input.income += tax.to_wages;
  return {};
}

Status add_separate_incomes(const tax::Parameters& parameters, const WageItems& wages, const TaxSurroundings& surroundings, TaxWorking& working) {
  FENHAO_CHECK(add_retirement_grants(parameters, wages, surroundings.choices, working));
  if (wages.equity.is_zero()) return {};
  const Money before = working.others_before.equity;
  FENHAO_TRY(equity, tax::tax_equity(parameters, before, wages.equity, working.month));
  working.separate.push_back({.kind = Kind::equity, .income = wages.equity, .before = before, .taxable = equity.year_income, .rate = equity.rate,
                              .quick_deduction = equity.quick_deduction, .tax = equity.tax});
  return {};
}

Status withhold_labour_remuneration(const tax::Parameters& parameters, const Declared& declared, const WageItems& given,
                                    const TaxSurroundings& surroundings, TaxWorking& working) {
  WageItems wages = given;
  FENHAO_CHECK(refuse_wage_items(wages, wages.equity, {"劳务、稿酬、特许权使用费的收款人", "people paid remuneration"}));
  if (!wages.bonus.is_zero())
    return fail(Error(ErrorCode::not_allowed, {label(declared.income_kind).zh + "没有全年一次性奖金的算法", label(declared.income_kind).en + " knows no full-year bonus"})
                    .way_out({"把这笔钱录入为这一种报酬", "enter the sum as this remuneration"}));
  const auto scope = labour_scope(declared.income_kind);
  const auto kind = *remuneration_kind(declared.income_kind);
  if (declared.is_resident && !scope) FENHAO_CHECK(gross_up_payment(parameters, kind, wages, working));
  else FENHAO_CHECK(refuse_net_agreed(wages, {"非居民和按累计预扣的劳务人员", "non-residents and people withheld cumulatively"}));
  if (!declared.is_resident || !scope) {
    const Money income = wages.income - wages.exempt;
    const auto withheld = declared.is_resident ? tax::withhold_remuneration(parameters, kind, income)
                                               : tax::withhold_non_resident_remuneration(parameters, kind, income);
    if (!withheld) return fail(withheld.error());
    if (!income.is_zero())
      working.separate.push_back({.kind = payment_kind(kind), .income = wages.income, .exempt = wages.exempt, .taxable = withheld->taxable,
                                  .rate = withheld->rate, .quick_deduction = withheld->quick_deduction, .tax = withheld->tax});
    return {};
  }
  LabourWorking labour{.scope = *scope, .months = declared.basic_months};
  labour.month = {.income = wages.income, .exempt = wages.exempt, .surcharges = surroundings.choices.surcharges, .other = wages.other};
  for (const auto& [unused, amount] : declared.other_this_month) labour.month.other += amount;
  FENHAO_TRY(withheld, tax::withhold_labour(parameters, *scope, declared.others.labour, labour.month, labour.months, declared.month));
  labour.withholding = withheld;
  working.labour = labour;
  return {};
}

Status withhold_non_resident(const tax::Parameters& parameters, const Declared& declared, const WageItems& wages,
                             const TaxSurroundings& surroundings, TaxWorking& working) {
  FENHAO_CHECK(refuse_wage_items(wages, Money{}, {"非居民", "non-residents"}));
  FENHAO_CHECK(refuse_net_agreed(wages, {"非居民", "non-residents"}));
  const auto& choices = surroundings.choices;
  const Text who{"按非居民计税", "taxed as a non-resident"};
  if (!choices.residence_days) return not_stated("全年境内居住天数", who);
  if (!choices.days_in_china) return not_stated("境内工作天数", who);
  FENHAO_TRY(source, tax::wage_source(parameters.rules.non_resident, *choices.residence_days, choices.executive, {}));
  const Money paid_here = wages.income - wages.exempt;
  FENHAO_TRY(income, tax::wage_income(source, {.worldwide = paid_here + choices.paid_abroad, .borne_in_china = paid_here,
                                               .days_in_china = *choices.days_in_china, .days = surroundings.days}));
  FENHAO_TRY(month, tax::tax_non_resident_month(parameters, income));
  working.separate.push_back({.kind = Kind::non_resident_wage, .income = income, .exempt = wages.income + choices.paid_abroad - income, .taxable = month.taxable,
                              .rate = month.rate, .quick_deduction = month.quick_deduction, .tax = month.tax});
  FENHAO_CHECK(add_non_resident_equity(parameters, wages, surroundings, working));
  if (wages.bonus.is_zero()) return {};
  if (choices.bonus_tax_borne && !choices.bonus_tax_borne->is_zero())
    return fail(Error(ErrorCode::not_allowed, {"非居民的数月奖金没有由单位负担税款的算法", "a non-resident's bonus of several months knows no tax borne by the employer"})
                    .way_out({"录入税前奖金，删去“奖金税款负担比例”", "enter the bonus before tax and remove 奖金税款负担比例"}));
  if (!declared.bonus_taxed_alone.is_zero())
    return fail(Error(ErrorCode::conflict, {"非居民的数月奖金一年只能单独计税一次，本年已用过", "a non-resident's bonus of several months is taxed alone once a year, and was this year"})
                    .way_out({"把这笔奖金录入为当月奖金", "enter this bonus as a monthly bonus"}));
  FENHAO_TRY(in_china, part_in_china(wages.bonus, choices.bonus_in_china, "奖金境内收入额", surroundings));
  FENHAO_TRY(bonus, tax::tax_non_resident_bonus(parameters, in_china));
  working.separate.push_back({.kind = Kind::non_resident_bonus, .income = in_china, .exempt = wages.bonus - in_china, .taxable = bonus.income,
                              .rate = bonus.rate, .quick_deduction = bonus.quick_deduction, .tax = bonus.tax});
  return {};
}

}  // namespace fenhao::payroll
