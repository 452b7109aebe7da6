// How a transfer is carried out: what moves, which papers, how long. Pure. 国办发〔2009〕66号 art. 8; Social Insurance
// Handling Regulations (Order 765) art. 12–16, 31.
#pragma once

#include <string_view>

#include "base/dated_text.h"
#include "base/work_calendar.h"

namespace fenhao::transfer {

struct PensionStepRules {
  static constexpr std::string_view item = "pension_steps";
  LegalBasis basis;
  int new_place_review = 0, old_place = 0, new_place_finish = 0;  // working days

  int total() const { return new_place_review + old_place + new_place_finish; }
};

struct PaperRules {
  static constexpr std::string_view item = "papers";
  LegalBasis basis;
  Words channels;                // where a person or employer applies online
  Words certificate_not_needed;  // kinds of move that need the identity document only
  Words certificate_asked_for;   // kinds of move for which agencies still ask for the contribution record
};

struct MovingInsuranceRules {
  static constexpr std::string_view item = "moving_insurances";
  LegalBasis basis;
  Words transfers, join_anew;  // codes of insurances
};

Fields fields(PensionStepRules& rules);
Fields fields(PaperRules& rules);
Fields fields(MovingInsuranceRules& rules);

struct PensionSteps {
  Date reviewed_by, sent_by, finished_by;  // last day of each step, when each begins the day after the one before
};

// not_found for a year without a holiday notice.
Result<PensionSteps> pension_steps(Date applied, const WorkCalendar& calendar, const PensionStepRules& rules);

// Whether the contribution record (参保缴费凭证) is asked for. invalid_input, naming what is known, for another kind of
// move or channel.
Result<bool> certificate_required(std::string_view move, std::string_view channel, const PaperRules& rules);

struct InsurancesOfMove {
  Words transfers;
  Words join_anew;
};

// The insurances sorted, in the order given. invalid_input for one the rules do not name.
Result<InsurancesOfMove> insurances_of_move(const Words& insurances, const MovingInsuranceRules& rules);

}  // namespace fenhao::transfer
