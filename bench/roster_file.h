// A roster of invented people as a company sends it: what we read, and columns of other programs beside it.
#pragma once

#include <string>

namespace fenhao::bench {

inline constexpr int roster_columns = 30;

void write_entities(const std::string& path);
// `people` rows of thirty cells, all of the entity that write_entities writes.
void write_roster(const std::string& path, int people);

}  // namespace fenhao::bench
