#include "contribution/settings.h"

#include <algorithm>
#include <charconv>

namespace fenhao::contribution {

Date LateFeeStart::first_overdue_day(CoverageMonth month) const {
  const Month due = month.month + months_after;
  return due.first_day() + (std::clamp(day, 1, due.days()) - 1);
}

Result<std::optional<int>> LeaverCutoff::at(std::string_view place) const {
  for (const std::string& entry : days) {
    const auto blank = entry.find(' ');
    if (blank == std::string::npos || std::string_view(entry).substr(0, blank) != place) continue;
    int day = 0;
    const char* end = entry.data() + entry.size();
    const auto [read, problem] = std::from_chars(entry.data() + blank + 1, end, day);
    if (problem == std::errc() && read == end && day >= 1 && day <= 31) return std::optional(day);
    return fail(Error(ErrorCode::invalid_input, {"离职截止日“" + entry + "”不是“地区代码 日”", "the leavers' cut-off \"" + entry + "\" is no code of a place and a day"})
                    .way_out({"在 settings.yaml 的 leaver_cutoff 里写成 '440300 15'", "write it like '440300 15' under leaver_cutoff in settings.yaml"}));
  }
  return std::optional<int>();
}

Fields fields(LateFeeStart& setting) { return {{"months_after", &setting.months_after}, {"day", &setting.day}}; }
Fields fields(LateFeeCeiling& setting) { return {{"at_principal", &setting.at_principal}}; }
Fields fields(OverAgeInjury& setting) { return {{"before_measures", &setting.before_measures}}; }
Fields fields(LeaverCutoff& setting) { return {{"days", &setting.days}}; }

}  // namespace fenhao::contribution
