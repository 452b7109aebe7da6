#include "payroll/input_positions.h"

#include "payroll/tax_inputs.h"

namespace fenhao::payroll {
namespace {

std::optional<std::size_t> find_common(std::string_view code) {
  const auto& inputs = common_inputs();
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].code == code) return i;
  return std::nullopt;
}

std::size_t common(std::string_view code) {
  if (const auto position = find_common(code)) return *position;
  throw Failure(Error(ErrorCode::internal, {"没有通用输入 " + std::string(code), "there is no common input " + std::string(code)}));
}

CommonPositions::Sides sides(std::string_view side) {
  CommonPositions::Sides positions;
  for (std::size_t i = 0; i < positions.size(); ++i)
    positions[i] = find_common("insurance." + std::string(policy::to_string(static_cast<policy::Insurance>(i))) + "." + std::string(side));
  return positions;
}

}  // namespace

InputPositions::InputPositions(const SalaryGroup& group, const formula::Program& program) {
  for (const auto& input : program.environment().inputs) by_code_.emplace(input.code, count_++);
  parameters_ = count_ - group.parameters.size();
  for (const auto& input : group.inputs) {
    own_.push_back(by_code_.at(input.input.code));
    recorded_[static_cast<std::size_t>(input.source)].emplace(input.input.code, own_.back());
  }
  auto& variable = recorded_[static_cast<std::size_t>(InputSource::variable)];
  for (const auto& input : tax_inputs()) {
    const auto [at, is_new] = by_code_.emplace(input.code, count_);
    if (is_new) ++count_;
    tax_inputs_.push_back(at->second);
    variable.emplace(input.code, at->second);
  }
  is_used_.resize(count_);
  for (const auto& code : program.inputs_used()) {
    used_.push_back(by_code_.at(code));
    is_used_[used_.back()] = true;
  }
}

std::optional<std::size_t> InputPositions::find(std::string_view code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> InputPositions::recorded(InputSource source, std::string_view code) const {
  const auto& inputs = recorded_[static_cast<std::size_t>(source)];
  const auto found = inputs.find(code);
  return found == inputs.end() ? std::nullopt : std::optional(found->second);
}

const CommonPositions& common_positions() {
  static const CommonPositions positions{
      .hired = common("profile.hired"),
      .service_years = common("profile.service_years"),
      .service_months = common("profile.service_months"),
      .sex = common("profile.sex"),
      .household = common("profile.household"),
      .department = common("profile.department"),
      .position = common("profile.position"),
      .place = common("profile.place"),
      .entity = common("profile.entity"),
      .month_number = common("month.number"),
      .month_first_day = common("month.first_day"),
      .month_last_day = common("month.last_day"),
      .full_days = common(full_days_input),
      .employed_days = common(employed_days_input),
      .insurance_employee = sides("employee"),
      .insurance_employer = sides("employer"),
      .all_insurance_employee = common("insurance.employee"),
      .all_insurance_employer = common("insurance.employer"),
      .fund_employee = common("fund.employee"),
      .fund_employer = common("fund.employer"),
      .additional = common("tax.additional"),
      .year_income = common("year.income"),
      .year_withheld = common("year.withheld"),
      .last_gross = common("last.gross"),
      .last_net = common("last.net"),
      .recent_months = common("recent.months"),
      .recent_gross = common("recent.gross"),
      .retro_gross = common("retro.gross"),
      .retro_taxable = common("retro.taxable"),
      .retro_exempt = common("retro.exempt"),
      .retro_other = common("retro.other"),
      .retro_tax = common("retro.tax"),
      .tax_wage = common("tax.wage"),
      .tax_bonus = common("tax.bonus"),
      .tax_labour = common("tax.labour"),
      .tax_separate = common("tax.separate"),
      .tax_grossed_up = common("tax.grossed_up"),
      .tax_bonus_borne = common("tax.bonus_borne"),
      .tax_total = common("tax.total"),
      .minimum_wage = common("policy.minimum_wage"),
      .hourly_minimum_wage = common("policy.hourly_minimum_wage"),
      .average_wage = common("policy.average_wage"),
      .maternity_days = common("policy.maternity_days"),
  };
  return positions;
}

}  // namespace fenhao::payroll
