// Annual leave, sick pay, medical period, deductions, probation, minimum wage, part of a month.
#include "cases/topic.h"
#include "labour/labour.h"
#include "labour/minimum_wage.h"

namespace fenhao::cases {
namespace {

// Cases name no day and hold today.

template <class Rules>
Rules rules(const Context& context) {
  return must(context.law.labour.at<Rules>(new_year_2026));
}

void check_unused_leave(const Node& input, const Expected& expect, const Context& context) {
  const auto pay =
      must(labour::unused_leave_pay(input.money("average_monthly_wage_ex_overtime"), input.decimal("unused_days"),
                                    rules<labour::AnnualLeaveRules>(context), rules<labour::PaidTime>(context)));
  expect.money("daily", pay.daily);
  expect.money("total_300", pay.total);
  expect.money("additional_200", pay.additional);
}

void check_part_year(const Node& input, const Expected& expect, const Context& context) {
  const auto leave =
      must(labour::leave_of_part_year(input.count("calendar_days_passed"), input.count("annual_entitlement"),
                                      input.count("days_taken"), rules<labour::AnnualLeaveRules>(context)));
  expect.count("prorated_whole_days", leave.days);
  expect.count("unused_days", leave.unused);
  expect.flag("claw_back", leave.claimed_back > 0);
}

void check_entitlement(const Node& input, const Expected& expect, const Context& context) {
  expect.count("days", must(labour::annual_leave_days(input.decimal("cumulative_years"),
                                                      rules<labour::AnnualLeaveRules>(context))));
}

void check_sick_pay(const Node& input, const Expected& expect, const Context& context) {
  expect.money("payable", must(labour::sick_pay(input.money("computed_sick_pay"), input.money("minimum_wage"),
                                                rules<labour::SickPayRules>(context))));
}

void check_medical_period(const Node& input, const Expected& expect, const Context& context) {
  const auto period = must(labour::medical_period(input.decimal("years_at_employer"), input.decimal("years_total"),
                                                  rules<labour::MedicalPeriodRules>(context)));
  expect.count("months", period.months);
}

void check_deduction(const Node& input, const Expected& expect, const Context& context) {
  const auto deduction =
      must(labour::damage_deduction(input.money("loss"), input.money("month_wage"), input.money("minimum_wage"),
                                    rules<labour::DamageDeductionRules>(context)));
  expect.money("max_deduction", deduction.deducted);
  expect.money("paid", deduction.paid);
}

void check_probation_pay(const Node& input, const Expected& expect, const Context& context) {
  const labour::ProbationWages wages{input.money("contract_wage"), input.money("lowest_same_post"),
                                     input.money("minimum_wage")};
  expect.money("minimum_probation_pay", must(labour::least_probation_pay(wages, labour::ProbationFloor::lower_of_both,
                                                                         rules<labour::ProbationRules>(context))));
}

void check_probation_time(const Node& input, const Expected& expect, const Context& context) {
  labour::ContractTerm term;
  if (input.text("contract_months") == "open")
    term.kind = labour::ContractKind::open_ended;
  else
    term.months = input.count("contract_months");
  expect.count("max_probation_months",
               must(labour::longest_probation_months(term, rules<labour::ProbationRules>(context))));
}

void check_minimum_wage(const Node& input, const Expected& expect, const Context&) {
  labour::PayOfMonth pay;
  pay.overtime = input.money("overtime");
  pay.special_allowances = input.money("night_shift_allowance");
  pay.total = input.money("base") + pay.overtime + pay.special_allowances;
  input.demand("employee_contributions_included", "true");
  const auto result =
      must(labour::check_minimum_wage(pay, input.money("minimum_wage"), labour::ContributionsInMinimum::included));
  expect.money("counted", result.counted);
  expect.flag("compliant", result.enough());
  expect.money("shortfall", result.shortfall);
}

void check_part_month(const Node& input, const Expected& expect, const Context& context) {
  input.demand("method", "forward");
  expect.money("pay", must(labour::pay_of_days_present(input.money("monthly_wage"), input.count("paid_days_worked"),
                                                       rules<labour::PaidTime>(context))));
}

// Which check a case is for: the field of its input no other kind has.
constexpr std::pair<std::string_view, Check> checks[] = {
    {"average_monthly_wage_ex_overtime", check_unused_leave},
    {"calendar_days_passed", check_part_year},
    {"cumulative_years", check_entitlement},
    {"computed_sick_pay", check_sick_pay},
    {"years_at_employer", check_medical_period},
    {"loss", check_deduction},
    {"contract_wage", check_probation_pay},
    {"contract_months", check_probation_time},
    {"night_shift_allowance", check_minimum_wage},
    {"paid_days_worked", check_part_month},
};

}  // namespace

void check_leave_and_wage(const Node& input, const Expected& expect, const Context& context) {
  for (const auto& [field, check] : checks)
    if (input.has(field)) return check(input, expect, context);
  input.refuse({"不认识的假期或工资案例", "a case of leave or wage of no known kind"});
}

}  // namespace fenhao::cases
