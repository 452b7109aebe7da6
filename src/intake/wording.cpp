#include "intake/wording.h"

namespace fenhao::intake {

std::string quoted_list(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "“" : "、“") + name + "”";
  return list;
}

Text first_few(const std::vector<std::string>& names, const Text& counted) {
  constexpr std::size_t most = 5;
  if (names.size() <= most) return {quoted_list(names), quoted_list(names)};
  const std::string first = quoted_list({names.begin(), names.begin() + most}), count = std::to_string(names.size());
  return {first + " 等 " + count + " " + counted.zh, first + " ... (" + count + " " + counted.en + ")"};
}


}  // namespace fenhao::intake
