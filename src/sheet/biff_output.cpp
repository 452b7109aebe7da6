#include "sheet/biff_output.h"

#include <algorithm>

#include "base/text.h"
#include "sheet/little_endian.h"

namespace fenhao::sheet {

void BiffOutput::record(BiffRecord type, std::string_view body) {
  put_u16(bytes_, static_cast<std::uint16_t>(type));
  put_u16(bytes_, body.size());
  bytes_ += body;
}

void BiffOutput::set_u32(std::size_t at, std::size_t value) {
  std::string number;
  put_u32(number, value);
  bytes_.replace(at, number.size(), number);
}

std::u16string utf16_from_utf8(std::string_view utf8) {
  std::u16string units;
  units.reserve(utf8.size());
  for (const std::string_view character : characters(utf8)) {
    const auto lead = static_cast<unsigned char>(character[0]);
    char32_t code = character.size() == 1 ? lead : lead & (0x7Fu >> character.size());
    for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
    if (code < 0x10000) {
      units += static_cast<char16_t>(code);
      continue;
    }
    units += static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10));
    units += static_cast<char16_t>(0xDC00 + ((code - 0x10000) & 0x3FF));
  }
  return units;
}

BiffUnits::BiffUnits(std::string_view utf8) : units_(utf16_from_utf8(utf8)) {
  width_ = std::ranges::all_of(units_, [](char16_t unit) { return unit < 256; }) ? 1 : 2;
}

void BiffUnits::put(std::string& bytes, std::size_t first, std::size_t count) const {
  for (const char16_t unit : std::u16string_view(units_).substr(first, count))
    width_ == 2 ? put_u16(bytes, unit) : put_u8(bytes, unit);
}

std::size_t BiffUnits::whole(std::size_t first, std::size_t count) const {
  const std::size_t rest = units_.size() - first;
  if (count >= rest) return rest;
  const bool cuts_a_pair = count > 0 && (units_[first + count - 1] & 0xFC00) == 0xD800;
  return cuts_a_pair ? count - 1 : count;
}

void put_biff_text(std::string& body, std::string_view utf8, int count_bytes) {
  const BiffUnits units(utf8);
  count_bytes == 1 ? put_u8(body, units.size()) : put_u16(body, units.size());
  put_u8(body, units.flags());
  units.put(body, 0, units.size());
}

}  // namespace fenhao::sheet
