// Probation: its longest time and the least pay. Pure. Labour Contract Law art. 19, 20; Implementing Regulations
// art. 15.
#pragma once

#include <optional>

#include "base/dated_text.h"

namespace fenhao::labour {

struct ProbationRules {
  static constexpr std::string_view item = "probation";
  LegalBasis basis;
  Steps months_by_term;  // by months of a fixed term
  int months_open_ended = 0;
  Rate least_of_wage;
  Readings floor;  // the lower or the higher of the two bounds of art. 15
};

Fields fields(ProbationRules& rules);

enum class ContractKind { fixed_term, open_ended, by_task };

struct ContractTerm {
  ContractKind kind = ContractKind::fixed_term;
  int months = 0;  // whole months of a fixed term; a begun month does not count
};

// Zero: none may be agreed. invalid_input: a fixed term of negative length.
Result<int> longest_probation_months(const ContractTerm& term, const ProbationRules& rules);

// Art. 15 sets 80% of the lowest wage of the same post or 80% of the agreed wage: enough to reach one of them
// (lower_of_both), or both (higher_of_both).
enum class ProbationFloor { lower_of_both, higher_of_both };
std::string_view to_string(ProbationFloor reading);

struct ProbationWages {
  Money agreed;
  std::optional<Money> lowest_same_post;  // absent: nobody else in the post
  Money minimum_wage;
};

// Half-up to the fen; never below the minimum wage. invalid_input: negative amounts, or a reading not offered.
Result<Money> least_probation_pay(const ProbationWages& wages, ProbationFloor reading, const ProbationRules& rules);

}  // namespace fenhao::labour
