// What the columns of a form hold, for whoever fills it in: the words of a column that knows only some, and an
// example. The readers (read_*.cpp) decide; columns_test.cpp holds every word and example against them.
#pragma once

#include <string>
#include <vector>

#include "intake/intake.h"

namespace fenhao::intake {

struct ColumnGuide {
  std::vector<std::string> words;  // empty = anything of its type
  bool takes_several = false;      // several of the words, separated by 、
  std::string example;
};

std::string example_of(sheet::FieldType type);  // "" of a text
ColumnGuide column_guide(Kind kind, const sheet::Field& field, const std::vector<std::string>& salary_groups);

}  // namespace fenhao::intake
