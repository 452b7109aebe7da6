#include "intake/stretches.h"

#include <algorithm>

namespace fenhao::intake {
namespace {

void inherit(std::string& field, const std::string& before) {
  if (field.empty()) field = before;
}

}  // namespace

std::vector<people::Employment> join_stretches(std::vector<people::Employment> rows) {
  std::ranges::sort(rows, {}, &people::Employment::from);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    auto& before = rows[i - 1];
    auto& current = rows[i];
    const bool broken = before.last_day && *before.last_day < current.from - 1;
    inherit(current.entity, before.entity);
    inherit(current.department, before.department);
    inherit(current.position, before.position);
    inherit(current.place, before.place);
    inherit(current.salary_group, before.salary_group);
    if (!broken && current.entity == before.entity) current.hired = before.hired;
    if (before.last_day && *before.last_day >= current.from && !current.last_day) current.last_day = before.last_day;
    if (!before.last_day || *before.last_day >= current.from) before.last_day = current.from - 1;
  }
  return rows;
}

}  // namespace fenhao::intake
