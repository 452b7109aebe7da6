#include "report/private_file.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace fenhao::report {
namespace {

constexpr std::size_t bytes_gathered = 64 * 1024;

Error file_error(ErrorCode code, const std::filesystem::path& path, std::string zh, std::string en, int number) {
  const std::string reason = std::strerror(number);
  return Error(code, {std::move(zh) + "（" + reason + "）", std::move(en) + " (" + reason + ")"})
      .at(Location{.file = path.string()})
      .way_out({"检查磁盘空间和目录权限", "check disk space and the rights of the folder"});
}

}  // namespace

Result<PrivateFile> PrivateFile::create(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) return PrivateFile(path, descriptor);
  const int number = errno;
  return fail(file_error(number == EEXIST ? ErrorCode::conflict : ErrorCode::unavailable, path, "无法创建文件",
                         "cannot create the file", number));
}

PrivateFile::PrivateFile(PrivateFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      waiting_(std::move(other.waiting_)),
      failure_(other.failure_) {}

PrivateFile::~PrivateFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(path_.c_str());
}

void PrivateFile::write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= bytes_gathered) flush();
}

void PrivateFile::flush() {
  std::string_view bytes = waiting_;
  while (!bytes.empty() && failure_ == 0) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      failure_ = errno;
  }
  waiting_.clear();
}

Status PrivateFile::close() {
  flush();
  const int descriptor = std::exchange(descriptor_, -1);
  if (::close(descriptor) != 0 && failure_ == 0) failure_ = errno;
  if (failure_ == 0) return {};
  ::unlink(path_.c_str());
  return fail(file_error(ErrorCode::unavailable, path_, "写文件失败，没有留下文件", "writing failed, no file was left",
                         failure_));
}

Status write_private_file(const std::filesystem::path& path, std::string_view bytes) {
  FENHAO_TRY(file, PrivateFile::create(path));
  file.write(bytes);
  return file.close();
}

Status make_private(const std::filesystem::path& path) {
  if (::chmod(path.c_str(), 0600) == 0) return {};
  return fail(file_error(ErrorCode::unavailable, path, "无法设置文件权限", "cannot set the rights of the file", errno));
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail(file_error(ErrorCode::unavailable, path, "无法读取文件", "cannot read the file", errno));
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  std::array<unsigned char, 64 * 1024> buffer;
  ssize_t got = 0;
  while ((got = ::read(descriptor, buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR))
    if (got > 0) EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(got));
  const int number = errno;
  ::close(descriptor);
  if (got < 0) return fail(file_error(ErrorCode::unavailable, path, "读取文件失败", "reading the file failed", number));

  std::array<unsigned char, 32> digest;
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += hexadecimal[byte >> 4];
    text += hexadecimal[byte & 15];
  }
  return text;
}

}  // namespace fenhao::report
