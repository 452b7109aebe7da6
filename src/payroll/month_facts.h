// Everything one run is calculated from, passed in: nothing else reaches the calculation. Plain values.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/work_calendar.h"
#include "contribution/national_text.h"
#include "contribution/work_terms.h"
#include "formula/formula.h"
#include "labour/labour.h"
#include "payroll/facts.h"
#include "payroll/group.h"
#include "payroll/parameters.h"
#include "payroll/law_settings.h"
#include "payroll/result.h"
#include "people/people.h"
#include "people/retirement.h"
#include "policy/policy.h"
#include "tax/deductions.h"
#include "tax/tax.h"
#include "transfer/transfer.h"

namespace fenhao::payroll {

// Whom a version on trial pays: employees by number, and everybody of a legal entity whom no other trial names.
struct PilotScope {
  std::set<std::string> employees, entities;
};

// A salary group with its program. A run may hold several texts of one group: the one in force and those on trial.
struct CompiledGroup {
  SalaryGroup group;
  formula::Program program;
  std::string pilot_version;  // of a text on trial: the beginning of its digest; empty = in force for the rest
  PilotScope pilot;           // whom the text on trial pays
  std::vector<ParameterStatement> layers;  // what the layers above state of the group's parameters in the run's month

  // What the run's results call it: "office", on trial "office@1a2b3c4d".
  std::string key() const { return pilot_version.empty() ? group.code : group.code + "@" + pilot_version; }
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
  std::vector<History> last_year;  // of the tax year before, through its December; read in January's tax month only
  std::vector<RetroEntry> retro;        // differences of earlier months carried into this one
  std::vector<contribution::WorkTerms> work_terms;  // in force on the last day of the month
  std::vector<RecentPay> recent_pay;    // what closed runs paid before this month
};

// Law and rules of the run. The national texts but tax and deductions hold what was known on the run's day and no more.
struct Rules {
  const std::vector<CompiledGroup>* groups = nullptr;
  const policy::Library* library = nullptr;
  const WorkCalendar* calendar = nullptr;
  std::function<Result<tax::Parameters>(TaxMonth, Date known)> tax_parameters;
  // For advisory checks; absent = not checked.
  std::function<Result<tax::DeductionLimits>(TaxMonth, Date known)> deduction_limits;
  const people::RetirementLaw* retirement = nullptr;
  // Labour and transfer law and what is taken where practice differs; absent = their checks are not made.
  const labour::LabourLaw* labour = nullptr;
  const transfer::TransferLaw* transfer = nullptr;
  const contribution::NationalLaw* contribution = nullptr;
  const LawSettings* settings = nullptr;
};

}  // namespace fenhao::payroll
