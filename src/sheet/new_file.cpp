#include "sheet/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

namespace fenhao::sheet {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& path, const std::string& reason) {
  return Error(ErrorCode::unavailable, {"无法写入文件：" + reason, "the file cannot be written: " + reason})
      .at({.file = path.filename().string()})
      .way_out({"检查磁盘空间和文件夹权限，然后重试", "check disk space and the folder's permissions, then try again"});
}

Result<NewFile> NewFile::create(const fs::path& path) {
  static std::atomic<int> counter{0};
  const fs::path beside = path.parent_path() / ("." + path.filename().string() + "." + std::to_string(getpid()) + "-" +
                                                std::to_string(++counter) + ".part");
  const int descriptor = ::open(beside.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail(cannot_write(path, std::strerror(errno)));
  ::close(descriptor);
  return NewFile(path, beside);
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})) {}

NewFile& NewFile::operator=(NewFile&& other) noexcept {
  if (this == &other) return *this;
  remove();
  path_ = std::move(other.path_);
  temporary_ = std::exchange(other.temporary_, {});
  return *this;
}

NewFile::~NewFile() { remove(); }

void NewFile::remove() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove(temporary_, ignored);
}

Status NewFile::write(std::string_view bytes) {
  const int descriptor = ::open(temporary_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  if (descriptor < 0) return fail(cannot_write(path_, std::strerror(errno)));
  int problem = 0;
  while (!bytes.empty() && problem == 0) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      problem = errno;
  }
  if (::close(descriptor) != 0 && problem == 0) problem = errno;
  if (problem != 0) return fail(cannot_write(path_, std::strerror(problem)));
  return {};
}

Status NewFile::put_in_place() {
  const int descriptor = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_safe = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int reason = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!is_safe) return fail(cannot_write(path_, std::strerror(reason)));
  std::error_code problem;
  fs::rename(temporary_, path_, problem);
  if (problem) return fail(cannot_write(path_, problem.message()));
  temporary_.clear();
  return {};
}

}  // namespace fenhao::sheet
