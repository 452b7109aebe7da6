#include "formula/csv_records.h"

#include <algorithm>

namespace fenhao::formula {
namespace {

constexpr std::size_t read_at_once = 1u << 20;
constexpr std::size_t longest_record = 16u << 20;

}  // namespace

Result<CsvRecords> CsvRecords::open(const std::filesystem::path& path) {
  CsvRecords records(path);
  records.file_.open(path, std::ios::binary);
  if (!records.file_ || std::filesystem::is_directory(path))
    return fail(Error(ErrorCode::unavailable, {"打不开文件", "the file cannot be opened"})
                    .at({.file = path.string()})
                    .way_out({"检查路径和权限", "check the path and its permissions"}));
  records.fill();
  if (records.buffer_.starts_with("\xEF\xBB\xBF")) records.begin_ = 3;
  return records;
}

bool CsvRecords::fill() {
  if (at_end_) return false;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + read_at_once);
  file_.read(buffer_.data() + kept, static_cast<std::streamsize>(read_at_once));
  buffer_.resize(kept + static_cast<std::size_t>(file_.gcount()));
  at_end_ = buffer_.size() < kept + read_at_once;
  return buffer_.size() > kept;
}

bool CsvRecords::find_end(std::size_t& length, std::size_t& line_end, int& lines) {
  const std::string_view rest = std::string_view(buffer_).substr(begin_);
  std::size_t newline = rest.find('\n');
  const std::size_t quote = rest.substr(0, newline).find('"');
  lines = 1;
  if (quote != std::string_view::npos) {
    bool inside = false;
    std::size_t at = quote;
    for (; at < rest.size() && (inside || rest[at] != '\n'); ++at) {
      if (rest[at] == '"') inside = !inside;
      if (rest[at] == '\n') ++lines;
    }
    newline = at < rest.size() ? at : std::string_view::npos;
  }
  if (newline == std::string_view::npos) {
    length = rest.size();
    line_end = 0;
    return at_end_;
  }
  length = newline;
  line_end = 1;
  return true;
}

Status CsvRecords::split(std::string_view record) {
  cells_.clear();
  unquoted_.clear();
  unquoted_.reserve(static_cast<std::size_t>(std::count(record.begin(), record.end(), '"')) / 2);
  std::size_t at = 0;
  while (true) {
    if (at < record.size() && record[at] == '"') {
      std::string cell;
      for (++at; at < record.size(); ++at) {
        if (record[at] != '"')
          cell += record[at];
        else if (at + 1 < record.size() && record[at + 1] == '"')
          cell += record[at++];
        else
          break;
      }
      const bool closed = at < record.size() && (at + 1 == record.size() || record[at + 1] == ',');
      if (!closed)
        return fail(Error(ErrorCode::invalid_input, {"引号没有配对", "a quote is not closed"})
                        .at({.file = path_.string(), .row = line_})
                        .way_out({"单元格内的引号要写两个", "write a quote inside a cell twice"}));
      ++at;
      unquoted_.push_back(std::move(cell));
      cells_.push_back(unquoted_.back());
    } else {
      std::size_t comma = at;  // cells are short: quicker than find()
      while (comma < record.size() && record[comma] != ',') ++comma;
      cells_.push_back(record.substr(at, comma - at));
      at = comma;
    }
    if (at >= record.size()) return {};
    ++at;
  }
}

Result<bool> CsvRecords::next() {
  while (true) {
    std::size_t length = 0, line_end = 0;
    int lines = 1;
    while (!find_end(length, line_end, lines)) {
      if (buffer_.size() - begin_ > longest_record)
        return fail(Error(ErrorCode::invalid_input,
                          {"一行超过 16 MB，可能缺少引号", "a record is longer than 16 MB; a quote may be missing"})
                        .at({.file = path_.string(), .row = next_line_}));
      fill();
    }
    if (length == 0 && line_end == 0) {
      if (file_.bad())
        return fail(
            Error(ErrorCode::unavailable, {"读取文件失败", "the file cannot be read"}).at({.file = path_.string()}));
      return false;
    }
    std::string_view record = std::string_view(buffer_).substr(begin_, length);
    if (record.ends_with('\r')) record.remove_suffix(1);
    begin_ += length + line_end;
    line_ = next_line_;
    next_line_ += lines;
    if (record.empty()) continue;
    FENHAO_CHECK(split(record));
    return true;
  }
}

}  // namespace fenhao::formula
