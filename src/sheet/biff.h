// Records of a BIFF8 stream (MS-XLS) and the texts in them, which may go on in CONTINUE records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fenhao::sheet {

enum class BiffRecord : std::uint16_t {
  formula = 0x0006,
  end_of_file = 0x000A,
  selection = 0x001D,
  date_system = 0x0022,
  file_password = 0x002F,
  font = 0x0031,
  continuation = 0x003C,
  window = 0x003D,
  pane = 0x0041,
  code_page = 0x0042,
  default_column_width = 0x0055,
  column_width = 0x007D,
  bound_sheet = 0x0085,
  multiple_rk = 0x00BD,
  rich_string = 0x00D6,
  cell_format = 0x00E0,
  merged_cells = 0x00E5,
  shared_strings = 0x00FC,
  shared_string_cell = 0x00FD,
  sheet_area = 0x0200,
  blank = 0x0201,
  number = 0x0203,
  label = 0x0204,
  boolean_or_error = 0x0205,
  formula_string = 0x0207,
  row = 0x0208,
  sheet_view = 0x023E,
  rk_number = 0x027E,
  style_name = 0x0293,
  number_format = 0x041E,
  beginning = 0x0809,
};

// Walks the records of a stream from an offset on. Not a record any more: done().
class BiffCursor {
 public:
  BiffCursor(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

  // False at the end of the stream or where it breaks off.
  bool next();
  BiffRecord type() const { return type_; }
  std::string_view body() const { return body_; }
  std::size_t offset() const { return record_at_; }
  // The record's body and the CONTINUE records behind it, which are consumed.
  std::vector<std::string_view> pieces();

 private:
  std::string_view stream_;
  std::size_t at_;
  std::size_t record_at_ = 0;
  BiffRecord type_ = BiffRecord::end_of_file;
  std::string_view body_;
};

// Reads texts out of pieces; a text that crosses into the next piece finds its width stated anew there.
class BiffText {
 public:
  explicit BiffText(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {}

  // XLUnicodeRichExtendedString with a two-byte count; absent when the data breaks off.
  std::optional<std::string> read();
  std::optional<std::uint32_t> read_u32_at_start();

 private:
  bool take(std::size_t count, std::string& bytes);  // plain bytes, across pieces
  bool skip(std::size_t count);

  std::vector<std::string_view> pieces_;
  std::size_t piece_ = 0;
  std::size_t at_ = 0;
};

// A text with a count of `count_bytes` (1 or 2) inside one record; absent when it does not fit.
std::optional<std::string> biff_text(std::string_view body, std::size_t at, int count_bytes);

}  // namespace fenhao::sheet
