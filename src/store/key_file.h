// The file that holds a tenant's master key: one line "fenhao-key-1 <check> <64 hexadecimal digits>", mode 0600.
// The check is made from the key, so that a key typed in again from paper is known to be right.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>

#include "base/error.h"

namespace fenhao::store {

using MasterKey = std::array<std::uint8_t, 32>;

// Random, from the operating system.
MasterKey random_master_key();
// conflict when a file is there already; unavailable when it cannot be written.
Status write_key_file(const std::filesystem::path& path, const MasterKey& key);
Status refuse_existing_key(const std::filesystem::path& path);  // conflict when a file is there
// Where a key stands until its database is whole; put_key_in_place moves it to `path`.
std::filesystem::path pending_key(const std::filesystem::path& path);
Status put_key_in_place(const std::filesystem::path& path);
// not_found; not_allowed when group or others may read it; invalid_input when it is not a key.
Result<MasterKey> read_key_file(const std::filesystem::path& path);

}  // namespace fenhao::store
