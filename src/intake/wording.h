// Errors of files in one line: what is wrong and what to do, in both languages.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace fenhao::intake {

inline Error wrong(Text message, Text way_out, ErrorCode code = ErrorCode::invalid_input) {
  return Error(code, std::move(message)).way_out(std::move(way_out));
}

// "“a”、“b”" for a list of suggestions; empty when there are none.
std::string quoted_list(const std::vector<std::string>& names);
// The first five, then how many there are: {"“a”、“b”、“c”、“d”、“e” 等 12 列", "“a”, ... (12 columns)"}.
Text first_few(const std::vector<std::string>& names, const Text& counted);

}  // namespace fenhao::intake
