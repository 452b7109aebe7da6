// Records of a BIFF8 stream being written (MS-XLS), and texts as they stand in them. Pure; the reading side is
// biff.h.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "sheet/biff.h"

namespace fenhao::sheet {

inline constexpr std::size_t longest_biff_body = 8224;

class BiffOutput {
 public:
  // `body` is at most longest_biff_body.
  void record(BiffRecord type, std::string_view body = {});
  // The four bytes at an offset of the stream, once they are known.
  void set_u32(std::size_t at, std::size_t value);
  std::size_t size() const { return bytes_.size(); }
  std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// UTF-16 of a UTF-8 text.
std::u16string utf16_from_utf8(std::string_view utf8);

// A text in the narrower of the two ways to write it: one byte a unit when all are below 256, else two.
class BiffUnits {
 public:
  explicit BiffUnits(std::string_view utf8);

  std::size_t size() const { return units_.size(); }
  std::size_t width() const { return width_; }
  std::size_t flags() const { return width_ == 2 ? 1 : 0; }
  // Appends the units from `first` on, without count and flags.
  void put(std::string& bytes, std::size_t first, std::size_t count) const;
  // At most `count` units from `first` on, so that no surrogate pair is cut in two.
  std::size_t whole(std::size_t first, std::size_t count) const;

 private:
  std::u16string units_;
  std::size_t width_;
};

// Count, flags and units of a short text inside one record, with a count of `count_bytes` (1 or 2).
void put_biff_text(std::string& body, std::string_view utf8, int count_bytes);

}  // namespace fenhao::sheet
