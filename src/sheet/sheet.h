// Spreadsheets in and out. Reading gives plain cells; finding the heading rows and matching columns to known
// fields is separate and pure. What is read: xlsx, xls (Excel 97–2003), csv (UTF-8, UTF-16, GB18030), told apart
// by content.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"

namespace fenhao::sheet {

// A cell as the file holds it. A number is the shortest decimal text that stands for the file's binary number
// ("0.1", "110105199001011000"; 0012 keeps its zeros where the format shows them); a date is ISO text, with the
// time behind it when there is one; a formula is its last result. An error cell says "#N/A" or the like.
struct Cell {
  enum class Kind { empty, text, number, date, boolean, error } kind = Kind::empty;
  std::string text;
};

struct MergedRange {
  int first_row, first_column, last_row, last_column;  // 0-based, inclusive
};

struct Sheet {
  std::string name;
  int rows = 0;
  int columns = 0;
  std::vector<Cell> cells;  // row-major, rows × columns
  std::vector<MergedRange> merged;

  const Cell& at(int row, int column) const { return cells[static_cast<std::size_t>(row) * columns + column]; }
};

// What day serial number 0 stands for. 1904 is what old Macintosh workbooks count from.
enum class DateSystem { from_1900, from_1904 };

struct Workbook {
  std::filesystem::path path;
  enum class Format { xlsx, xls, csv } format = Format::csv;
  DateSystem dates = DateSystem::from_1900;
  std::vector<Sheet> sheets;
};

struct ReadLimits {
  std::uint64_t file_bytes = 256ull << 20;
  std::uint64_t unpacked_bytes = 2ull << 30;
  int rows = 1'048'576;
  int columns = 16'384;
  std::uint64_t cells = 30'000'000;  // of one sheet, from A1 to its last corner
};

// By content, not by the extension. Broken zip, encrypted file, too large: an error that says so and what to do.
Result<Workbook> read_workbook(const std::filesystem::path& path, const ReadLimits& limits = {});

// What a field may be called and what it holds.
enum class FieldType { text, integer, decimal, money, rate, date, month, yes_no };

struct Field {
  std::string code;                   // "employee"
  std::string label;                  // "工号", as our own templates write it
  std::vector<std::string> synonyms;  // other headings people use; "组/名" for a heading under a group heading
  FieldType type = FieldType::text;
  bool required = false;   // the column must be there and filled
  bool sensitive = false;  // values are masked in messages
};

struct Schema {
  std::string code;   // "roster"
  std::string title;  // "花名册"
  std::vector<Field> fields;
  // Unmatched columns are kept as extra fields (pay items of a company). They hold numbers, or text for the
  // caller to judge; messages never show their values, because they are pay.
  bool keeps_extra_columns = false;
};

// What headings are compared by: heading_key() without units and notes in brackets ("(元)", "（必填）").
std::string heading_form(std::string_view text);

// Where a field was found.
struct ColumnMatch {
  int column;
  std::string heading;  // as written, groups joined by "/"
  std::string field;    // code; for a kept extra column its heading
  enum class How { exact, synonym, group, extra } how;
};

struct HeaderMatch {
  int sheet = 0;
  int first_header_row = 0;  // 0-based
  int first_data_row = 0;
  std::vector<ColumnMatch> columns;
  std::vector<std::string> unmatched;  // headings nobody claimed
};

// Finds title rows, one- to three-row headings, merged group headings. Fails with all headings seen and the
// fields missed when no row fits.
Result<HeaderMatch> match_header(const Workbook& workbook, const Schema& schema);

// Values of one data row after parsing: typed, normalised. Missing optional fields are absent.
struct Value {
  std::string text;  // text; ISO date or month; "true"/"false"
  std::optional<Decimal> number;
  std::optional<Date> date;
};

struct Record {
  int row = 0;                                        // 1-based row in the sheet
  std::vector<std::pair<std::string, Value>> values;  // field code → value, in schema order
  const Value* find(std::string_view field) const;
};

// One bad cell or row of a file, for people.
struct Issue {
  Error error;  // with full Location
  int sheet = 0;
  int row = -1;     // 0-based; -1 = the whole sheet
  int column = -1;  // 0-based; -1 = the whole row
};

struct ReadResult {
  HeaderMatch header;
  std::vector<Record> records;  // rows without an issue
  std::vector<Record> flawed;   // rows with one: what of them could be read, for further checks
  std::vector<Issue> issues;    // all of them
  int rows_seen = 0;            // data rows, blank and total rows not counted
};

// Parses every data row of the matched sheet. Accepts text numbers, thousands separators, full-width digits,
// 2026/11/1, 2026年11月1日, 20261101, Excel serials. Refuses damaged identity numbers with an explanation.
// Column numbers, blank, example, group, total and signature rows are no data.
ReadResult read_records(const Workbook& workbook, const Schema& schema, const HeaderMatch& header);

// An issue of a record's cell, or of its row when `field` is empty or not in the header; `row` as in Record. The
// error gets its full Location, the value masked where the field is sensitive.
Issue issue_at(const Workbook& workbook, const Schema& schema, const HeaderMatch& header, int row,
               std::string_view field, Error error);

// A copy of the workbook (as xlsx) with the bad cells coloured and a comment saying what and what to do; only
// the bad rows are kept when `only_bad_rows`, so that fixing and reloading them is enough.
Status write_marked_copy(const Workbook& workbook, const HeaderMatch& header, std::span<const Issue> issues,
                         const std::filesystem::path& out, bool only_bad_rows);

// --- out ---------------------------------------------------------------------------------------------------

// money_or_dash shows "-" for zero; the cell holds the zero. amount has two decimals and no separators: for files that
// other programs read.
enum class Style {
  text,
  wrapped_text,
  number,
  integer,
  amount,
  money,
  money_or_dash,
  date,
  heading,
  title,
  total_text,
  total_integer,
  total_money,
  note
};

struct PrintSetup {
  enum class Paper { a4, a3 } paper = Paper::a4;
  bool landscape = true;
  int repeat_rows = 0;     // at the top of every page
  int repeat_columns = 0;  // at the left of every page
  std::string footer;      // at the left; the page number stands at the right
};

// Writes xlsx. Text that starts with = + - @ or a control character is written as text, never as a formula
// (formula injection). Rows are written in order; memory stays flat.
class WorkbookWriter {
 public:
  static Result<WorkbookWriter> create(const std::filesystem::path& path);
  WorkbookWriter(WorkbookWriter&&) noexcept;
  WorkbookWriter& operator=(WorkbookWriter&&) noexcept;
  ~WorkbookWriter();

