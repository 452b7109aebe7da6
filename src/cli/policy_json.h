// What `policy show` and `policy coverage` know, as --json says it.
#pragma once

#include "cli/context.h"
#include "policy/policy.h"

namespace fenhao::cli {

// One object an insurance that is charged at the place: bounds, both sides, the least confidence and its source; or why
// it is unknown. Amounts in yuan, rates as decimals ("0.08").
std::vector<JsonObject> terms_json(const policy::Library& library, const policy::Place& place, Month month, Date known,
                                   Lang lang);

// One object a place and insurance: known, low_confidence, merged, disputed or unknown; what is not charged is left
// out.
std::vector<JsonObject> coverage_json(const policy::Library& library, Month month, Date known);

}  // namespace fenhao::cli
