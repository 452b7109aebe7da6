#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace fenhao {
namespace {

// One character and the bytes it came from; code < 0 where the bytes are not UTF-8.
struct Character {
  std::int32_t code = 0;
  std::string_view bytes;
};

Character next_character(std::string_view text, std::size_t at) {
  if (const auto byte = static_cast<std::uint8_t>(text[at]); byte < 0x80) return {byte, text.substr(at, 1)};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto end = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, U8_MAX_LENGTH));
  std::int32_t used = 0;
  UChar32 code;
  U8_NEXT(bytes + at, used, end, code);
  if (code < 0) used = 1;
  return {code, text.substr(at, static_cast<std::size_t>(used))};
}

template <class Each>
void each_character(std::string_view text, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = next_character(text, at);
    each(character);
    at += character.bytes.size();
  }
}

void append(std::string& text, std::int32_t code) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t used = 0;
  U8_APPEND_UNSAFE(bytes, used, code);
  text.append(bytes, static_cast<std::size_t>(used));
}

bool is_blank(std::int32_t code) {
  if ((code > 0x20 && code < 0x85) || (code > 0x3000 && code < 0xFEFF)) return false;  // nearly all there is
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x2064) || code == 0x3000 || code == 0xFEFF;
}

std::int32_t narrow(std::int32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  return code == 0x3000 ? ' ' : code;
}

std::vector<std::int32_t> codes_of(std::string_view text) {
  std::vector<std::int32_t> codes;
  codes.reserve(text.size());
  each_character(text, [&](const Character& character) {
    // A stray byte is a character of its own, unlike any code point.
    codes.push_back(character.code >= 0 ? character.code : -1 - static_cast<unsigned char>(character.bytes[0]));
  });
  return codes;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const Character character = next_character(bytes, at);
    if (character.code < 0) break;
    at += character.bytes.size();
  }
  return at;
}

std::string trim(std::string_view text) {
  while (!text.empty()) {
    const Character first = next_character(text, 0);
    if (!is_blank(first.code)) break;
    text.remove_prefix(first.bytes.size());
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < U8_MAX_LENGTH && U8_IS_TRAIL(static_cast<std::uint8_t>(text[at]))) --at;
    const Character last = next_character(text, at);
    if (last.bytes.size() != text.size() - at || !is_blank(last.code)) break;  // bytes that are no character stay
    text.remove_suffix(last.bytes.size());
  }
  return std::string(text);
}

std::string half_width(std::string_view text) {
  // The blank U+3000 begins with E3, the wide forms with EF.
  if (text.find_first_of("\xE3\xEF") == std::string_view::npos) return std::string(text);
  std::string result;
  result.reserve(text.size());
  each_character(text, [&](const Character& character) {
    const std::int32_t narrowed = narrow(character.code);
    if (narrowed == character.code)
      result += character.bytes;
    else
      append(result, narrowed);
  });
  return result;
}

std::string heading_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  each_character(text, [&](const Character& character) {
    const std::int32_t code = narrow(character.code);
    if (is_blank(code) || code == '*' || code == ':') return;
    if (code < 0)
      key += character.bytes;
    else if (code < 0x80)
      key += static_cast<char>(code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code);
    else
      append(key, u_tolower(code));
  });
  return key;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::string_view> characters(std::string_view utf8) {
  std::vector<std::string_view> result;
  each_character(utf8, [&](const Character& character) { result.push_back(character.bytes); });
  return result;
}

std::size_t length(std::string_view utf8) {
  std::size_t count = 0;
  each_character(utf8, [&](const Character&) { ++count; });
  return count;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  each_character(utf8, [&](const Character& character) {
    const auto type = u_charType(character.code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return;
    const auto width = u_getIntPropertyValue(character.code, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  });
  return columns;
}

std::string pad_right(std::string_view utf8, std::size_t columns) {
  const std::size_t width = display_width(utf8);
  return std::string(utf8) + std::string(width < columns ? columns - width : 0, ' ');
}

std::string pad_left(std::string_view utf8, std::size_t columns) {
  const std::size_t width = display_width(utf8);
  return std::string(width < columns ? columns - width : 0, ' ') + std::string(utf8);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto left = codes_of(a), right = codes_of(b);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t diagonal = row[0];  // the cell up and to the left
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

std::vector<std::string> suggestions(std::string_view wanted, const std::vector<std::string>& candidates,
                                     std::size_t most) {
  struct Near {
    std::size_t distance;
    bool is_part;  // one contains the other: as near as a single edit
    const std::string* text;
    auto rank() const {
      return std::tuple(is_part ? std::min<std::size_t>(distance, 1) : distance, !is_part, distance);
    }
  };
  const std::string key = heading_key(wanted);
  std::vector<Near> near;
  for (const auto& candidate : candidates) {
    const std::string other = heading_key(candidate);
    if (key.empty() || other.empty()) continue;
    const std::size_t distance = edit_distance(key, other);
    const bool is_part = other.find(key) != std::string::npos || key.find(other) != std::string::npos;
    if (is_part || distance * 2 <= std::max(length(key), length(other)))
      near.push_back({distance, is_part, &candidate});
  }
  std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.rank() < b.rank(); });
  std::vector<std::string> result;
  for (std::size_t i = 0; i < near.size() && i < most; ++i) result.push_back(*near[i].text);
  return result;
}

}  // namespace fenhao
