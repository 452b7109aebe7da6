// Names as a Chinese payroll sees them: Han surnames by frequency with given names of their generation, names of
// other nationalities of China with the middle dot, and a few from abroad. Put together at random; none is meant.
#pragma once

#include <string>

#include "base/date.h"
#include "base/identifiers.h"
#include "sample/random.h"

namespace fenhao::sample {

std::string han_name(Random& random, Gender sex, int birth_year);
// 阿依古丽·买买提, 扎西·次仁 ...
std::string dotted_name(Random& random, Gender sex);

struct ForeignName {
  std::string name;         // Latin letters, as on the passport
  std::string nationality;  // 德国
};
ForeignName foreign_name(Random& random, Gender sex);

}  // namespace fenhao::sample
