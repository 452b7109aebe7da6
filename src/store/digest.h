// Bytes as hexadecimal text and back. sha256_hex stands in store.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fenhao::store {

std::string to_hex(std::span<const std::uint8_t> bytes);
// Empty when the text is not pairs of lower-case hexadecimal digits.
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);

}  // namespace fenhao::store
