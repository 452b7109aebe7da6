// A file of any length, encrypted with a company's key piece by piece: what was cut off, changed, put in another order
// or taken from another file shows. Mode 0600; memory is one piece.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "store/store.h"

namespace fenhao::store {

// A file descriptor that is closed at the end.
class OpenFile {
 public:
  explicit OpenFile(int number = -1) : number_(number) {}
  OpenFile(OpenFile&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~OpenFile();
  int number() const { return number_; }

 private:
  int number_;
};

// Written beside its place under another name and put there whole by finish(); never over a file that is there.
class SealedWriter {
 public:
  // conflict when the file exists; unavailable when it cannot be written.
  static Result<SealedWriter> create(const std::filesystem::path& file, const Cipher& cipher);
  SealedWriter(SealedWriter&&) = default;
  ~SealedWriter();
  Status write(std::string_view bytes);
  Status finish();

 private:
  SealedWriter(std::filesystem::path file, const Cipher& cipher) : file_(std::move(file)), cipher_(&cipher) {}
  Status write_piece(bool is_last);

  std::filesystem::path file_;
  const Cipher* cipher_;
  OpenFile part_;
  std::string name_;     // of this file and no other
  std::string waiting_;  // not yet a piece
  std::int64_t pieces_ = 0;
};

class SealedReader {
 public:
  // not_found; not_allowed when another key sealed it; invalid_input when it is no such file.
  static Result<SealedReader> open(const std::filesystem::path& file, const Cipher& cipher);
  // Exactly `size` bytes; invalid_input when the file is damaged or ends before.
  Result<std::string> read(std::size_t size);
  // True when every byte was read and the file is whole.
  Result<bool> is_at_end();

 private:
  SealedReader(std::filesystem::path file, const Cipher& cipher) : file_(std::move(file)), cipher_(&cipher) {}
  Status next_piece();
  Result<std::string> take(std::size_t size);
  Error damaged() const;

  std::filesystem::path file_;
  const Cipher* cipher_;
  OpenFile open_;
  std::string name_;
  std::string piece_;
  std::size_t at_ = 0;
  std::int64_t pieces_ = 0;
  bool was_last_ = false;
};

}  // namespace fenhao::store
