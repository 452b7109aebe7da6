#include "store/binary.h"

namespace fenhao::store {

std::string big_endian(std::int64_t value, std::size_t size) {
  std::string bytes(size, '\0');
  auto left = static_cast<std::uint64_t>(value);
  for (std::size_t i = size; i-- > 0; left >>= 8) bytes[i] = static_cast<char>(left & 0xFF);
  return bytes;
}

std::int64_t read_integer(std::string_view bytes) {
  std::int64_t value = static_cast<signed char>(bytes.front());  // its sign goes all the way up
  for (const char byte : bytes.substr(1)) value = value * 256 + static_cast<unsigned char>(byte);
  return value;
}

}  // namespace fenhao::store
