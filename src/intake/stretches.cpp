#include "intake/stretches.h"

#include <algorithm>

namespace fenhao::intake {
namespace {

void inherit(std::string& field, const std::string& before) {
  if (field.empty()) field = before;
}

}  // namespace

std::vector<people::Employment> without_corrected(const std::vector<RecordedRow>& rows) {
  const auto corrects = [](const RecordedRow& newer, const RecordedRow& older) {
    const bool ended_before = older.row.last_day && *older.row.last_day < newer.row.from;
    return newer.is_roster && newer.batch > older.batch && newer.row.hired != older.row.hired && !ended_before;
  };
  std::vector<people::Employment> kept;
  for (const auto& candidate : rows) {
    const bool is_corrected = candidate.is_roster && std::ranges::any_of(rows, [&](const RecordedRow& other) { return corrects(other, candidate); });
    if (!is_corrected) kept.push_back(candidate.row);
  }
  return kept;
}

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
