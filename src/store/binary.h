// Integers as bytes, the highest first. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fenhao::store {

// The lowest `size` bytes of the value.
std::string big_endian(std::int64_t value, std::size_t size);
// The signed value of one to eight bytes.
std::int64_t read_integer(std::string_view bytes);

}  // namespace fenhao::store
