#include "contribution/contribution.h"

#include <algorithm>
#include <string_view>

#include "contribution/charge_rates.h"

namespace fenhao::contribution {
namespace {

using policy::FactInfo;
using policy::Known;
using policy::Terms;

// Ids of the facts used, each once, in the order of use.
class FactList {
 public:
  FactList() { ids_.reserve(8); }
  void add(const FactInfo* fact) {
    if (fact && std::find(ids_.begin(), ids_.end(), fact->id) == ids_.end()) ids_.push_back(fact->id);
  }
  template <class T>
  void add(const std::optional<Known<T>>& known) {
    if (known) add(known->fact);
  }
  std::string joined() const {
    std::string text;
    for (const auto id : ids_) {
      if (!text.empty()) text += ' ';
      text += id;
    }
    return text;
  }

 private:
  std::vector<std::string_view> ids_;
};

Money amount_of(Money base, std::optional<Rate> rate, Money fixed, Rounding rounding) {
  return rate ? multiply(base, *rate, rounding) + fixed : fixed;
}

Status check_terms(const Terms& terms, const Enrolment& enrolment) {
  if (terms.insurance != enrolment.insurance)
    return fail(ErrorCode::internal, "险种与政策条件不一致",
                "the enrolment and the terms are about different insurances");
  if (terms.merged_into) {
    const Text into = policy::label(*terms.merged_into);
    return fail(about(terms, ErrorCode::not_found, "在当地并入" + into.zh + "，不单独缴纳",
                      "charged inside " + into.en + " at this place, nothing of its own")
                    .way_out({"不要单独参保此险种", "do not enrol it by itself"}));
  }
  if (enrolment.declared_base.is_negative())
    return fail(about(terms, ErrorCode::invalid_input, "申报基数不能是负数", "the declared base cannot be negative")
                    .way_out({"更正参保方案中的基数", "correct the base in the enrolment"}));
  if (terms.floor && terms.cap && terms.cap->value < terms.floor->value)
    return fail(about(terms, ErrorCode::conflict, "政策库中的基数上限低于下限",
                      "the cap is below the floor in the policy library")
                    .way_out({"核对当地通知后更正政策库", "check the notice and correct the policy library"}));
  return {};
}

void clamp_base(const Terms& terms, Charge& charge) {
  charge.base = charge.declared_base;
  if (terms.floor && charge.base < terms.floor->value) {
    charge.base = terms.floor->value;
    charge.clamp = Charge::Clamp::floor;
  }
  if (terms.cap && charge.base > terms.cap->value) {
    charge.base = terms.cap->value;
    charge.clamp = Charge::Clamp::cap;
  }
}

// Half of the bound for each side, on the grid of the terms.
Status clamp_total(const Terms& terms, Charge& charge) {
  const Money sum = charge.employer + charge.employee;
  const bool low = terms.total_floor && sum < terms.total_floor->value;
  const bool high = terms.total_cap && sum > terms.total_cap->value;
  if (!low && !high) return {};
  const Money bound = (low ? terms.total_floor : terms.total_cap)->value;
  if (charge.employer_rate != charge.employee_rate)
    return fail(
        about(terms, ErrorCode::conflict,
              "单位与个人合计 " + sum.to_string() + (low ? " 低于当地最低缴存额 " : " 高于当地最高缴存额 ") +
                  bound.to_string() + "，两边比例不同，无法确定由哪一边调整",
              "both sides together, " + sum.to_string() + ", are " + (low ? "below" : "above") + " the bound " +
                  bound.to_string() + " of the place, and with different rates no rule says who gives way")
            .way_out({"调整申报基数或比例，使合计在当地限额之内", "change the base or the rates to fit the bound"}));
  const Rounding inward{low ? RoundingMode::up : RoundingMode::down, terms.rounding.unit};
  charge.employer = charge.employee = Money::round(bound.decimal() * Decimal::of(5, 1), inward);
  charge.total_clamp = low ? Charge::Clamp::floor : Charge::Clamp::cap;
  return {};
}

std::string facts_used(const Terms& terms, const Enrolment& enrolment, const Charge& charge) {
  FactList facts;
  facts.add(terms.floor);
  facts.add(terms.cap);
  if (!enrolment.employer_rate) facts.add(terms.employer.rate);
  if (!enrolment.employee_rate) facts.add(terms.employee.rate);
  if (enrolment.employer_rate || enrolment.employee_rate) {
    facts.add(terms.rate_min);
    facts.add(terms.rate_max);
  }
  facts.add(terms.employer.fixed);
  facts.add(terms.employee.fixed);
  if (charge.total_clamp != Charge::Clamp::none)
    facts.add(charge.total_clamp == Charge::Clamp::floor ? terms.total_floor : terms.total_cap);
  facts.add(terms.rounding_fact);
  return facts.joined();
}

}  // namespace

Result<Charge> charge(const Terms& terms, const Enrolment& enrolment) {
  FENHAO_CHECK(check_terms(terms, enrolment));
  FENHAO_TRY(rates, rates_of(terms, enrolment));
  Charge result;
  result.insurance = terms.insurance;
  result.declared_base = enrolment.declared_base;
  clamp_base(terms, result);
  result.employer_rate = rates.employer;
  result.employee_rate = rates.employee;
  if (terms.employer.fixed) result.employer_fixed = terms.employer.fixed->value;
  if (terms.employee.fixed) result.employee_fixed = terms.employee.fixed->value;
  result.rounding = terms.rounding;
  result.employer = amount_of(result.base, rates.employer, result.employer_fixed, terms.rounding);
  result.employee = amount_of(result.base, rates.employee, result.employee_fixed, terms.rounding);
  FENHAO_CHECK(clamp_total(terms, result));
  result.facts = facts_used(terms, enrolment, result);
  return result;
}

Total total(const std::vector<Charge>& charges) {
  Total sum;
  for (const auto& charge : charges) {
    sum.employer += charge.employer;
    sum.employee += charge.employee;
  }
  return sum;
}

}  // namespace fenhao::contribution
