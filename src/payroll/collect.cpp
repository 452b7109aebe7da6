#include <algorithm>
#include <set>
#include <unordered_map>

#include "payroll/payee.h"
#include "payroll/tax_inputs.h"

namespace fenhao::payroll {
namespace {

// Rows of a fact list by employee, in the order given.
template <class Fact>
using ByEmployee = std::unordered_map<std::string_view, std::vector<const Fact*>>;

template <class Fact>
ByEmployee<Fact> by_employee(const std::vector<Fact>& facts) {
  ByEmployee<Fact> index;
  for (const auto& fact : facts) index[fact.employee].push_back(&fact);
  return index;
}

template <class Fact>
const std::vector<const Fact*>& of(const ByEmployee<Fact>& index, const std::string& employee) {
  static const std::vector<const Fact*> none;
  const auto found = index.find(employee);
  return found == index.end() ? none : found->second;
}

Notice error_for(const std::string& employee, std::string code, Text message) {
  return {Notice::Severity::error, std::move(code), employee, std::move(message)};
}

InputValue number(Decimal value) { return {.number = value}; }
InputValue number(std::int64_t value) { return number(Decimal(value)); }
InputValue text(std::string value) { return {.text = std::move(value)}; }

Period stretch(const people::Employment& employment, Period within) {
  const Date end = employment.last_day ? *employment.last_day + 1 : within.to;
  return Period{employment.from, std::max(employment.from, end)}.overlap(within);
}

class Collector {
 public:
  Collector(const MonthFacts& facts, const Rules& rules)
      : facts_(facts), rules_(rules), salaries_(by_employee(facts.salaries)), attendance_(by_employee(facts.attendance)), variable_(by_employee(facts.variable)) {
    for (const auto& person : facts.persons) persons_[person.employee] = &person;
    for (std::size_t i = 0; i < rules.groups->size(); ++i) groups_[(*rules.groups)[i].group.code].push_back(i);
    for (const auto& entity : facts.entities) entities_[entity.code] = &entity;
  }

  Result<Collected> run() {
    find_payees();
    for (auto& payee : result_.payees) FENHAO_CHECK(fill(payee));
    std::erase_if(result_.payees, [&](const Payee& payee) { return refused_.contains(key(payee)); });
    report_unpaid_inputs();
    return std::move(result_);
  }

 private:
  using Key = std::pair<std::string, std::string>;  // entity, employee
  static Key key(const Payee& payee) { return {payee.employment->entity, payee.employment->employee}; }

  void refuse(const Payee& payee, std::string code, Text message) {
    refused_.insert(key(payee));
    result_.notices.push_back(error_for(payee.person->employee, std::move(code), std::move(message)));
  }

  // The text on trial that names the person, else the one that names the payer, else the one in force.
  std::optional<std::size_t> group_of(const people::Employment& employment) const {
    const auto texts = groups_.find(employment.salary_group);
    if (texts == groups_.end()) return std::nullopt;
    std::optional<std::size_t> in_force, of_payer;
    for (const auto index : texts->second) {
      const auto& compiled = (*rules_.groups)[index];
      if (compiled.pilot_version.empty()) in_force = index;
      else if (compiled.pilot.employees.contains(employment.employee)) return index;
      else if (compiled.pilot.entities.contains(employment.entity)) of_payer = index;
    }
    return of_payer ? of_payer : in_force;
  }

  // Joins the employments of a person at a payer that reach into the attendance period of their group.
  void find_payees() {
    std::map<Key, Payee> found;
    for (const auto& employment : facts_.employments) {
      const auto group = group_of(employment);
      if (!group) {
        if (!stretch(employment, Period::whole(facts_.month.month)).empty())
          result_.notices.push_back(error_for(employment.employee, "unknown_group",
                                              {"薪资组“" + employment.salary_group + "”没有规则", "salary group \"" + employment.salary_group + "\" has no rules"}));
        continue;
      }
      const auto person = persons_.find(employment.employee);
      if (person == persons_.end() || !entities_.contains(employment.entity)) continue;  // intake refuses both
      const Period period = (*rules_.groups)[*group].group.attendance_period(facts_.month);
      const Period days = stretch(employment, period);
      if (days.empty()) continue;
      auto& payee = found[{employment.entity, employment.employee}];
      payee.person = person->second;
      payee.employed.push_back(days);
      if (payee.employment && employment.from < payee.employment->from) continue;
      payee.employment = &employment;
      payee.last_day = employment.last_day;
      payee.group = *group;
    }
    for (auto& [unused, payee] : found) result_.payees.push_back(std::move(payee));
    name_last_payers();
    std::ranges::sort(result_.payees, [](const Payee& a, const Payee& b) {
      return std::tie(a.employment->entity, a.employment->department, a.person->employee) <
             std::tie(b.employment->entity, b.employment->department, b.person->employee);
    });
  }

