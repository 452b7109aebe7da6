// A file on its way to its place: written beside it under another name, then put there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fenhao::sheet {

class NewFile {
 public:
  // Makes an empty file beside `path`, mode 0600. unavailable when the folder cannot be written to.
  static Result<NewFile> create(const std::filesystem::path& path);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&& other) noexcept;
  ~NewFile();  // what was not put in place is removed

  const std::filesystem::path& temporary() const { return temporary_; }
  // The whole content; unavailable when the disk is full.
  Status write(std::string_view bytes);
  // Once the content is there. On failure an old file at the place stays as it was.
  Status put_in_place();

 private:
  NewFile(std::filesystem::path path, std::filesystem::path temporary)
      : path_(std::move(path)), temporary_(std::move(temporary)) {}
  void remove();

  std::filesystem::path path_, temporary_;
};

// unavailable, naming the file and the reason.
Error cannot_write(const std::filesystem::path& path, const std::string& reason);

}  // namespace fenhao::sheet
