#include "payroll/charges.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "payroll/by_employee.h"

namespace fenhao::payroll {
namespace {

using policy::Insurance;

class Charger {
 public:
  Charger(const MonthFacts& facts, PolicyTerms& terms) : facts_(facts), terms_(terms), persons_(facts.persons) {}

  Charges run() {
    std::vector<const EnrolmentPlan*> plans;
    const Month month = facts_.month.month;
    for (const auto& plan : facts_.enrolments)
      if (plan.from.month <= month && (!plan.to || month <= *plan.to)) plans.push_back(&plan);
    const auto employee = [](const EnrolmentPlan* plan) -> const std::string& { return plan->employee; };
    if (!std::ranges::is_sorted(plans, {}, employee)) std::ranges::stable_sort(plans, {}, employee);
    for (const auto* plan : plans) charge_plan(*plan);
    for (const auto& [resolved, heads] : heads_) {
      auto& use = result_.uses[resolved->key];
      use.heads += heads;
      use.warnings = resolved->terms->warnings;
    }
    return std::move(result_);
  }

 private:
  void refuse(const EnrolmentPlan& plan, std::string code, Text message) {
    result_.notices.push_back({{NoticeStep::contribution, {}, {}, plan.employee}, {Notice::Severity::error, std::move(code), plan.employee, std::move(message)}});
  }

  void charge_plan(const EnrolmentPlan& plan) {
    start_person(plan.employee);
    std::vector<ChargeLine> lines;
    lines.reserve(plan.insurances.size());
    auto& known = terms_.of(plan, household_);
    for (const auto& enrolment : plan.insurances) {
      if (!cover(plan, enrolment.insurance)) return;
      auto line = charge_one(known, plan, enrolment);
      if (!line) return refuse(plan, "contribution", {line.error().describe(Lang::zh), line.error().describe(Lang::en)});
      lines.push_back(std::move(*line));
    }
    auto own = std::find_if(result_.plans.begin() + first_of_person_, result_.plans.end(), [&](const PlanCharges& other) { return other.entity == plan.entity; });
    if (own == result_.plans.end()) result_.plans.push_back({plan.employee, plan.entity, std::move(lines)});
    else if (own->lines.empty()) own->lines = std::move(lines);
    else refuse(plan, "enrolled_twice", {"本月有两份参保方案", "two enrolment plans cover this month"});
  }

  void start_person(const std::string& employee) {
    if (employee == employee_) return;
    employee_ = employee;
    household_.clear();
    if (const auto* person = persons_.first_of(employee)) household_ = person->household;
    covered_.clear();
    first_of_person_ = std::ssize(result_.plans);
  }

  // One relation at a time (Social Insurance Law art. 57–58); work injury is paid by each employer.
  bool cover(const EnrolmentPlan& plan, Insurance insurance) {
    if (insurance == Insurance::work_injury || covered_.insert(insurance).second) return true;
    refuse(plan, "enrolled_twice", {"本月有两份参保方案都缴" + policy::label(insurance).zh + "，请停掉一份", "two enrolment plans pay " + policy::label(insurance).en + " this month: end one of them"});
    return false;
  }

  Result<ChargeLine> charge_one(PolicyTerms::OfPlan& known, const EnrolmentPlan& plan, const contribution::Enrolment& enrolment) {
    const auto& resolved = terms_.of(known, plan, household_, enrolment.insurance, facts_.accounts);
    if (!resolved.terms) return fail(resolved.terms.error());
    FENHAO_TRY(charge, contribution::charge(*resolved.terms, enrolment));
    ++heads_[&resolved];
    return ChargeLine{plan.place, resolved.account, std::move(charge)};
  }

  const MonthFacts& facts_;
  PolicyTerms& terms_;
  ByEmployee<people::Person> persons_;
  std::unordered_map<const PolicyTerms::Resolved*, std::int64_t> heads_;
  // Of the person whose plans are being charged.
  std::string employee_, household_;
  std::set<Insurance> covered_;
  std::ptrdiff_t first_of_person_ = 0;
  Charges result_;
};

}  // namespace

Charges charge_all(const MonthFacts& facts, PolicyTerms& terms) { return Charger(facts, terms).run(); }

std::vector<PlacedNotice> policy_notices(const TermsUses& uses) {
  // The same fact may warn under several combinations.
  std::vector<std::pair<const policy::Warning*, std::int64_t>> all;
  for (const auto& [unused, use] : uses) {
    for (const auto& warning : use.warnings) {
      const auto known = std::ranges::find_if(all, [&](const auto& other) { return *other.first == warning; });
      if (known == all.end()) all.emplace_back(&warning, use.heads);
      else known->second += use.heads;
    }
  }
  std::vector<PlacedNotice> notices;
  for (const auto& [warning, heads] : all) {
    const std::string number = std::to_string(heads);
    notices.push_back({{NoticeStep::policy, {}, {}, {}},
                       {Notice::Severity::warning, "policy." + warning->code, warning->fact_id,
                        {warning->message.zh + "（涉及 " + number + " 人次）", warning->message.en + " (" + number + " charges)"}}});
  }
  return notices;
}

}  // namespace fenhao::payroll