  // Attendance and variable pay name a person, not a payer: who has two in a month gets them at the later one.
  void name_last_payers() {
    std::unordered_map<std::string_view, Date> since;
    for (const auto& payee : result_.payees) {
      const auto& employment = *payee.employment;
      const auto [at, first] = since.try_emplace(payee.person->employee, employment.from);
      if (!first)
        result_.notices.push_back({Notice::Severity::warning, "two_payers", payee.person->employee,
                                   {"本月在两个法人主体任职；考勤和变动薪资计入后一个", "paid by two legal entities this month; attendance and variable pay go to the later one"}});
      if (!first && employment.from < at->second) continue;
      at->second = employment.from;
      last_payer_[payee.person->employee] = employment.entity;
    }
  }

  Result<int> days(const SalaryGroup& group, Period period) const {
    if (group.day_basis == DayBasis::calendar_days) return period.days();
    return rules_.calendar->paid_days(period);
  }

  // The calendar not knowing the year is an error of the whole run; all else concerns one person.
  Status fill(Payee& payee) {
    const auto& compiled = (*rules_.groups)[payee.group];
    const auto& group = compiled.group;
    fill_parameters(payee, group, compiled.layers);
    const Period period = group.attendance_period(facts_.month);
    FENHAO_CHECK(fill_common(payee, group, period));
    FENHAO_CHECK(fill_salaries(payee, group));
    if (last_payer_.at(payee.person->employee) != payee.employment->entity) {
      fill_recorded(payee, group, InputSource::attendance, {});
      fill_recorded(payee, group, InputSource::variable, {});
      return {};
    }
    fill_recorded(payee, group, InputSource::attendance, of(attendance_, payee.person->employee));
    fill_recorded(payee, group, InputSource::variable, of(variable_, payee.person->employee));
    return {};
  }

  // Which layer's value holds differs by place and payer; one that no layer states stays missing.
  void fill_parameters(Payee& payee, const SalaryGroup& group, const std::vector<ParameterStatement>& layers) {
    for (const auto& parameter : group.parameters) {
      auto value = parameter_value(parameter, layers, payee.employment->place, payee.employment->entity);
      if (!value) refuse(payee, "parameter", {value.error().describe(Lang::zh), value.error().describe(Lang::en)});
      else if (*value) payee.inputs[parameter.input.code] = number(**value);
    }
  }

  Status fill_common(Payee& payee, const SalaryGroup& group, Period period) {
    const auto& employment = *payee.employment;
    auto& inputs = payee.inputs;
    const Date end = period.to - 1;
    const Date last = payee.last_day ? std::min(*payee.last_day, end) : end;
    const int months = full_months(employment.hired, last + 1);
    FENHAO_TRY(full, days(group, period));
    int employed = 0;
    for (const auto& part : payee.employed) {
      FENHAO_TRY(count, days(group, part));
      employed += count;
    }
    inputs["profile.hired"] = number(employment.hired.days_since_1970());
    inputs["profile.service_months"] = number(months);
    inputs["profile.service_years"] = number(months / 12);
    inputs["profile.sex"] = text(payee.person->sex == Gender::male ? "男" : "女");
    if (!payee.person->household.empty())
      inputs["profile.household"] = text(payee.person->household == "local" ? "本地" : "外地");
    inputs["profile.department"] = text(employment.department);
    inputs["profile.position"] = text(employment.position);
    inputs["profile.entity"] = text(entities_.at(employment.entity)->name);
    if (const auto place = rules_.library->find_place(employment.place)) inputs["profile.place"] = text(place->name);
    inputs["month.number"] = number(facts_.month.month.number());
    inputs["month.first_day"] = number(facts_.month.month.first_day().days_since_1970());
    inputs["month.last_day"] = number(facts_.month.month.last_day().days_since_1970());
    inputs[std::string(full_days_input)] = number(full);
    inputs[std::string(employed_days_input)] = number(employed);
    return {};
  }

