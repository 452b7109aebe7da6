// Where an input stands: a payee's inputs are a row of values in the order of the group's program, followed by the tax
// inputs (tax_inputs.h) that the program does not have. Pure; const and shareable once made.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formula/formula.h"
#include "payroll/group.h"
#include "payroll/result.h"

namespace fenhao::payroll {

class InputPositions {
 public:
  // Refers to group and program, which must outlive it.
  InputPositions(const SalaryGroup& group, const formula::Program& program);

  std::size_t count() const { return count_; }
  std::optional<std::size_t> find(std::string_view code) const;
  // Of what the group asks for in a file of this kind; tax inputs belong to variable pay.
  std::optional<std::size_t> recorded(InputSource source, std::string_view code) const;
  // Of SalaryGroup::inputs[index]; the money-days of a salary input follow it.
  std::size_t own(std::size_t index) const { return own_[index]; }
  // Of the group's first parameter; the others follow.
  std::size_t parameters() const { return parameters_; }
  // Of tax_inputs()[index].
  std::size_t tax_input(std::size_t index) const { return tax_inputs_[index]; }
  // Of the inputs that formulas read, in the order of GroupColumns::inputs.
  const std::vector<std::size_t>& used() const { return used_; }
  bool is_used(std::size_t position) const { return is_used_[position]; }

 private:
  std::size_t count_ = 0, parameters_ = 0;
  std::unordered_map<std::string_view, std::size_t> by_code_;
  std::array<std::unordered_map<std::string_view, std::size_t>, 3> recorded_;  // by source
  std::vector<std::size_t> own_, tax_inputs_, used_;
  std::vector<bool> is_used_;
};

// Where the inputs that every group may use stand: the same in all groups. Absent = there is no such input.
struct CommonPositions {
  using Sides = std::array<std::optional<std::size_t>, policy::insurance_count>;

  std::size_t hired, service_years, service_months, sex, household, department, position, place, entity;
  std::size_t month_number, month_first_day, month_last_day, full_days, employed_days;
  Sides insurance_employee, insurance_employer;  // by insurance
  std::size_t all_insurance_employee, all_insurance_employer, fund_employee, fund_employer;
  std::size_t additional, year_income, year_withheld;
  std::size_t last_gross, last_net, recent_months, recent_gross;
  std::size_t retro_gross, retro_taxable, retro_exempt, retro_other, retro_tax;
  std::size_t tax_wage, tax_bonus, tax_labour, tax_separate, tax_grossed_up, tax_bonus_borne, tax_total;
  std::size_t minimum_wage, hourly_minimum_wage, average_wage, maternity_days;
};
const CommonPositions& common_positions();

}  // namespace fenhao::payroll
