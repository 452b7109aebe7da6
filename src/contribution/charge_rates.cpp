#include "contribution/charge_rates.h"

namespace fenhao::contribution {
namespace {

using policy::FactInfo;
using policy::SideTerms;
using policy::Terms;

// Where a bound was read, for people: title of the document, or that the company decided it.
Text source_of(const FactInfo* fact) {
  if (!fact) return {"公司决定", "the company's decision"};
  const std::string document = fact->source.title.empty() ? fact->id : fact->source.title;
  return {document, document};
}

struct Side {
  std::string_view zh, en;
  bool may_be_absent;  // the terms may leave this side out: it is not charged
};

// Employees pay nothing for work injury and maternity: Social Insurance Law art. 33, 53. Supplementary insurances
// are built differently everywhere; what the policy library leaves out of their terms is not charged through pay.
Side side_of(Insurance insurance, bool employer) {
  const bool supplementary = insurance == Insurance::large_medical || insurance == Insurance::long_term_care;
  const bool employer_only = insurance == Insurance::work_injury || insurance == Insurance::maternity;
  if (employer) return {"单位", "the employer", supplementary};
  return {"个人", "the employee", supplementary || employer_only};
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
// side pays a fixed amount only, or nothing.
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
  if (stated.fixed || side.may_be_absent) return std::nullopt;
  auto problem = about(terms, ErrorCode::not_found, "不知道" + std::string(side.zh) + "的缴费比例",
                       "the rate of " + std::string(side.en) + " is not known");
  if (terms.insurance == Insurance::housing_fund)
    return fail(
        std::move(problem).way_out({"在参保方案填写公积金比例", "state the housing-fund rate in the enrolment"}));
  return fail(
      std::move(problem).way_out({"在政策库补上该比例及其依据", "add the rate and its source to the policy library"}));
}

}  // namespace

Result<SideRates> rates_of(const Terms& terms, const Enrolment& enrolment) {
  FENHAO_TRY(employer, rate_of(terms, terms.employer, enrolment.employer_rate, side_of(terms.insurance, true)));
  FENHAO_TRY(employee, rate_of(terms, terms.employee, enrolment.employee_rate, side_of(terms.insurance, false)));
  return SideRates{employer, employee};
}

Error about(const Terms& terms, ErrorCode code, std::string zh, std::string en) {
  const Text name = policy::label(terms.insurance);
  return Error(code, {name.zh + "：" + std::move(zh), name.en + ": " + std::move(en)});
}

}  // namespace fenhao::contribution
