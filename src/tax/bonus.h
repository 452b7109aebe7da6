// The one-off annual bonus beyond its tax: dead zones and the choice between taxing it alone and merging it into
// the year's wages. Pure. Caishui 2018 No. 164 art. 1; MOF/STA 2023 No. 30. The choice is the employee's.
#pragma once

#include <vector>

#include "tax/tax.h"

namespace fenhao::tax {

// Bonuses above `from` up to and including `to` leave no more than `from` does.
struct DeadZone {
  Money from;         // upper bound of a bracket × 12
  Money to;           // where the net is that of `from` again, half-up to the fen
  Money net_at_from;  // net of a bonus of exactly `from`
};

// Computed from the monthly table, in rising order.
Result<std::vector<DeadZone>> dead_zones(const Table& monthly);

// A year's figures of one person, without the bonus.
struct AnnualFigures {
  Money income, exempt, special, special_additional, other, donation;
};

struct BonusChoice {
  enum class Better { alone, merged, equal } better = Better::equal;
  Money tax_on_wages;      // the year's wages without the bonus
  Money bonus_tax_alone;   // by the monthly table
  Money bonus_tax_merged;  // what the bonus adds to the tax of the year
  Money total_alone, total_merged;
  Money saving;  // of the better way, ≥ 0
};

// Compares over the whole year with the full 60000, as the annual settlement does. Errors as annual_bonus().
Result<BonusChoice> compare_bonus(const Parameters& parameters, const AnnualFigures& year, Money bonus, TaxMonth paid);

}  // namespace fenhao::tax
