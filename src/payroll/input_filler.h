// Fills a payee's inputs with what is known before contributions and tax: profile, parameters, dated salaries as the
// value on the last day and as money-days, attendance and variable pay as recorded or as the group states for absence.
// One object a block of people; not thread-safe.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "payroll/by_employee.h"
#include "payroll/payee.h"

namespace fenhao::payroll {

class InputFiller {
 public:
  InputFiller(const MonthFacts& facts, const Rules& rules, std::span<const InputPositions> positions, std::vector<PlacedNotice>& notices);

  // False when the facts contradict the group, told as an error notice. The calendar not knowing the year is an error
  // of the whole run.
  Result<bool> fill(Payee& payee);

 private:
  struct Days {
    Period period;
    int count = 0;
  };

  void refuse(const Payee& payee, std::string code, Text message);
  Result<int> days(const SalaryGroup& group, Period period);
  void fill_parameters(Payee& payee, const CompiledGroup& compiled);
  const Result<std::optional<Decimal>>& parameter(const GroupParameter& parameter, const std::vector<ParameterStatement>& layers, const people::Employment& employment);
  Status fill_common(Payee& payee, const SalaryGroup& group, Period period);
  Status fill_salaries(Payee& payee, const SalaryGroup& group);
  Status fill_salary(Payee& payee, const SalaryGroup& group, std::size_t index, std::span<const people::SalaryAssignment* const> dated);
  void fill_recorded(Payee& payee, const SalaryGroup& group, InputSource source, std::span<const MonthlyInput* const> recorded);
  const std::string* place_name(const std::string& place);

  const MonthFacts& facts_;
  const Rules& rules_;
  std::span<const InputPositions> positions_;
  std::vector<PlacedNotice>& notices_;
  ByEmployee<people::SalaryAssignment> salaries_;
  ByEmployee<MonthlyInput> attendance_, variable_;
  std::unordered_map<std::string_view, const people::LegalEntity*> entities_;
  std::unordered_map<std::string, std::optional<std::string>> place_names_;  // by code
  using ParameterKey = std::tuple<const GroupParameter*, std::string, std::string>;  // place, entity
  std::map<ParameterKey, Result<std::optional<Decimal>>> parameters_;
  std::vector<Days> counted_;  // paid days: few periods are asked for again and again
  std::vector<const people::SalaryAssignment*> dated_;
  bool refused_ = false;
};

}  // namespace fenhao::payroll
