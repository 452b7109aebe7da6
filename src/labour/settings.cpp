#include "labour/settings.h"

#include <algorithm>

namespace fenhao::labour {

// A province, 310000, stands for all of its cities.
ContributionsInMinimum MinimumWageContributions::at(std::string_view place) const {
  const bool excluded = std::ranges::any_of(excluded_at, [&](std::string_view code) {
    return code == place || (code.ends_with("0000") && place.substr(0, 2) == code.substr(0, 2));
  });
  return excluded ? ContributionsInMinimum::excluded : ContributionsInMinimum::included;
}

Fields fields(MinimumWageContributions& setting) { return {{"excluded_at", &setting.excluded_at}}; }
Fields fields(OvertimeHolidayHours& setting) { return {{"counted", &setting.counted}}; }
Fields fields(ProbationBounds& setting) { return {{"both", &setting.both}}; }
Fields fields(SecondFixedTerm& setting) { return {{"both_agree", &setting.both_agree}}; }
Fields fields(EarlierServiceCount& setting) { return {{"law_of_the_time", &setting.law_of_the_time}}; }

}  // namespace fenhao::labour
