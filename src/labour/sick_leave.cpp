#include "labour/sick_leave.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {

Fields fields(SickPayRules& rules) { return {{"floor_of_minimum_wage", &rules.floor_of_minimum_wage}}; }

Fields fields(MedicalPeriodRules& rules) {
  return {{"long_service_years", &rules.long_service_years},
          {"months_short", &rules.months_short},
          {"months_long", &rules.months_long},
          {"counted_within", &rules.counted_within}};
}

Result<Money> sick_pay(Money worked_out, Money minimum_wage, const SickPayRules& rules) {
  FENHAO_CHECK(refuse_negative({"病假工资和最低工资", "sick pay and minimum wage"},
                               {worked_out.decimal(), minimum_wage.decimal()}));
  return std::max(worked_out, multiply(minimum_wage, rules.floor_of_minimum_wage, Rounding::half_up_fen));
}

Result<MedicalPeriod> medical_period(const Decimal& years_here, const Decimal& years_in_all,
                                     const MedicalPeriodRules& rules) {
  FENHAO_CHECK(refuse_negative({"工作年限", "years of work"}, {years_here, years_in_all}));
  if (years_in_all < years_here)
    return fail(Error(ErrorCode::invalid_input, {"实际工作年限不能少于在本单位的工作年限",
                                                 "years of work in all cannot be fewer than those here"})
                    .way_out({"更正工作年限", "correct the years"}));
  const bool long_service = years_in_all >= Decimal(rules.long_service_years);
  const int months = step_at(long_service ? rules.months_long : rules.months_short, years_here);
  return MedicalPeriod{months, step_at(rules.counted_within, Decimal(months))};
}

}  // namespace fenhao::labour
