#include "payroll/payee_tax.h"

#include <algorithm>
#include <array>

#include "payroll/bonus_choice.h"
#include "payroll/checks.h"
#include "payroll/employed_stretches.h"

namespace fenhao::payroll {
namespace {

class ChoiceReader {
 public:
  ChoiceReader(const Payee& payee, const InputPositions& positions) : payee_(payee), positions_(positions) {}

  const Decimal* number(const char* code) const {
    const auto& value = payee_.inputs[*positions_.find(code)];
    return value.missing ? nullptr : &value.number;
  }
  bool yes(const char* code) const {
    const auto* value = number(code);
    return value && !value->is_zero();
  }
  Result<std::optional<Money>> money(const char* code) const {
    const auto* value = number(code);
    if (!value) return std::optional<Money>();
    if (value->normalized().scale() > 2 || value->is_negative()) return wrong(code, {"应是到分的金额", "must be an amount in whole fen"});
    return std::optional(Money::round(*value, Rounding::down_fen));
  }
  Result<std::optional<Rate>> share(const char* code) const {
    const auto* value = number(code);
    if (!value) return std::optional<Rate>();
    if (value->is_negative() || Decimal(1) < *value || value->normalized().scale() > Rate::scale)
      return wrong(code, {"应在 0 到 1 之间，一半写 0.5", "must be within 0 and 1, a half is 0.5"});
    FENHAO_TRY(rate, Rate::from(*value));
    return std::optional(rate);
  }
  Result<std::optional<int>> whole(const char* code, int most) const {
    const auto* value = number(code);
    if (!value) return std::optional<int>();
    const Decimal plain = value->normalized();
    if (plain.scale() > 0 || plain.is_negative() || Decimal(most) < plain) return wrong(code, {"应是 0 到 " + std::to_string(most) + " 的整数", "must be a whole number up to " + std::to_string(most)});
    return std::optional(static_cast<int>(plain.round(0, RoundingMode::down).coefficient()));
  }

