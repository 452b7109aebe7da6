#include "payroll/charges.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace fenhao::payroll {
namespace {

using policy::Insurance;

people::AccountKind account_kind(Insurance insurance) {
  if (insurance == Insurance::housing_fund) return people::AccountKind::housing_fund;
  const bool medical = insurance == Insurance::medical || insurance == Insurance::maternity ||
                       insurance == Insurance::large_medical || insurance == Insurance::long_term_care;
  return medical ? people::AccountKind::medical : people::AccountKind::social_insurance;
}

class Charger {
 public:
  Charger(const MonthFacts& facts, const Rules& rules) : facts_(facts), rules_(rules) {
    for (const auto& person : facts.persons) persons_[person.employee] = &person;
  }

  Charges run() {
    for (const auto& plan : facts_.enrolments) {
      const Month month = facts_.month.month;
      if (plan.from.month > month || (plan.to && *plan.to < month)) continue;
      charge_plan(plan);
    }
    report_warnings();
    return std::move(result_);
  }

 private:
  void charge_plan(const EnrolmentPlan& plan) {
    std::vector<ChargeLine> lines;
    for (const auto& enrolment : plan.insurances) {
      if (!cover(plan.employee, enrolment.insurance)) return;
      auto line = charge_one(plan, enrolment);
      if (!line) {
        result_.notices.push_back({Notice::Severity::error, "contribution", plan.employee,
                                   {line.error().describe(Lang::zh), line.error().describe(Lang::en)}});
        return;
      }
      lines.push_back(std::move(*line));
    }
    auto& all = result_.lines[{plan.entity, plan.employee}];
    if (!all.empty()) {
      result_.notices.push_back({Notice::Severity::error, "enrolled_twice", plan.employee,
                                 {"本月有两份参保方案", "two enrolment plans cover this month"}});
      return;
    }
    all = std::move(lines);
  }

  // One relation at a time (Social Insurance Law art. 57–58); work injury is paid by each employer.
  bool cover(const std::string& employee, Insurance insurance) {
    if (insurance == Insurance::work_injury || covered_.emplace(employee, insurance).second) return true;
    result_.notices.push_back({Notice::Severity::error, "enrolled_twice", employee,
                               {"本月有两份参保方案都缴" + policy::label(insurance).zh + "，请停掉一份", "two enrolment plans pay " + policy::label(insurance).en + " this month: end one of them"}});
    return false;
  }

  Result<ChargeLine> charge_one(const EnrolmentPlan& plan, const contribution::Enrolment& enrolment) {
    const auto* account = account_of(facts_.accounts, plan, enrolment.insurance);
    auto& [terms, heads] = resolve(plan, enrolment.insurance, account ? account->code : std::string());
    if (!terms) return fail(terms.error());
    FENHAO_TRY(charge, contribution::charge(*terms, enrolment));
    ++heads;
    return ChargeLine{plan.place, account ? account->code : std::string(), std::move(charge)};
  }

  struct Used {
    Result<policy::Terms> terms;
    int heads = 0;  // charges made with them
  };

  // Terms differ by few attributes; each combination is resolved once.
  Used& resolve(const EnrolmentPlan& plan, Insurance insurance, const std::string& account) {
    const auto person = persons_.find(plan.employee);
    const std::string household = person == persons_.end() ? std::string() : person->second->household;
    const auto key = std::tuple(plan.place, insurance, plan.scheme, household, plan.district, account);
    const auto cached = terms_.find(key);
    if (cached != terms_.end()) return cached->second;
    policy::Query query{.place = plan.place,
                        .insurance = insurance,
                        .attributes = {.scheme = plan.scheme, .household = household, .district = plan.district},
                        .month = CoverageMonth{facts_.month.month},
                        .known = facts_.known,
                        .account = account};
    return terms_.emplace(key, Used{rules_.library->resolve(query)}).first->second;
  }

  // The same fact may warn under several combinations; it is reported once, with all it concerns.
  void report_warnings() {
    std::vector<std::pair<const policy::Warning*, int>> all;
    for (const auto& [unused, used] : terms_) {
      if (!used.terms || used.heads == 0) continue;
      for (const auto& warning : used.terms->warnings) {
        const auto known = std::ranges::find_if(all, [&](const auto& other) { return *other.first == warning; });
        if (known == all.end()) all.emplace_back(&warning, used.heads);
        else known->second += used.heads;
      }
    }
    for (const auto& [warning, heads] : all) report(*warning, heads);
  }

  void report(const policy::Warning& warning, int heads) {
    const std::string number = std::to_string(heads);
    result_.notices.push_back({Notice::Severity::warning, "policy." + warning.code, warning.fact_id,
                               {warning.message.zh + "（涉及 " + number + " 人次）", warning.message.en + " (" + number + " charges)"}});
  }

  const MonthFacts& facts_;
  const Rules& rules_;
  std::unordered_map<std::string_view, const people::Person*> persons_;
  std::map<std::tuple<std::string, Insurance, std::string, std::string, std::string, std::string>, Used> terms_;
  std::set<std::pair<std::string, Insurance>> covered_;
  Charges result_;
};

}  // namespace

const people::EmployerAccount* account_of(const std::vector<people::EmployerAccount>& accounts, const EnrolmentPlan& plan, policy::Insurance insurance) {
  const auto kind = account_kind(insurance);
  const people::EmployerAccount* found = nullptr;
  for (const auto& account : accounts) {
    if (account.entity != plan.entity || account.place != plan.place) continue;
    if (account.kind == kind) return &account;
    if (kind == people::AccountKind::medical && account.kind == people::AccountKind::social_insurance) found = &account;
  }
  return found;
}

Charges charge_all(const MonthFacts& facts, const Rules& rules) { return Charger(facts, rules).run(); }

}  // namespace fenhao::payroll
