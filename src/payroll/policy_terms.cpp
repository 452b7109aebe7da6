#include "payroll/policy_terms.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

std::string plan_key(const EnrolmentPlan& plan, const std::string& household) {
  std::string key;
  for (const auto* part : {&plan.entity, &plan.place, &plan.scheme, &household, &plan.district}) {
    key += *part;
    key += '\0';
  }
  return key;
}

Result<Money> amount(Result<policy::Known<Money>> known) {
  if (!known) return fail(std::move(known).error());
  return known->value;
}

people::AccountKind account_kind(Insurance insurance) {
  if (insurance == Insurance::housing_fund) return people::AccountKind::housing_fund;
  const bool medical = insurance == Insurance::medical || insurance == Insurance::maternity ||
                       insurance == Insurance::large_medical || insurance == Insurance::long_term_care;
  return medical ? people::AccountKind::medical : people::AccountKind::social_insurance;
}

}  // namespace

const people::EmployerAccount* account_of(const std::vector<people::EmployerAccount>& accounts, const EnrolmentPlan& plan, Insurance insurance) {
  const auto kind = account_kind(insurance);
  const people::EmployerAccount* found = nullptr;
  for (const auto& account : accounts) {
    if (account.entity != plan.entity || account.place != plan.place) continue;
    if (account.kind == kind) return &account;
    if (kind == people::AccountKind::medical && account.kind == people::AccountKind::social_insurance) found = &account;
  }
  return found;
}

PolicyTerms::OfPlan& PolicyTerms::of(const EnrolmentPlan& plan, const std::string& household) { return plans_[plan_key(plan, household)]; }

const PolicyTerms::Resolved& PolicyTerms::of(OfPlan& known, const EnrolmentPlan& plan, const std::string& household, Insurance insurance,
                                             const std::vector<people::EmployerAccount>& accounts) {
  auto& resolved = known[static_cast<std::size_t>(insurance)];
  if (!resolved) {
    const auto* account = account_of(accounts, plan, insurance);
    resolved = &resolve(plan, household, insurance, account ? account->code : std::string());
  }
  return *resolved;
}

const PolicyTerms::Resolved& PolicyTerms::resolve(const EnrolmentPlan& plan, const std::string& household, Insurance insurance, const std::string& account) {
  Key key(plan.place, insurance, plan.scheme, household, plan.district, account);
  const auto known = terms_.find(key);
  if (known != terms_.end()) return known->second;
  const policy::Query query{.place = plan.place,
                            .insurance = insurance,
                            .attributes = {.scheme = plan.scheme, .household = household, .district = plan.district},
                            .month = CoverageMonth{month_.month},
                            .known = known_,
                            .account = account};
  return terms_.emplace(key, Resolved{key, library_.resolve(query), account}).first->second;
}

const Result<Money>& PolicyTerms::value(Value which, const std::string& place) {
  const auto known = values_.find({which, place});
  if (known != values_.end()) return known->second;
  const Month month = month_.month;
  const auto look_up = [&]() -> Result<Money> {
    switch (which) {
      case Value::minimum_wage: return amount(library_.minimum_wage(place, month, known_));
      case Value::hourly_minimum_wage: return amount(library_.hourly_minimum_wage(place, month, known_));
      case Value::average_wage: break;
    }
    return amount(library_.average_wage(place, month.year() - 1, known_));
  };
  return values_.emplace(std::pair(which, place), look_up()).first->second;
}

}  // namespace fenhao::payroll
