#include "store/sealed_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/text.h"
#include "store/binary.h"
#include "store/digest.h"
#include "store/key_file.h"

namespace fenhao::store {
namespace {

// The first line: format, key, a random name. Then pieces: M or L (the last), length, sealed bytes.
constexpr std::string_view format = "FENHAO-SEALED-1";
constexpr std::size_t first_line = 15 + 1 + 8 + 1 + 32 + 1;
constexpr std::size_t piece_size = 1 << 18;

std::filesystem::path part_of(const std::filesystem::path& file) { return file.string() + ".part"; }

Error cannot(const std::filesystem::path& file, const std::string& zh, const std::string& en) {
  const std::string why = std::strerror(errno);
  return Error(ErrorCode::unavailable, {"文件" + zh + "：" + why, "the file cannot be " + en + ": " + why})
      .at({.file = file.string()})
      .way_out({"检查所在目录是否存在、可写，磁盘是否已满",
                "check that its directory exists and can be written to, and that the disk is not full"});
}

Error is_there(const std::filesystem::path& file) {
  return Error(ErrorCode::conflict, {"文件已存在，没有覆盖", "the file exists already and was left alone"})
      .at({.file = file.string()})
      .way_out({"换一个文件名", "choose another name"});
}

std::string bound_to(const std::string& name, std::int64_t piece, char kind) {
  return "sealed file " + name + " " + std::to_string(piece) + " " + kind;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

OpenFile::~OpenFile() {
  if (number_ >= 0) ::close(number_);
}

// A part that a killed process left is written over; two that write at once are kept apart by its lock.
Result<SealedWriter> SealedWriter::create(const std::filesystem::path& file, const Cipher& cipher) {
  std::error_code unreadable;
  if (std::filesystem::exists(file, unreadable)) return fail(is_there(file));
  SealedWriter writer(file, cipher);
  OpenFile part(::open(part_of(file).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (part.number() < 0) return fail(cannot(file, "无法创建", "created"));
  if (::flock(part.number(), LOCK_EX | LOCK_NB) != 0) return fail(is_there(part_of(file)));
  if (::ftruncate(part.number(), 0) != 0 || ::fchmod(part.number(), 0600) != 0) return fail(cannot(file, "无法写入", "written"));
  writer.part_ = std::move(part);
  const auto random = random_master_key();
  writer.name_ = to_hex(std::span(random).first(16));
  const std::string head = std::string(format) + " " + cipher.key_id() + " " + writer.name_ + "\n";
  if (!write_all(writer.part_.number(), head)) return fail(cannot(file, "无法写入", "written"));
  return writer;
}

SealedWriter::~SealedWriter() {
  if (part_.number() >= 0) ::unlink(part_of(file_).c_str());
}

Status SealedWriter::write_piece(bool is_last) {
  const char kind = is_last ? 'L' : 'M';
  const auto size = std::min(piece_size, waiting_.size());
  const Blob sealed = cipher_->encrypt(std::string_view(waiting_).substr(0, size), bound_to(name_, pieces_++, kind));
  waiting_.erase(0, size);
  std::string bytes = kind + big_endian(static_cast<std::int64_t>(sealed.size()), 4);
  bytes.append(sealed.begin(), sealed.end());
  if (!write_all(part_.number(), bytes)) return fail(cannot(file_, "无法写入", "written"));
  return {};
}

Status SealedWriter::write(std::string_view bytes) {
  waiting_ += bytes;
  while (waiting_.size() > piece_size) FENHAO_CHECK(write_piece(false));
  return {};
}

Status SealedWriter::finish() {
  FENHAO_CHECK(write_piece(true));
  if (::fsync(part_.number()) != 0) return fail(cannot(file_, "无法写入", "written"));
  if (::link(part_of(file_).c_str(), file_.c_str()) != 0)
    return fail(errno == EEXIST ? is_there(file_) : cannot(file_, "无法创建", "created"));
  ::unlink(part_of(file_).c_str());
  part_ = OpenFile();
  const auto parent = file_.has_parent_path() ? file_.parent_path() : std::filesystem::path(".");
  const OpenFile directory(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() < 0 || ::fsync(directory.number()) != 0) return fail(cannot(file_, "无法写入", "written"));
  return {};
}

Error SealedReader::damaged() const {
  return Error(ErrorCode::invalid_input, {"文件已损坏、不完整，或不是本程序的备份", "the file is damaged, cut off, or no backup of this program"})
      .at({.file = file_.string()})
      .way_out({"改用另一份备份", "use another backup"});
}

Result<SealedReader> SealedReader::open(const std::filesystem::path& file, const Cipher& cipher) {
  SealedReader reader(file, cipher);
  reader.open_ = OpenFile(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (reader.open_.number() < 0 && errno == ENOENT)
    return fail(Error(ErrorCode::not_found, {"没有这个文件", "there is no such file"}).at({.file = file.string()}).way_out({"检查文件名", "check its name"}));
  if (reader.open_.number() < 0) return fail(cannot(file, "打不开", "opened"));
  FENHAO_TRY(head, reader.take(first_line));
  const auto words = split(trim(head), ' ');
  if (words.size() != 3 || words[0] != format) return fail(reader.damaged());
  if (words[1] != cipher.key_id())
    return fail(Error(ErrorCode::not_allowed, {"备份是用另一把密钥加密的", "the backup was encrypted with another key"})
                    .at({.file = file.string()})
                    .way_out({"用 --key 指明备份时的密钥文件", "name the key file of the time of the backup with --key"}));
  reader.name_ = words[2];
  return reader;
}

// Exactly so many bytes of the file itself.
Result<std::string> SealedReader::take(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t filled = 0; filled < size;) {
    const auto got = ::read(open_.number(), bytes.data() + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(cannot(file_, "无法读取", "read"));
    if (got == 0) return fail(damaged());
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

Status SealedReader::next_piece() {
  if (was_last_) return fail(damaged());
  FENHAO_TRY(head, take(5));
  const auto size = static_cast<std::uint32_t>(read_integer(std::string_view(head).substr(1)));
  if ((head[0] != 'M' && head[0] != 'L') || size > piece_size + 1024) return fail(damaged());
  FENHAO_TRY(sealed, take(size));
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(sealed.data()), sealed.size());
  auto plain = cipher_->decrypt(bytes, bound_to(name_, pieces_++, head[0]));
  if (!plain) return fail(damaged());
  piece_ = piece_.substr(at_) + plain->reveal();
  at_ = 0;
  was_last_ = head[0] == 'L';
  return {};
}

Result<std::string> SealedReader::read(std::size_t size) {
  while (piece_.size() - at_ < size) FENHAO_CHECK(next_piece());
  at_ += size;
  return piece_.substr(at_ - size, size);
}

Result<bool> SealedReader::is_at_end() {
  while (at_ == piece_.size() && !was_last_) FENHAO_CHECK(next_piece());
  if (at_ < piece_.size()) return false;
  char more;
  if (::read(open_.number(), &more, 1) != 0) return fail(damaged());
  return true;
}

}  // namespace fenhao::store
