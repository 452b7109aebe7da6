// The order in which items are computed. Internal to formula/.
#pragma once

#include <cstdint>
#include <vector>

#include "formula/names.h"

namespace fenhao::formula {

struct EvaluationOrder {
  std::vector<std::size_t> order;  // every item after those it reads; otherwise as written
  std::vector<bool> in_cycle;      // by item
};

// Reports each cycle with its path.
EvaluationOrder order_items(const std::vector<Item>& items, const std::vector<ResolvedItem>& resolved,
                            Diagnostics& diagnostics);

}  // namespace fenhao::formula
