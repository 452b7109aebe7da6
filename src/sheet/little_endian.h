// Numbers as the old Office formats store them: the lowest byte first, appended to a text of bytes. The value
// fits its width; what reads them back is in compound_file.h.
#pragma once

#include <bit>
#include <cstdint>
#include <string>

namespace fenhao::sheet {

inline void put_u8(std::string& bytes, std::size_t value) { bytes += static_cast<char>(value & 0xFF); }

inline void put_u16(std::string& bytes, std::size_t value) {
  put_u8(bytes, value);
  put_u8(bytes, value >> 8);
}

inline void put_u32(std::string& bytes, std::size_t value) {
  put_u16(bytes, value);
  put_u16(bytes, value >> 16);
}

inline void put_f64(std::string& bytes, double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  put_u32(bytes, bits & 0xFFFFFFFF);
  put_u32(bytes, bits >> 32);
}

}  // namespace fenhao::sheet
