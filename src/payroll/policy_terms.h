// What policy says for the people of a run, looked up once for each place, scheme, household, district and account:
// many people share few. Kept over all blocks that one thread calculates. Not thread-safe.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "payroll/month_facts.h"

namespace fenhao::payroll {

// The employer's account that pays an insurance of a plan; nullptr when none is recorded. A medical account may be
// absent: many places run one account for all social insurance.
const people::EmployerAccount* account_of(const std::vector<people::EmployerAccount>& accounts, const EnrolmentPlan& plan, policy::Insurance insurance);

class PolicyTerms {
 public:
  // place, insurance, scheme, household, district, employer account
  using Key = std::tuple<std::string, policy::Insurance, std::string, std::string, std::string, std::string>;
  struct Resolved {
    Key key;
    Result<policy::Terms> terms;
    std::string account;  // code of the employer account charged, empty when the company did not give one
  };

  // Of the same month, day and accounts as long as it lives. The library must outlive it.
  PolicyTerms(const policy::Library& library, EarningMonth month, Date known) : library_(library), month_(month), known_(known) {}

  // By insurance; what is null was not asked for yet.
  using OfPlan = std::array<const Resolved*, policy::insurance_count>;
  // What is known for all plans like this one, in two steps because a plan has many insurances.
  OfPlan& of(const EnrolmentPlan& plan, const std::string& household);
  const Resolved& of(OfPlan& known, const EnrolmentPlan& plan, const std::string& household, policy::Insurance insurance, const std::vector<people::EmployerAccount>& accounts);

  // A value of a place a month; the error when the library does not know it.
  enum class Value { minimum_wage, hourly_minimum_wage, average_wage };
  const Result<Money>& value(Value which, const std::string& place);

 private:
  const Resolved& resolve(const EnrolmentPlan& plan, const std::string& household, policy::Insurance insurance, const std::string& account);

  const policy::Library& library_;
  EarningMonth month_;
  Date known_;
  std::unordered_map<std::string, OfPlan> plans_;  // by entity, place, scheme, household, district
  std::map<Key, Resolved> terms_;
  std::map<std::pair<Value, std::string>, Result<Money>> values_;
};

}  // namespace fenhao::payroll
