#include "payroll/result.h"

namespace fenhao::payroll {

const GroupColumns* RunView::group(std::string_view code) const {
  for (const auto& candidate : groups)
    if (candidate.code == code) return &candidate;
  return nullptr;
}

const people::LegalEntity* RunView::entity(std::string_view code) const {
  for (const auto& candidate : entities)
    if (candidate.code == code) return &candidate;
  return nullptr;
}

}  // namespace fenhao::payroll
