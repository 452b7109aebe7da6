#include "contribution/settings.h"

#include <algorithm>
#include <charconv>

namespace fenhao::contribution {

Date LateFeeStart::first_overdue_day(CoverageMonth month) const {
  const Month due = month.month + months_after;
  return due.first_day() + (std::clamp(day, 1, due.days()) - 1);
}

std::optional<int> LeaverCutoff::at(std::string_view place) const {
  for (const std::string& entry : days) {
    const auto blank = entry.find(' ');
    if (blank == std::string::npos || std::string_view(entry).substr(0, blank) != place) continue;
    int day = 0;
    const char* end = entry.data() + entry.size();
    const auto [read, problem] = std::from_chars(entry.data() + blank + 1, end, day);
    if (problem == std::errc() && read == end && day >= 1 && day <= 31) return day;
  }
  return std::nullopt;
}

Fields fields(LateFeeStart& setting) { return {{"months_after", &setting.months_after}, {"day", &setting.day}}; }
Fields fields(LeaverCutoff& setting) { return {{"days", &setting.days}}; }

}  // namespace fenhao::contribution