  void add_sheet(const std::string& name);
  // `style`: how cells typed into the column later look; an identity number keeps its digits in a text column.
  void set_column_width(int column, double characters, std::optional<Style> style = std::nullopt);
  void freeze(int rows, int columns);
  // A drop-down list on the rows `first_row` to `last_row` of a column. Other text may still be typed, after a
  // warning. Words that no list can hold (more than 255 bytes in all, or a comma in one) make none.
  void choices(int first_row, int last_row, int column, std::span<const std::string> words);
  void merge(int first_row, int first_column, int last_row, int last_column, const std::string& text, Style style);
  void text(int row, int column, const std::string& value, Style style = Style::text);
  void number(int row, int column, const Decimal& value, Style style = Style::number);
  void date(int row, int column, Date value);
  // One page wide while that can be read (at 55 %), else several, by the widths set before.
  void print_setup(const PrintSetup& setup);
  // When the workbook says it was made: UTC, "2026-11-22T10:00:00Z". Without it, or with anything else, the present
  // moment; two workbooks of the same cells and the same moment have the same bytes.
  void set_created(const std::string& moment);
  // Flushes and closes; unavailable when the disk is full or read-only. Nothing is left behind on failure.
  Status close();

 private:
  WorkbookWriter();
  struct State;
  std::unique_ptr<State> state_;
};

// Writes xls (Excel 97–2003, BIFF8): what some official programs still ask for. Text, numbers and dates in the same
// styles, without colours and borders; text is never a formula, whatever it starts with. The whole workbook is in
// memory until close(). The same cells give the same bytes.
class XlsWriter {
 public:
  static constexpr int most_rows = 65'536, most_columns = 256;
  static constexpr int widest_column = 255;    // characters
  static constexpr int longest_text = 32'767;  // UTF-16 units of one cell

  // unavailable when the folder cannot be written to.
  static Result<XlsWriter> create(const std::filesystem::path& path);
  XlsWriter(XlsWriter&&) noexcept;
  XlsWriter& operator=(XlsWriter&&) noexcept;
  ~XlsWriter();

  void add_sheet(const std::string& name);
  // Wider than the widest is as wide as that. `style` as in WorkbookWriter.
  void set_column_width(int column, double characters, std::optional<Style> style = std::nullopt);
  void freeze(int rows, int columns);
  // In any order; a cell written twice holds what was written last.
  void text(int row, int column, const std::string& value, Style style = Style::text);
  void number(int row, int column, const Decimal& value, Style style = Style::number);
  void date(int row, int column, Date value);
  // invalid_input naming the first cell beyond what an xls can hold; unavailable when the disk is full or read-only.
  // Nothing is left behind on failure. Mode 0600.
  Status close();

 private:
  struct State;
  explicit XlsWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// One csv line, quoted where needed, guarded against formula injection; bytes in UTF-8.
std::string csv_line(std::span<const std::string> cells);

}  // namespace fenhao::sheet
