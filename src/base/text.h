// Text as Chinese spreadsheets hold it: UTF-8 in the program, GB18030 at some edges, full-width digits,
// look-alike blanks. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao {

bool is_utf8(std::string_view bytes);
// invalid_input naming the byte offset of the first sequence that is neither valid nor convertible.
Result<std::string> gb18030_to_utf8(std::string_view bytes);
Result<std::string> utf8_to_gb18030(std::string_view text);
// UTF-8 (with or without BOM) or GB18030, whichever the bytes are; UTF-8 wins when both fit.
Result<std::string> decode_text(std::string_view bytes);

// Trims blanks of every kind (ideographic, no-break, zero-width, BOM) at both ends.
std::string trim(std::string_view text);
// Full-width ASCII (０-９ Ａ-ｚ （） ， ： ．) to ASCII; ideographic blank to blank.
std::string half_width(std::string_view text);
// What headings are compared by: half_width, lower case, without blanks, line breaks, asterisks and colons.
std::string heading_key(std::string_view text);

std::vector<std::string> split(std::string_view text, char separator);
// Characters (code points).
std::size_t length(std::string_view utf8);
// Columns of a monospaced terminal: a CJK character takes two.
std::size_t display_width(std::string_view utf8);
std::string pad_right(std::string_view utf8, std::size_t columns);
std::string pad_left(std::string_view utf8, std::size_t columns);
// Edits between two texts, in characters: for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);
// The `most` nearest candidates that are near enough to suggest.
std::vector<std::string> suggestions(std::string_view wanted, const std::vector<std::string>& candidates, std::size_t most = 3);

}  // namespace fenhao
