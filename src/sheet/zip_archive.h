// A zip file for reading, checked before anything is unpacked: broken archives and zip bombs end here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao::sheet {

class ZipArchive {
 public:
  // invalid_input when the archive is broken or would unpack to more than `unpacked_limit` bytes.
  static Result<ZipArchive> open(const std::filesystem::path& path, std::uint64_t unpacked_limit);

  bool contains(const std::string& entry) const;
  std::vector<std::string> entries() const;
  // Hands the entry's bytes over piece by piece, its checksum verified at the end; stops early when `each`
  // returns false. not_found when there is no such entry.
  Status read(const std::string& entry, const std::function<bool(std::string_view)>& each) const;

  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;
  ~ZipArchive();

 private:
  ZipArchive();
  struct State;
  std::unique_ptr<State> state_;
};

// The error of a damaged file, for every format.
Error damaged_file();

}  // namespace fenhao::sheet
