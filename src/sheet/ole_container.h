// The OLE container of old Office files (MS-CFB version 3) for writing: one named stream in sectors of 512 bytes.
// Pure; the reading side is compound_file.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fenhao::sheet {

// Sectors of more than 2 GB are beyond version 3.
inline constexpr std::uint64_t longest_ole_stream = 0x7FFF0000;

// The whole file. `name` is ASCII of at most 31 characters; `content` is at most longest_ole_stream. A stream below
// 4,096 bytes stands in the mini stream, as the format demands.
std::string ole_container(std::string_view name, std::string_view content);

}  // namespace fenhao::sheet
