// How the rows of a kind of file stand in the database: table, what tells rows apart, what they say.
#pragma once

#include <string>
#include <vector>

#include "intake/intake.h"

namespace fenhao::intake {

struct RecordedTable {
  std::string table;
  std::vector<std::string> key;
  std::vector<std::string> values;  // besides key and batch; with `voided` where rows can be voided
  // Column of the day or month a row holds from; empty for what has no start.
  std::string start;
};

const RecordedTable& recorded_table(Kind kind);
// Kinds whose rows have a start and may be taken back.
bool is_voidable(Kind kind);

}  // namespace fenhao::intake
