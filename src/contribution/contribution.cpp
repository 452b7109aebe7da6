#include "contribution/contribution.h"

#include <algorithm>

namespace fenhao::contribution {
namespace {

using policy::FactInfo;
using policy::Known;
using policy::SideTerms;
using policy::Terms;

// Ids of the facts used, each once, in the order of use.
class FactList {
 public:
  void add(const FactInfo* fact) {
    if (!fact || std::find(ids_.begin(), ids_.end(), fact->id) != ids_.end()) return;
    ids_.push_back(fact->id);
  }
  template <class T>
  void add(const std::optional<Known<T>>& known) {
    if (known) add(known->fact);
  }
  std::string joined() const {
    std::string text;
    for (const auto& id : ids_) text += (text.empty() ? "" : " ") + id;
    return text;
  }

 private:
  std::vector<std::string> ids_;
};

// Where a bound was read, for people: title of the document, or that the company decided it.
Text source_of(const FactInfo* fact) {
  if (!fact) return {"公司决定", "the company's decision"};
  const std::string document = fact->source.title.empty() ? fact->id : fact->source.title;
  return {document, document};
}

Error about(const Terms& terms, ErrorCode code, std::string zh, std::string en) {
  const Text name = policy::label(terms.insurance);
  return Error(code, {name.zh + "：" + std::move(zh), name.en + ": " + std::move(en)});
}

struct Side {
  std::string_view zh, en;
  bool pays_by_law;  // false where the law lets this side pay nothing
};

// Employees pay nothing for work injury and maternity: Social Insurance Law art. 33, 53.
Side side_of(policy::Insurance insurance, bool employer) {
  if (employer) return {"单位", "the employer", true};
  const bool exempt = insurance == Insurance::work_injury || insurance == Insurance::maternity;
  return {"个人", "the employee", !exempt};
}

Status check_allowed(const Terms& terms, Rate rate, const Side& side) {
  if (!terms.rate_min || !terms.rate_max)
    return fail(about(terms, ErrorCode::not_found, "不知道允许的比例范围", "the allowed range of rates is not known")
                    .way_out({"在政策库补上比例范围", "add the range to the policy library"}));
  const bool below = rate < terms.rate_min->value;
  if (!below && rate <= terms.rate_max->value) return {};
  const std::string range = terms.rate_min->value.percent() + "–" + terms.rate_max->value.percent();
  const Text source = source_of((below ? terms.rate_min : terms.rate_max)->fact);
  const std::string_view limit_zh = below ? "低于下限 " : "高于上限 ", limit_en = below ? " is below " : " is above ";
  const std::string limit = (below ? terms.rate_min : terms.rate_max)->value.percent();
  return fail(about(terms, ErrorCode::invalid_input,
                    std::string(side.zh) + "比例 " + rate.percent() + " " + std::string(limit_zh) + limit + "，允许 " +
                        range + "（依据：" + source.zh + "）",
                    "rate " + rate.percent() + " of " + std::string(side.en) + std::string(limit_en) + limit +
                        "; allowed " + range + " (source: " + source.en + ")")
                  .way_out({"更正参保方案中的比例；系统不会代为调整",
                            "correct the rate in the enrolment; it is never adjusted silently"}));
}

// The rate of one side: chosen where the place lets the employer choose, else that of the terms. Absent when the
// side pays a fixed amount only, or nothing by law.
Result<std::optional<Rate>> rate_of(const Terms& terms, const SideTerms& stated, std::optional<Rate> chosen,
                                    const Side& side) {
  if (chosen) {
    if (terms.insurance != Insurance::housing_fund)
      return fail(about(terms, ErrorCode::invalid_input, "比例由当地规定，不能自选",
                        "the rate is set by the place and cannot be chosen")
                      .way_out({"删去参保方案中的比例", "remove the rate from the enrolment"}));
    FENHAO_CHECK(check_allowed(terms, *chosen, side));
    return chosen;
  }
  if (stated.rate) return stated.rate->value;
  if (stated.fixed || !side.pays_by_law) return std::nullopt;
  auto problem = about(terms, ErrorCode::not_found, "不知道" + std::string(side.zh) + "的缴费比例",
                       "the rate of " + std::string(side.en) + " is not known");
  if (terms.insurance == Insurance::housing_fund)
    return fail(
        std::move(problem).way_out({"在参保方案填写公积金比例", "state the housing-fund rate in the enrolment"}));
  return fail(
      std::move(problem).way_out({"在政策库补上该比例及其依据", "add the rate and its source to the policy library"}));
}

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

std::string facts_used(const Terms& terms, const Enrolment& enrolment) {
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
  facts.add(terms.rounding_fact);
  return facts.joined();
}

}  // namespace

Result<Charge> charge(const Terms& terms, const Enrolment& enrolment) {
  FENHAO_CHECK(check_terms(terms, enrolment));
  FENHAO_TRY(employer_rate, rate_of(terms, terms.employer, enrolment.employer_rate, side_of(terms.insurance, true)));
  FENHAO_TRY(employee_rate, rate_of(terms, terms.employee, enrolment.employee_rate, side_of(terms.insurance, false)));
  Charge result;
  result.insurance = terms.insurance;
  result.declared_base = enrolment.declared_base;
  clamp_base(terms, result);
  result.employer_rate = employer_rate;
  result.employee_rate = employee_rate;
  if (terms.employer.fixed) result.employer_fixed = terms.employer.fixed->value;
  if (terms.employee.fixed) result.employee_fixed = terms.employee.fixed->value;
  result.rounding = terms.rounding;
  result.employer = amount_of(result.base, employer_rate, result.employer_fixed, terms.rounding);
  result.employee = amount_of(result.base, employee_rate, result.employee_fixed, terms.rounding);
  result.facts = facts_used(terms, enrolment);
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
