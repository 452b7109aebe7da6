#include "store/key_file.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/text.h"
#include "store/digest.h"
#include "store/store.h"

namespace fenhao::store {
namespace {

constexpr std::string_view format_name = "fenhao-key-1";
constexpr std::size_t longest_file = 256;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error unavailable(const std::filesystem::path& path, const std::string& doing_zh, const std::string& doing_en) {
  const std::string why = std::strerror(errno);
  return Error(ErrorCode::unavailable,
               {"密钥文件" + doing_zh + "：" + why, "the key file cannot be " + doing_en + ": " + why})
      .at({.file = path.string()})
      .way_out({"检查所在目录是否存在、可写，磁盘是否已满",
                "check that its directory exists and can be written to, and that the disk is not full"});
}

Error not_a_key(const std::filesystem::path& path) {
  return Error(ErrorCode::invalid_input, {"文件内容不是有效的密钥", "the file does not hold a valid key"})
      .at({.file = path.string()})
      .way_out({"从密钥备份恢复该文件；没有密钥就无法读出证件号码和银行账号",
                "restore it from the key backup; without it identity numbers and bank accounts cannot be read"});
}

Error key_exists(const std::filesystem::path& path) {
  return Error(ErrorCode::conflict, {"密钥文件已存在，没有覆盖", "the key file exists already and was left alone"})
      .at({.file = path.string()})
      .way_out({"换一个路径；覆盖密钥会使已加密的资料无法读出",
                "choose another path; overwriting a key makes what it encrypted unreadable"});
}

std::string check_of(const std::string& key_hex) { return sha256_hex("fenhao key check " + key_hex).substr(0, 8); }

bool write_and_sync(int file, std::string_view text) {
  return ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
}

bool sync_directory(const std::filesystem::path& path) {
  const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  const Descriptor directory(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return directory.number() >= 0 && ::fsync(directory.number()) == 0;
}

}  // namespace

MasterKey random_master_key() {
  MasterKey key;
  if (RAND_priv_bytes(key.data(), static_cast<int>(key.size())) != 1)
    throw Failure(Error(ErrorCode::internal, {"系统没有可用的随机数", "the system has no random numbers to give"}));
  return key;
}

Status write_key_file(const std::filesystem::path& path, const MasterKey& key) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.number() < 0 && errno == EEXIST) return fail(key_exists(path));
  if (file.number() < 0) return fail(unavailable(path, "无法创建", "created"));
  std::string hex = to_hex(key);
  std::string line = std::string(format_name) + " " + check_of(hex) + " " + hex + "\n";
  const bool written = write_and_sync(file.number(), line) && sync_directory(path);
  OPENSSL_cleanse(hex.data(), hex.size());
  OPENSSL_cleanse(line.data(), line.size());
  if (written) return {};
  Error error = unavailable(path, "无法写入", "written");
  ::unlink(path.c_str());
  return fail(std::move(error));
}

Status refuse_existing_key(const std::filesystem::path& path) {
  std::error_code unreadable;
  if (std::filesystem::exists(path, unreadable)) return fail(key_exists(path));
  return {};
}

std::filesystem::path pending_key(const std::filesystem::path& path) { return path.string() + ".new"; }

Status put_key_in_place(const std::filesystem::path& path) {
  if (::rename(pending_key(path).c_str(), path.c_str()) == 0 && sync_directory(path)) return {};
  return fail(unavailable(path, "无法放到位", "put in its place"));
}

Result<MasterKey> read_key_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 && errno == ENOENT)
    return fail(
        Error(ErrorCode::not_found, {"密钥文件不存在", "there is no key file"})
            .at({.file = path.string()})
            .way_out({"指明密钥文件的位置，或从备份恢复", "name the key file's place, or restore it from its backup"}));
  if (file.number() < 0) return fail(unavailable(path, "打不开", "opened"));
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return fail(unavailable(path, "打不开", "opened"));
  if (!S_ISREG(status.st_mode)) return fail(not_a_key(path));
  if ((status.st_mode & 077) != 0)
    return fail(
        Error(ErrorCode::not_allowed, {"密钥文件可被其他用户读写", "other users may read or write the key file"})
            .at({.file = path.string()})
            .way_out({"执行 chmod 600 后重试；若可能已泄露，请更换密钥",
                      "run chmod 600 on it and try again; replace the key if it may have been seen"}));
  std::string text(longest_file, '\0');
  const ssize_t size = ::read(file.number(), text.data(), text.size());
  if (size < 0) return fail(unavailable(path, "无法读取", "read"));
  text.resize(static_cast<std::size_t>(size));
  const auto parts = split(trim(text), ' ');
  OPENSSL_cleanse(text.data(), text.size());
  if (parts.size() != 3 || parts[0] != format_name || parts[1] != check_of(parts[2])) return fail(not_a_key(path));
  const auto bytes = from_hex(parts[2]);
  MasterKey key;
  if (!bytes || bytes->size() != key.size()) return fail(not_a_key(path));
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

}  // namespace fenhao::store
