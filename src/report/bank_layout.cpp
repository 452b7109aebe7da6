#include "report/bank_layout.h"

#include <algorithm>

namespace fenhao::report {

bool is_at_bank(std::string_view bank_name, std::span<const std::string> names) {
  return std::ranges::any_of(names, [&](const std::string& name) { return bank_name.contains(name); });
}

const FileLayout* bank_layout_of(const people::LegalEntity& entity, std::span<const FileLayout* const> layouts) {
  const FileLayout* for_any_bank = nullptr;
  for (const auto* layout : layouts) {
    if (is_at_bank(entity.bank_name, layout->banks)) return layout;
    if (layout->is_any_bank && !for_any_bank) for_any_bank = layout;
  }
  return for_any_bank;
}

}  // namespace fenhao::report