 private:
  static std::unexpected<Error> wrong(const char* code, const Text& what) {
    const std::string heading(find_tax_input(code)->heading);
    return fail(Error(ErrorCode::invalid_input, {"变动薪资的“" + heading + "”" + what.zh, heading + " of the variable pay " + what.en})
                    .way_out({"改正后重新导入变动薪资", "correct it and import the variable pay again"}));
  }
  const Payee& payee_;
  const InputPositions& positions_;
};

bool is_foreigner(const people::Person& person) {
  using Kind = IdentityKind;
  constexpr std::array kinds{Kind::passport_foreign, Kind::foreigner_permanent_resident, Kind::foreigner_work_permit_a, Kind::foreigner_work_permit_b, Kind::foreigner_work_permit_c};
  return std::ranges::find(kinds, person.identity_kind) != kinds.end();
}

Notice status_notice(const std::string& employee, const Declared& declared) {
  if (declared.is_resident)
    return warning(employee, "became_resident",
                   {"本月起按居民个人计税：本月按累计预扣，以前月份已按非居民扣的税不变，年度终了后办理汇算（财政部 税务总局公告 2019 年第 35 号第五条）",
                    "a resident from this month: withheld cumulatively; what was withheld before stays and is settled after the year (MOF/STA 2019 No. 35 art. 5)"});
  return warning(employee, "became_non_resident",
                 {"本月起按非居民个人计税：本年以前月份应按月重新计算并向税务机关报告，最迟年度终了后 15 日内（财政部 税务总局公告 2019 年第 35 号第五条）",
                  "a non-resident from this month: the year's earlier months are taxed anew and reported within 15 days after the year (MOF/STA 2019 No. 35 art. 5)"});
}

}  // namespace

Result<TaxChoices> tax_choices(const Payee& payee, const InputPositions& positions) {
  const ChoiceReader read(payee, positions);
  TaxChoices choices;
  choices.bonus_merged = read.yes("variable.bonus_treatment");
  choices.bankruptcy = read.yes("variable.bankruptcy");
  choices.executive = read.yes("variable.executive");
  FENHAO_TRY(borne, read.share("variable.bonus_tax_borne"));
  choices.bonus_tax_borne = borne;
  FENHAO_TRY(months, read.whole("variable.months_to_retirement", 600));
  choices.months_to_retirement = months;
  FENHAO_TRY(statutory, read.money("variable.statutory_severance"));
  choices.statutory_severance = statutory;
  FENHAO_TRY(surcharges, read.money("variable.surcharges"));
  choices.surcharges = surcharges.value_or(Money{});
  FENHAO_TRY(residence, read.whole("variable.residence_days", 366));
  choices.residence_days = residence;
  if (const auto* days = read.number("variable.days_in_china")) choices.days_in_china = *days;
  FENHAO_TRY(abroad, read.money("variable.paid_abroad"));
  choices.paid_abroad = abroad.value_or(Money{});
  FENHAO_TRY(bonus, read.money("variable.bonus_in_china"));
  choices.bonus_in_china = bonus;
  FENHAO_TRY(equity, read.money("variable.equity_in_china"));
  choices.equity_in_china = equity;
  FENHAO_TRY(allowances, read.money("variable.foreign_allowances"));
  choices.foreign_allowances = allowances.value_or(Money{});
  FENHAO_TRY(donation, read.money("variable.donation"));
  choices.donation = donation.value_or(Money{});
  FENHAO_TRY(rate, read.share("variable.reduction_rate"));
  choices.reduction_rate = rate;
  FENHAO_TRY(cap, read.money("variable.reduction_cap"));
  choices.reduction_cap = cap;
  return choices;
}

PayeeTax::PayeeTax(const MonthFacts& facts, const Rules& rules, std::span<const InputPositions> positions)
    : facts_(facts), rules_(rules), positions_(positions), deductions_(facts.deductions), history_(facts.history), last_year_(facts.last_year), employments_(facts.employments) {
  for (const auto& entity : facts.entities) entities_[entity.code] = &entity;
  for (const auto& compiled : *rules.groups) kinds_.try_emplace(compiled.group.code, compiled.group.income_kind);
}

Status PayeeTax::load_law() {
  for (const auto& entity : facts_.entities) {
    const TaxMonth month{facts_.month.month + entity.pay_month_offset};
    if (law_.contains(month.month.index())) continue;
    FENHAO_TRY(parameters, rules_.tax_parameters(month, facts_.known));
    law_.emplace(month.month.index(), std::move(parameters));
    if (!rules_.deduction_limits) continue;
    if (auto known = rules_.deduction_limits(month, facts_.known)) limits_.emplace(month.month.index(), std::move(*known));
  }
  return {};
}

const tax::DeductionLimits* PayeeTax::limits(TaxMonth month) const {
  const auto found = limits_.find(month.month.index());
  return found == limits_.end() ? nullptr : &found->second;
}

IncomeKind PayeeTax::kind_of(const people::Employment& employment) const {
  const auto found = kinds_.find(employment.salary_group);
  return found == kinds_.end() ? IncomeKind::wage : found->second;
}

std::vector<const people::Employment*> PayeeTax::employments(const Payee& payee) const {
  std::vector<const people::Employment*> rows;
  for (const auto* employment : employments_.of(payee.person->employee))
    if (employment->entity == payee.employment->entity) rows.push_back(employment);
  std::ranges::stable_sort(rows, {}, &people::Employment::from);
  return rows;
}

Result<Declared> PayeeTax::declare(const Payee& payee) const {
  const auto& group = (*rules_.groups)[payee.group].group;
  const auto& entity = *entities_.at(payee.employment->entity);
  const TaxMonth month{facts_.month.month + entity.pay_month_offset};
  const auto at_payer = [&](const ByEmployee<History>& list) {
    const History* found = nullptr;
    for (const auto* history : list.of(payee.person->employee))
      if (history->entity == entity.code) found = history;
    return found;
  };
  const Taxpayer taxpayer{.employment = payee.employment,
                          .entity = &entity,
                          .person = payee.person,
                          .stretches = employed_stretches(employments(payee), *payee.employment, [&](const people::Employment& row) { return kind_of(row); }),
                          .income_kind = group.income_kind,
                          .attendance_from_day = group.attendance_from_day,
                          .limits = limits(month)};
  return payroll::declare(law(month), taxpayer, facts_.month, deductions_.of(payee.person->employee), at_payer(history_), at_payer(last_year_));
}

Result<TaxWorking> PayeeTax::withhold(const Payee& payee, const Declared& declared, const std::vector<ChargeLine>& charges, const WageItems& wages) const {
  FENHAO_TRY(choices, tax_choices(payee, positions_[payee.group]));
  if (!choices.foreign_allowances.is_zero() && !is_foreigner(*payee.person))
    return fail(Error(ErrorCode::not_allowed, {"外籍免税津补贴只用于外籍个人（财税〔2018〕164 号第七条）", "exempt allowances are for foreigners only (Caishui 2018 No. 164 art. 7)"})
                    .way_out({"删去这一项，或更正花名册的证件类型", "remove it, or correct the kind of document in the roster"}));
  const TaxSurroundings surroundings{.choices = choices, .average_wage = average_wage(payee.employment->place, declared.month), .days = facts_.month.month.days()};
  return payroll::withhold(law(declared.month), declared, charges, wages, surroundings);
}

std::optional<Money> PayeeTax::average_wage(const std::string& place, TaxMonth month) const {
  const auto [cached, first] = average_wages_.try_emplace({place, month.month.year()});
  if (first)
    if (const auto known = rules_.library->average_wage(place, month.month.year() - 1, facts_.known)) cached->second = known->value;
  return cached->second;
}

std::vector<Notice> PayeeTax::bonus_notices(const Payee& payee, const Declared& declared, const TaxWorking& working) const {
  const Month month = declared.month.month;
  Month last = Month::from_index(month.year() * 12 + 11);
  if (payee.employment->last_day) last = std::min(last, payee.employment->last_day->month());
  return payroll::bonus_notices(law(declared.month), payee.person->employee, working, declared, std::max(0, last - month));
}

std::vector<Notice> PayeeTax::notices(const Payee& payee, const Declared& declared) const {
  const auto& employee = payee.person->employee;
  auto notices = check_declarations(employee, deductions_.of(employee), limits(declared.month), declared.month);
  if (declared.rule_is_new)
    notices.push_back(warning(employee, "sixty_thousand",
                              {"上年在本单位 12 个月工资合计不超过 6 万元，今年自一月起一次扣除 6 万元（国家税务总局公告 2020 年第 19 号第一条）",
                               "last year's twelve months of wages here do not exceed 60000: 60000 is deducted at once from January (STA 2020 No. 19 art. 1)"}));
  if (declared.status_changed) notices.push_back(status_notice(employee, declared));
  return notices;
}

}  // namespace fenhao::payroll
