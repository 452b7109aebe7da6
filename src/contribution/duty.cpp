#include "contribution/duty.h"

namespace fenhao::contribution {
namespace {

using policy::Insurance;

constexpr Month over_age_rules_from = Month::from_index(2026 * 12 + 6);  // Order 56: 2026-07-01

std::map<Insurance, Duty> all_five(Duty duty) {
  return {{Insurance::pension, duty},
          {Insurance::medical, duty},
          {Insurance::unemployment, duty},
          {Insurance::work_injury, duty},
          {Insurance::maternity, duty}};
}

// Order 56 art. 15 (injury, employer only), art. 16–17 (pension and medical). Unemployment is not mentioned.
Result<std::map<Insurance, Duty>> over_age(const Worker& worker, CoverageMonth month) {
  if (month.month < over_age_rules_from)
    return fail(Error(ErrorCode::not_found, {"2026-07 之前超龄人员的参保由各省规定",
                                             "before 2026-07 the cover of over-age workers is up to the province"})
                    .way_out({"按当地规定手工确认参保险种", "confirm the insurances by the local rule"}));
  const Duty own = worker.draws_pension ? Duty::none : worker.agreed_to_contribute ? Duty::required : Duty::voluntary;
  return std::map<Insurance, Duty>{
      {Insurance::work_injury, worker.over_age_injury}, {Insurance::pension, own}, {Insurance::medical, own}};
}

}  // namespace

Result<std::map<Insurance, Duty>> duties(const Worker& worker, CoverageMonth month) {
  if (worker.over_retirement_age) return over_age(worker, month);
  auto result = all_five(Duty::required);
  switch (worker.origin) {
    case Worker::Origin::mainland: result[Insurance::housing_fund] = Duty::required; break;
    case Worker::Origin::hk_macau_taiwan:
      if (worker.home_cover_proved) result[Insurance::pension] = result[Insurance::unemployment] = Duty::none;
      break;
    case Worker::Origin::foreign:
      for (const auto insurance : worker.exempt_by_treaty) result[insurance] = Duty::none;
      result[Insurance::housing_fund] = Duty::voluntary;
      break;
  }
  return result;
}

Result<InsuredAt> insured_at(Insurance insurance) {
  if (insurance == Insurance::work_injury) return InsuredAt::each_employer;
  if (insurance == Insurance::pension) return InsuredAt::one_employer;
  const Text name = policy::label(insurance);
  return fail(Error(ErrorCode::not_found, {name.zh + "：国家规定没有说明多重劳动关系如何参保",
                                           name.en + ": the national rules do not say where several employers insure"})
                  .way_out({"按当地经办机构的口径处理", "follow the local agency"}));
}

}  // namespace fenhao::contribution
