#include <algorithm>
#include <unordered_map>

#include "payroll/by_employee.h"
#include "payroll/payee.h"

namespace fenhao::payroll {
namespace {

Period stretch(const people::Employment& employment, Period within) {
  const Date end = employment.last_day ? *employment.last_day + 1 : within.to;
  return Period{employment.from, std::max(employment.from, end)}.overlap(within);
}

class PayeeFinder {
 public:
  PayeeFinder(const MonthFacts& facts, const Rules& rules) : facts_(facts), rules_(rules), employments_(facts.employments) {
    for (std::size_t i = 0; i < rules.groups->size(); ++i) groups_[(*rules.groups)[i].group.code].push_back(i);
    for (const auto& entity : facts.entities) entities_[entity.code] = &entity;
  }

  Payees run() {
    std::vector<const people::Person*> persons;
    for (const auto& person : facts_.persons) persons.push_back(&person);
    const auto number = [](const people::Person* person) -> const std::string& { return person->employee; };
    if (!std::ranges::is_sorted(persons, {}, number)) std::ranges::stable_sort(persons, {}, number);
    for (const auto* person : persons) find(*person);
    report_unknown_groups();
    return std::move(result_);
  }

 private:
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

  void find(const people::Person& person) {
    const std::size_t first = result_.payees.size();
    for (const auto* employment : employments_.of(person.employee)) {
      const auto group = group_of(*employment);
      if (!group || !entities_.contains(employment->entity)) continue;  // intake refuses an unknown entity
      const Period days = stretch(*employment, (*rules_.groups)[*group].group.attendance_period(facts_.month));
      if (days.empty()) continue;
      auto& payee = at_payer(first, employment->entity);
      payee.person = &person;
      payee.employed.push_back(days);
      if (payee.employment && employment->from < payee.employment->from) continue;
      payee.employment = employment;
      payee.last_day = employment->last_day;
      payee.group = *group;
    }
    const auto own = std::span(result_.payees).subspan(first);
    std::ranges::sort(own, {}, [](const Payee& payee) -> const std::string& { return payee.employment->entity; });
    choose_payer_of_inputs(own);
  }

  Payee& at_payer(std::size_t first, const std::string& entity) {
    for (std::size_t i = first; i < result_.payees.size(); ++i)
      if (result_.payees[i].employment->entity == entity) return result_.payees[i];
    return result_.payees.emplace_back();
  }

  // Attendance and variable pay name a person, not a payer: who has two in a month gets them at the later one.
  void choose_payer_of_inputs(std::span<Payee> own) {
    for (std::size_t i = 1; i < own.size(); ++i)
      result_.notices.push_back({{NoticeStep::two_payers, own[i].employment->entity, {}, own[i].person->employee},
                                 {Notice::Severity::warning, "two_payers", own[i].person->employee,
                                  {"本月在两个法人主体任职；考勤和变动薪资计入后一个", "paid by two legal entities this month; attendance and variable pay go to the later one"}}});
    std::size_t last = 0;
    for (std::size_t i = 1; i < own.size(); ++i)
      if (own[i].employment->from >= own[last].employment->from) last = i;
    for (std::size_t i = 0; i < own.size(); ++i) own[i].takes_recorded = i == last;
  }

  void report_unknown_groups() {
    for (const auto& employment : facts_.employments) {
      if (group_of(employment)) continue;
      if (stretch(employment, Period::whole(facts_.month.month)).empty()) continue;
      result_.notices.push_back({{NoticeStep::unknown_group, {}, {}, employment.employee},
                                 {Notice::Severity::error, "unknown_group", employment.employee,
                                  {"薪资组“" + employment.salary_group + "”没有规则", "salary group \"" + employment.salary_group + "\" has no rules"}}});
    }
  }

  const MonthFacts& facts_;
  const Rules& rules_;
  ByEmployee<people::Employment> employments_;
  std::unordered_map<std::string_view, const people::LegalEntity*> entities_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> groups_;  // by code
  Payees result_;
};

}  // namespace

Payees find_payees(const MonthFacts& facts, const Rules& rules) { return PayeeFinder(facts, rules).run(); }

}  // namespace fenhao::payroll
