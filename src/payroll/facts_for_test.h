// A small company in Beijing, built by hand: facts and rules for tests of the calculation. Law and templates are
// the product's own.
#pragma once

#include <gtest/gtest.h>

#include "base/work_calendar_text.h"
#include "base/yaml.h"
#include "payroll/calculate.h"
#include "tax/tax_text.h"

namespace fenhao::payroll {

inline Date day(std::string_view iso) { return *Date::parse(iso); }
inline Money yuan(std::string_view text) { return *Money::parse(text); }
inline EarningMonth november() { return EarningMonth{*Month::of(2026, 11)}; }

// The product's law and one of its salary groups.
struct TestRules {
  policy::Library library = load_library();
  WorkCalendar calendar = load_calendar();
  tax::NationalTax tax = load_tax();
  std::vector<CompiledGroup> groups;

  explicit TestRules(const std::vector<std::string>& names) {
    for (const auto& name : names) add(*read_file(home() + "/templates/groups/" + name + ".yaml"), name);
  }
  void add(const std::string& text, const std::string& origin) {
    auto group = parse_group(text, origin);
    EXPECT_TRUE(group) << (group ? "" : group.error().describe(Lang::en));
    auto program = compile_group(*group, &calendar);
    EXPECT_TRUE(program) << (program ? "" : program.error().front().describe(Lang::en));
    groups.push_back({std::move(*group), std::move(*program)});
  }
  Rules rules() const {
    return {.groups = &groups, .library = &library, .calendar = &calendar, .tax_parameters = [this](TaxMonth month, Date known) { return tax.at(month, known); }};
  }

 private:
  static std::string home() { return FENHAO_SOURCE_DIR; }
  static policy::Library load_library() { return std::move(*policy::Library::load(home() + "/policy")); }
  static WorkCalendar load_calendar() {
    const auto file = home() + "/policy/national/holidays.yaml";
    return *parse_work_calendar(*read_file(file), file);
  }
  static tax::NationalTax load_tax() {
    const auto file = home() + "/policy/national/tax.yaml";
    return *tax::NationalTax::load(*read_file(file), file);
  }
};

// One entity in Beijing, paying in the month itself; nobody works there yet.
inline MonthFacts beijing_company() {
  MonthFacts facts{.month = november(), .known = day("2026-11-22")};
  facts.entities = {{.code = "E1", .name = "北京甲公司", .uscc = "", .place = "110000", .pay_month_offset = 0, .pay_day = 30, .bank_name = "", .bank_account = {}}};
  return facts;
}

inline contribution::Enrolment enrolled(policy::Insurance insurance, Money base) { return {.insurance = insurance, .declared_base = base}; }

// Adds an office employee hired on a day, enrolled in Beijing on a base, with a salary from that day.
inline void hire(MonthFacts& facts, const std::string& employee, std::string_view hired, std::string_view salary) {
  using policy::Insurance;
  people::Person person;
  person.employee = employee;
  person.name = "员工" + employee;
  person.household = "local";
  facts.persons.push_back(std::move(person));
  facts.employments.push_back({.employee = employee, .entity = "E1", .department = "研发部", .position = "工程师", .place = "110000",
                               .salary_group = "office", .from = day(hired), .last_day = {}, .hired = day(hired)});
  facts.salaries.push_back({employee, "salary.base", yuan(salary), day(hired)});
  auto fund = enrolled(Insurance::housing_fund, yuan(salary));
  fund.employer_rate = fund.employee_rate = *Rate::parse("12%");
  facts.enrolments.push_back({.employee = employee, .entity = "E1", .place = "110000", .scheme = "", .district = "", .from = CoverageMonth{day(hired).month()}, .to = {},
                              .insurances = {enrolled(Insurance::pension, yuan(salary)), enrolled(Insurance::medical, yuan(salary)),
                                             enrolled(Insurance::unemployment, yuan(salary)), fund}});
}

inline const EmployeeResult* find(const RunView& view, const std::string& employee) {
  for (const auto& result : view.employees)
    if (result.person.employee == employee) return &result;
  return nullptr;
}

inline bool has_notice(const RunView& view, Notice::Severity severity, const std::string& code, const std::string& subject) {
  for (const auto& notice : view.notices)
    if (notice.severity == severity && notice.code == code && notice.subject == subject) return true;
  return false;
}

// The value of an item by its Chinese name.
inline Decimal item(const RunView& view, const EmployeeResult& result, std::string_view name) {
  const auto* group = view.group(result.group);
  for (std::size_t i = 0; i < group->items.size(); ++i)
    if (group->items[i].name == name) return result.values[i];
  ADD_FAILURE() << "no item " << name;
  return {};
}

}  // namespace fenhao::payroll
