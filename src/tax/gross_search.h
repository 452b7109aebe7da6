// Solves gross from net on the fen grid. Inside tax/ only.
#pragma once

#include <functional>
#include <vector>

#include "tax/gross_up.h"

namespace fenhao::tax {

// The net of a gross ≥ 0, calculated forward.
using NetOf = std::function<Result<Money>(Money gross)>;

// Every gross from zero on whose net is exactly `net`, and the smallest that reaches it. The net must never fall from
// one fen of gross to the next except right above the amounts of `falls` (rising), and must grow without end.
// invalid_input when `net` is negative. Forward calculation beyond the range of Money throws Failure(overflow).
Result<GrossUp> search_gross(const NetOf& net_of, Money net, const std::vector<Money>& falls = {});

}  // namespace fenhao::tax
