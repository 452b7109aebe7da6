#include "intake/wording.h"

namespace fenhao::intake {

std::string quoted_list(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "“" : "、“") + name + "”";
  return list;
}

}  // namespace fenhao::intake