  // Full months from a day up to (not including) another.
  static int full_months(Date from, Date to) {
    if (to <= from) return 0;
    const int months = to.month() - from.month();
    return to.day() < from.day() ? months - 1 : months;
  }

  Status fill_salaries(Payee& payee, const SalaryGroup& group) {
    for (const auto& input : group.inputs) {
      if (input.source != InputSource::salary) continue;
      std::vector<const people::SalaryAssignment*> dated;
      for (const auto* assignment : of(salaries_, payee.person->employee))
        if (assignment->item == input.input.code) dated.push_back(assignment);
      std::ranges::sort(dated, {}, &people::SalaryAssignment::from);
      FENHAO_CHECK(fill_salary(payee, group, input, dated));
    }
    return {};
  }

  // Money-days: each amount times the paid days it was in force while employed. Days before the first
  // assignment are unknown unless the group states what absence means.
  Status fill_salary(Payee& payee, const SalaryGroup& group, const GroupInput& input,
                     const std::vector<const people::SalaryAssignment*>& dated) {
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
    payee.inputs[input.input.code] = number(*in_force);
    payee.inputs[input.input.day_product] = number(money_days);
    return {};
  }

  void fill_recorded(Payee& payee, const SalaryGroup& group, InputSource source, const std::vector<const MonthlyInput*>& recorded) {
    const bool attendance = source == InputSource::attendance;
    bool asked = false;
    for (const auto& input : group.inputs) {
      if (input.source != source) continue;
      asked = true;
      if (input.when_absent) payee.inputs[input.input.code] = number(*input.when_absent);
    }
    if (attendance && asked && recorded.empty())
      result_.notices.push_back({Notice::Severity::warning, "no_attendance", payee.person->employee,
                                 {"没有本月考勤，按薪资组规定的缺省计算", "no attendance recorded; computed as the salary group states for absence"}});
    for (const auto* row : recorded) {
      for (const auto& [code, value] : row->values) {
        const bool for_tax = !attendance && find_tax_input(code);
        const bool known = for_tax || std::ranges::any_of(group.inputs, [&](const GroupInput& input) { return input.source == source && input.input.code == code; });
        if (!known) {
          refuse(payee, "unknown_input",
                 {std::string(attendance ? "考勤" : "变动薪资") + "里有薪资组“" + group.name + "”没有的项目 " + code + "；请改薪资组或删去该项",
                  std::string(attendance ? "attendance" : "variable pay") + " holds " + code + ", which salary group " + group.code + " does not have; change the group or remove it"});
          continue;
        }
        payee.inputs[code] = number(value);
      }
    }
  }

  // Money recorded for somebody who is not paid this month must not vanish.
  void report_unpaid_inputs() {
    std::set<std::string_view> paid;
    for (const auto& payee : result_.payees) paid.insert(payee.person->employee);
    for (const auto& [unused, employee] : refused_) paid.insert(employee);
    for (const auto* list : {&facts_.variable, &facts_.attendance})
      for (const auto& row : *list)
        if (!paid.contains(row.employee))
          result_.notices.push_back(error_for(row.employee, "input_without_employment",
                                              {"本月有考勤或变动薪资，但没有任职，未计算", "has attendance or variable pay this month but no employment: not computed"}));
  }

  const MonthFacts& facts_;
  const Rules& rules_;
  ByEmployee<people::SalaryAssignment> salaries_;
  ByEmployee<MonthlyInput> attendance_, variable_;
  std::unordered_map<std::string_view, const people::Person*> persons_;
  std::unordered_map<std::string_view, const people::LegalEntity*> entities_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> groups_;  // by code
  std::unordered_map<std::string_view, std::string_view> last_payer_;
  std::set<Key> refused_;
  Collected result_;
};

}  // namespace

Result<Collected> collect(const MonthFacts& facts, const Rules& rules) { return Collector(facts, rules).run(); }

}  // namespace fenhao::payroll
