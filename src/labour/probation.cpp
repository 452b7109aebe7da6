#include "labour/probation.h"

#include <algorithm>

#include "labour/complaint.h"

namespace fenhao::labour {

Fields fields(ProbationRules& rules) {
  return {{"months_by_term", &rules.months_by_term},
          {"months_open_ended", &rules.months_open_ended},
          {"least_of_wage", &rules.least_of_wage},
          {"floor", &rules.floor}};
}

std::string_view to_string(ProbationFloor reading) {
  return reading == ProbationFloor::lower_of_both ? "lower_of_both" : "higher_of_both";
}

Result<int> longest_probation_months(const ContractTerm& term, const ProbationRules& rules) {
  if (term.kind == ContractKind::open_ended) return rules.months_open_ended;
  if (term.kind == ContractKind::by_task) return 0;
  FENHAO_CHECK(refuse_negative({"合同期限", "the term of the contract"}, {Decimal(term.months)}));
  return step_at(rules.months_by_term, Decimal(term.months));
}

Result<Money> least_probation_pay(const ProbationWages& wages, ProbationFloor reading, const ProbationRules& rules) {
  const Money same_post = wages.lowest_same_post.value_or(wages.agreed);
  FENHAO_CHECK(refuse_negative({"约定工资、同岗最低档工资和最低工资", "agreed, same-post and minimum wage"},
                               {wages.agreed.decimal(), same_post.decimal(), wages.minimum_wage.decimal()}));
  FENHAO_CHECK(rules.floor.offers(to_string(reading), rules.basis));
  const Money bound =
      reading == ProbationFloor::lower_of_both ? std::min(wages.agreed, same_post) : std::max(wages.agreed, same_post);
  return std::max(multiply(bound, rules.least_of_wage, Rounding::half_up_fen), wages.minimum_wage);
}

}  // namespace fenhao::labour
