// A hidden folder where an export is prepared, and its move into place: all entries or none. One export at a
// time per folder; what a killed export left is cleared by the next.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace fenhao::report {

class Staging {
 public:
  // Makes `out_dir` (0700) when absent. conflict when another export is writing there.
  static Result<Staging> open(const std::filesystem::path& out_dir);
  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  ~Staging();  // removes what was not moved

  const std::filesystem::path& path() const { return path_; }
  // A folder of mode 0700 below path(), with its parents.
  Status make_folder(const std::filesystem::path& relative) const;
  // Moves the top entries into out_dir. conflict, with nothing moved, when one of their names is taken and
  // `replace` is false.
  Status commit(bool replace);

 private:
  Staging(std::filesystem::path out_dir, std::filesystem::path path, int lock)
      : out_dir_(std::move(out_dir)), path_(std::move(path)), lock_(lock) {}

  std::filesystem::path out_dir_, path_;
  int lock_ = -1;
};

}  // namespace fenhao::report
