// Records of a comma-separated file, one at a time, in constant memory (RFC 4180; LF or CRLF; BOM allowed).
// Not thread-safe. Internal to formula/: sheet/ reads what people send, this reads workloads.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao::formula {

class CsvRecords {
 public:
  static Result<CsvRecords> open(const std::filesystem::path& path);

  // False at the end. The cells stay valid until the next call. Empty lines are skipped.
  Result<bool> next();
  const std::vector<std::string_view>& cells() const { return cells_; }
  int line() const { return line_; }  // 1-based, where the record starts

 private:
  explicit CsvRecords(std::filesystem::path path) : path_(std::move(path)) {}
  bool fill();
  // Bytes of the record at the front without its line end, and of the line end; nothing when more must be read.
  bool find_end(std::size_t& length, std::size_t& line_end, int& lines);
  Status split(std::string_view record);

  std::filesystem::path path_;
  std::ifstream file_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool at_end_ = false;
  int line_ = 0;
  int next_line_ = 1;
  std::vector<std::string_view> cells_;
  std::vector<std::string> unquoted_;  // cells whose quotes had to be taken out
};

}  // namespace fenhao::formula
