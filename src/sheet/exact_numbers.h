// The numbers of an xlsx as the decimals they are. libxlsxwriter writes a binary number with 16 digits, so that 864.43
// stands in the file as 864.4299999999999; what reads the file as text, and adds, is a fen off.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace fenhao::sheet {

// Every number of every sheet at 15 significant digits, which each number written has at most: 864.43. All else stays
// byte for byte. In place, streamed; absent when done, else why not, and the file is then not to be used.
std::optional<std::string> make_numbers_exact(const std::filesystem::path& xlsx);

}  // namespace fenhao::sheet
