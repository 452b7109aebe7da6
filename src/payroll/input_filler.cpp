#include "payroll/input_filler.h"

#include <algorithm>

namespace fenhao::payroll {
namespace {

// Full months from a day up to (not including) another.
int full_months(Date from, Date to) {
  if (to <= from) return 0;
  const int months = to.month() - from.month();
  return to.day() < from.day() ? months - 1 : months;
}

// What clerks call an input that some group has; the code when none has it any more.
std::string name_of(const Rules& rules, const std::string& code) {
  for (const auto& compiled : *rules.groups)
    for (const auto& input : compiled.group.inputs)
      if (input.input.code == code) return column_name(input);
  return code;
}

NoticePlace place_of(const Payee& payee) { return {NoticeStep::inputs, payee.employment->entity, payee.employment->department, payee.person->employee}; }

}  // namespace

InputFiller::InputFiller(const MonthFacts& facts, const Rules& rules, std::span<const InputPositions> positions, std::vector<PlacedNotice>& notices)
    : facts_(facts), rules_(rules), positions_(positions), notices_(notices), salaries_(facts.salaries), attendance_(facts.attendance), variable_(facts.variable) {
  for (const auto& entity : facts.entities) entities_[entity.code] = &entity;
}

Result<bool> InputFiller::fill(Payee& payee) {
  const auto& compiled = (*rules_.groups)[payee.group];
  const auto& group = compiled.group;
  refused_ = false;
  fill_parameters(payee, compiled);
  FENHAO_CHECK(fill_common(payee, group, group.attendance_period(facts_.month)));
  FENHAO_CHECK(fill_salaries(payee, group));
  const auto& employee = payee.person->employee;
  const auto of = [&](const ByEmployee<MonthlyInput>& list) { return payee.takes_recorded ? list.of(employee) : std::span<const MonthlyInput* const>(); };
  fill_recorded(payee, group, InputSource::attendance, of(attendance_));
  fill_recorded(payee, group, InputSource::variable, of(variable_));
  return !refused_;
}

void InputFiller::refuse(const Payee& payee, std::string code, Text message) {
  refused_ = true;
  notices_.push_back({place_of(payee), {Notice::Severity::error, std::move(code), payee.person->employee, std::move(message)}});
}

Result<int> InputFiller::days(const SalaryGroup& group, Period period) {
  if (group.day_basis == DayBasis::calendar_days) return period.days();
  constexpr std::size_t most_kept = 32;
  for (const auto& known : counted_)
    if (known.period == period) return known.count;
  FENHAO_TRY(count, rules_.calendar->paid_days(period));
  if (counted_.size() < most_kept) counted_.push_back({period, count});
  return count;
}

// Which layer's value holds differs by place and payer; one that no layer states stays missing.
void InputFiller::fill_parameters(Payee& payee, const CompiledGroup& compiled) {
  const std::size_t first = positions_[payee.group].parameters();
  for (std::size_t i = 0; i < compiled.group.parameters.size(); ++i) {
    const auto& value = parameter(compiled.group.parameters[i], compiled.layers, *payee.employment);
    if (!value) refuse(payee, "parameter", {value.error().describe(Lang::zh), value.error().describe(Lang::en)});
    else if (*value) payee.set(first + i, **value);
  }
}

const Result<std::optional<Decimal>>& InputFiller::parameter(const GroupParameter& parameter, const std::vector<ParameterStatement>& layers, const people::Employment& employment) {
  auto key = ParameterKey(&parameter, employment.place, employment.entity);
  const auto known = parameters_.find(key);
  if (known != parameters_.end()) return known->second;
  return parameters_.emplace(std::move(key), parameter_value(parameter, layers, employment.place, employment.entity)).first->second;
}

const std::string* InputFiller::place_name(const std::string& place) {
  const auto [at, is_new] = place_names_.try_emplace(place);
  if (is_new)
    if (auto found = rules_.library->find_place(place)) at->second = std::move(found->name);
  return at->second ? &*at->second : nullptr;
}

Status InputFiller::fill_common(Payee& payee, const SalaryGroup& group, Period period) {
  const auto& employment = *payee.employment;
  const auto& at = common_positions();
  const Date end = period.to - 1;
  const Date last = payee.last_day ? std::min(*payee.last_day, end) : end;
  const int months = full_months(employment.hired, last + 1);
  FENHAO_TRY(full, days(group, period));
  int employed = 0;
  for (const auto& part : payee.employed) {
    FENHAO_TRY(count, days(group, part));
    employed += count;
  }
  payee.set(at.hired, employment.hired.days_since_1970());
  payee.set(at.service_months, months);
  payee.set(at.service_years, months / 12);
  payee.set(at.sex, payee.person->sex == Gender::male ? "男" : "女");
  if (!payee.person->household.empty()) payee.set(at.household, payee.person->household == "local" ? "本地" : "外地");
  payee.set(at.department, employment.department);
  payee.set(at.position, employment.position);
  payee.set(at.entity, entities_.at(employment.entity)->name);
  if (const auto* name = place_name(employment.place)) payee.set(at.place, *name);
  const Month month = facts_.month.month;
  payee.set(at.month_number, month.number());
  payee.set(at.month_first_day, month.first_day().days_since_1970());
  payee.set(at.month_last_day, month.last_day().days_since_1970());
  payee.set(at.full_days, full);
  payee.set(at.employed_days, employed);
  return {};
}

Status InputFiller::fill_salaries(Payee& payee, const SalaryGroup& group) {
  const auto own = salaries_.of(payee.person->employee);
  for (std::size_t i = 0; i < group.inputs.size(); ++i) {
    const auto& input = group.inputs[i];
    if (input.source != InputSource::salary) continue;
    dated_.clear();
    for (const auto* assignment : own)
      if (assignment->item == input.input.code) dated_.push_back(assignment);
    std::ranges::sort(dated_, {}, &people::SalaryAssignment::from);
    FENHAO_CHECK(fill_salary(payee, group, i, dated_));
  }
  return {};
}

// Money-days: each amount times the paid days it was in force while employed. Days before the first assignment are
// unknown unless the group states what absence means.
Status InputFiller::fill_salary(Payee& payee, const SalaryGroup& group, std::size_t index, std::span<const people::SalaryAssignment* const> dated) {
  const auto& input = group.inputs[index];
  Decimal money_days(0);
  std::optional<Decimal> in_force = input.when_absent;
  for (const auto& part : payee.employed) {
    Date at = part.from;
    while (at < part.to) {
      Date until = part.to;
      std::optional<Decimal> amount = input.when_absent;
      for (const auto* assignment : dated) {
        if (assignment->from <= at) amount = assignment->amount.decimal();
        else until = std::min(until, assignment->from);
      }
      if (!amount) return {};  // missing
      FENHAO_TRY(count, days(group, Period{at, until}));
      money_days = money_days + *amount * Decimal(count);
      in_force = amount;
      at = until;
    }
  }
  const std::size_t position = positions_[payee.group].own(index);
  payee.set(position, *in_force);
  payee.set(position + 1, money_days);
  return {};
}

void InputFiller::fill_recorded(Payee& payee, const SalaryGroup& group, InputSource source, std::span<const MonthlyInput* const> recorded) {
  const bool attendance = source == InputSource::attendance;
  const auto& positions = positions_[payee.group];
  bool asked = false;
  for (std::size_t i = 0; i < group.inputs.size(); ++i) {
    const auto& input = group.inputs[i];
    if (input.source != source) continue;
    asked = true;
    if (input.when_absent) payee.set(positions.own(i), *input.when_absent);
  }
  if (attendance && asked && recorded.empty())
    notices_.push_back({place_of(payee), {Notice::Severity::warning, "no_attendance", payee.person->employee,
                                          {"没有本月考勤，按薪资组规定的缺省计算", "no attendance recorded; computed as the salary group states for absence"}}});
  for (const auto* row : recorded) {
    for (const auto& [code, value] : row->values) {
      if (const auto position = positions.recorded(source, code)) payee.set(*position, value);
      else
        refuse(payee, "unknown_input",
               {std::string(attendance ? "考勤" : "变动薪资") + "里有薪资组“" + group.name + "”没有的项目“" + name_of(rules_, code) + "”；请改薪资组或删去该项",
                std::string(attendance ? "attendance" : "variable pay") + " holds " + code + ", which salary group " + group.code + " does not have; change the group or remove it"});
    }
  }
}

}  // namespace fenhao::payroll
