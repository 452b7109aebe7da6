// Text as Chinese spreadsheets hold it: UTF-8 in the program, GB18030 at some edges, full-width digits,
// look-alike blanks. Pure. Every function takes any bytes: what is not UTF-8 counts as one character a byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao {

// Bytes of the longest valid UTF-8 text at the beginning.
std::size_t valid_utf8_prefix(std::string_view bytes);
inline bool is_utf8(std::string_view bytes) { return valid_utf8_prefix(bytes) == bytes.size(); }
// invalid_input naming the byte offset of the first sequence that is neither valid nor convertible.
Result<std::string> gb18030_to_utf8(std::string_view bytes);
Result<std::string> utf8_to_gb18030(std::string_view text);
// UTF-8 (with or without BOM) or GB18030, whichever the bytes are; UTF-8 wins when both fit. UTF-16 is read
// when its BOM says so ("Unicode text" of spreadsheet programs).
Result<std::string> decode_text(std::string_view bytes);

// Trims blanks of every kind (ideographic, no-break, zero-width, direction marks, BOM) at both ends.
std::string trim(std::string_view text);
// Full-width ASCII (０-９ Ａ-ｚ （） ， ： ．) to ASCII; ideographic blank to blank.
std::string half_width(std::string_view text);
// What headings are compared by: half_width, lower case, without blanks, line breaks, asterisks and colons.
std::string heading_key(std::string_view text);

// The words in order, with the separator between them.
std::string joined(const std::vector<std::string>& words, std::string_view separator = "、");
// n separators make n + 1 parts; an empty text is one empty part.
std::vector<std::string> split(std::string_view text, char separator);
// The characters (code points) one by one.
std::vector<std::string_view> characters(std::string_view utf8);
std::size_t length(std::string_view utf8);
// Columns of a monospaced terminal: a CJK character takes two, a combining mark none.
std::size_t display_width(std::string_view utf8);
std::string pad_right(std::string_view utf8, std::size_t columns);
std::string pad_left(std::string_view utf8, std::size_t columns);
// Edits (insert, remove, replace) between two texts, in characters: for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);
// The `most` nearest candidates that are near enough to suggest, nearest first: at least half of the longer
// one agrees, or one contains the other. Compared by heading_key.
std::vector<std::string> suggestions(std::string_view wanted, const std::vector<std::string>& candidates,
                                     std::size_t most = 3);

}  // namespace fenhao
