#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "sheet/cell_collector.h"
#include "sheet/readers.h"

namespace fenhao::sheet {
namespace {

constexpr std::array<char, 3> separators{',', '\t', ';'};

// The separator that divides most of the first lines into the same number of cells.
char detect_separator(std::string_view text) {
  char best = ',';
  long best_score = 0;
  for (const char separator : separators) {
    std::map<int, int> lines_by_cells;
    bool quoted = false;
    int cells = 1, lines = 0;
    for (std::size_t i = 0; i < text.size() && lines < 50; ++i) {
      if (text[i] == '"') quoted = !quoted;
      if (quoted) continue;
      if (text[i] == separator) ++cells;
      if (text[i] != '\n') continue;
      ++lines_by_cells[cells];
      cells = 1;
      ++lines;
    }
    ++lines_by_cells[cells];
    long score = 0;
    for (const auto& [count, many] : lines_by_cells) score = std::max(score, static_cast<long>(count - 1) * many);
    if (score > best_score) best = separator, best_score = score;
  }
  return best;
}

// ="0012" and '0012 are how programs keep a spreadsheet from reading a number or a formula into a text.
std::string without_guard(std::string text) {
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) return text.substr(2, text.size() - 3);
  constexpr std::string_view guarded = "=+-@\t\r0123456789";
  if (text.size() >= 2 && text[0] == '\'' && guarded.find(text[1]) != std::string_view::npos) return text.substr(1);
  return text;
}

class CsvParser {
 public:
  CsvParser(std::string_view text, char separator, CellCollector& cells)
      : text_(text), separator_(separator), cells_(cells) {}

  // The 1-based line where a quote was opened that nobody closed; 0 when all is well.
  int parse() {
    for (int row = 0; at_ < text_.size() && cells_.within_limits(); ++row) {
      for (int column = 0;; ++column) {
        const int line = line_;
        if (!read_cell()) return line;
        if (!cell_.empty()) cells_.put(row, column, {Cell::Kind::text, without_guard(std::move(cell_))});
        if (at_ >= text_.size() || text_[at_] != separator_) break;
        ++at_;
      }
      end_line();
    }
    return 0;
  }

 private:
  bool read_cell() {
    cell_.clear();
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t end = text_.find_first_of(stops(), at_);
    cell_ = text_.substr(at_, end - at_);
    at_ = std::min(end, text_.size());
    return true;
  }

  bool read_quoted() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell_ += c;
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell_ += '"';
        ++at_;
      } else {
        ++at_;
        const std::size_t end = text_.find_first_of(stops(), at_);  // text behind the closing quote stays
        cell_ += text_.substr(at_, end - at_);
        at_ = std::min(end, text_.size());
        return true;
      }
    }
    return false;
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view stops() const {
    switch (separator_) {
      case '\t': return "\t\r\n";
      case ';': return ";\r\n";
      default: return ",\r\n";
    }
  }

  std::string_view text_;
  char separator_;
  CellCollector& cells_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::string cell_;
};

std::string quoted_where_needed(const std::string& text) {
  if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

Result<Workbook> read_csv(std::string_view bytes, const ReadLimits& limits) {
  FENHAO_TRY(text, decode_text(bytes));
  CellCollector cells("", limits);
  if (const int line = CsvParser(text, detect_separator(text), cells).parse(); line > 0)
    return fail(
        Error(ErrorCode::invalid_input, {"第 " + std::to_string(line) + " 行有一个双引号没有配对，之后的内容无法分行",
                                         "a quote opened on line " + std::to_string(line) +
                                             " is never closed; what follows cannot be told apart"})
            .way_out({"补上或删除这个双引号，或用 Excel/WPS 打开后另存为 .xlsx",
                      "close or remove the quote, or open the file in Excel or WPS and save it as .xlsx"}));
  FENHAO_TRY(sheet, std::move(cells).finish());
  Workbook workbook{.format = Workbook::Format::csv, .sheets = {}};
  workbook.sheets.push_back(std::move(sheet));
  return workbook;
}

static bool starts_like_formula(std::string_view text) {
  constexpr std::string_view dangerous = "=+-@\t\r";
  if (text.empty() || dangerous.find(text[0]) == std::string_view::npos) return false;
  return !(text[0] == '-' && Decimal::parse(text).has_value());
}

std::string csv_line(std::span<const std::string> cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += quoted_where_needed(starts_like_formula(cells[i]) ? "'" + cells[i] : cells[i]);
  }
  return line + "\r\n";
}

}  // namespace fenhao::sheet
