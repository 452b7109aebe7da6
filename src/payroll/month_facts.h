// Everything one run is calculated from, passed in: nothing else reaches the calculation. Plain values.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/work_calendar.h"
#include "formula/formula.h"
#include "payroll/facts.h"
#include "payroll/group.h"
#include "payroll/result.h"
#include "people/people.h"
#include "people/retirement.h"
#include "policy/policy.h"
#include "tax/deductions.h"
#include "tax/tax.h"

namespace fenhao::payroll {

// A salary group with its program.
struct CompiledGroup {
  SalaryGroup group;
  formula::Program program;
};

struct MonthFacts {
  EarningMonth month{Month{}};
  Date known;  // policy facts recorded later are invisible
  std::vector<people::LegalEntity> entities;
  std::vector<people::EmployerAccount> accounts;
  std::vector<people::Person> persons;
  std::vector<people::Employment> employments;
  std::vector<people::SalaryAssignment> salaries;
  std::vector<MonthlyInput> attendance;  // of the earning month
  std::vector<MonthlyInput> variable;    // of the earning month
  std::vector<Deduction> deductions;
  std::vector<EnrolmentPlan> enrolments;
  std::vector<History> history;  // the latest of each person and payer in the tax year
  std::vector<RetroEntry> retro;        // differences of earlier months carried into this one
  std::vector<RecentPay> recent_pay;    // what closed runs paid before this month
};

// Law and rules of the run.
struct Rules {
  const std::vector<CompiledGroup>* groups = nullptr;
  const policy::Library* library = nullptr;
  const WorkCalendar* calendar = nullptr;
  std::function<Result<tax::Parameters>(TaxMonth)> tax_parameters;
  // For advisory checks; absent = not checked.
  std::function<Result<tax::DeductionLimits>(TaxMonth)> deduction_limits;
  const people::RetirementRules* retirement = nullptr;
};

}  // namespace fenhao::payroll
