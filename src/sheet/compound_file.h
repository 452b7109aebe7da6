// The OLE container of old Office files (MS-CFB): named streams made of chained sectors. Every index is
// checked; a chain that loops or leaves the file is a damaged file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao::sheet {

// Little-endian numbers at any offset; the caller has checked the size.
std::uint16_t read_u16(std::string_view bytes, std::size_t at);
std::uint32_t read_u32(std::string_view bytes, std::size_t at);
double read_f64(std::string_view bytes, std::size_t at);
// UTF-16LE as UTF-8.
std::string utf8_from_utf16(std::string_view bytes);

class CompoundFile {
 public:
  static bool has_signature(std::string_view bytes);
  // `bytes` must outlive the object.
  static Result<CompoundFile> open(std::string_view bytes);

  bool contains(std::string_view stream) const;
  // Content of a stream of the container, by name; not_found when it has none.
  Result<std::string> read(std::string_view stream) const;

 private:
  struct Stream {
    std::string name;
    std::uint32_t start = 0;
    std::uint64_t size = 0;
  };

  Result<std::string> chain(std::uint32_t first, std::uint64_t size) const;
  Result<std::string> mini_chain(std::uint32_t first, std::uint64_t size) const;
  std::optional<std::string_view> sector(std::uint32_t number) const;
  Status read_allocation();
  Status read_directory();

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::size_t mini_sector_size_ = 64;
  std::vector<std::uint32_t> next_;  // the allocation table: next sector of each
  std::vector<std::uint32_t> mini_next_;
  std::string mini_content_;
  std::vector<Stream> streams_;
};

}  // namespace fenhao::sheet
