// Files that hold pay: readable by their owner only, and never left half-written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao::report {

// A new file of mode 0600 that vanishes again unless close() succeeded.
class PrivateFile {
 public:
  // conflict when the path exists; unavailable when it cannot be created.
  static Result<PrivateFile> create(const std::filesystem::path& path);
  PrivateFile(PrivateFile&& other) noexcept;
  PrivateFile& operator=(PrivateFile&&) = delete;
  ~PrivateFile();

  // Errors are kept and returned by close().
  void write(std::string_view bytes);
  Status close();

 private:
  PrivateFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  void flush();

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string waiting_;  // small writes are gathered
  int failure_ = 0;      // errno of the first failed write
};

Status write_private_file(const std::filesystem::path& path, std::string_view bytes);
// Takes every right from others on a file that a library wrote.
Status make_private(const std::filesystem::path& path);
// Lower-case hexadecimal; unavailable when the file cannot be read.
Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace fenhao::report
