// The layout of a file that somebody else's program reads (tax client, bank): columns as text in
// templates/files/*.yaml, so that a new release of a client or a new bank is data. Immutable once read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace fenhao::report {

enum class FileKind { xls, xlsx, csv };
enum class TextEncoding { utf8_bom, gb18030 };

// What an amount is in a workbook's cell; it shows two decimals either way.
enum class AmountCells { text, number };

// Of the file's name: "xls".
std::string_view extension(FileKind kind);

// Whose rows a file holds.
enum class RowChoice {
  all,           // everyone paid by the entity in this run
  with_wages,    // residents with wages, not with labour remuneration
  with_labour,   // those paid labour remuneration
  with_bonus,    // those with a full-year bonus taxed alone
  positive_net,  // those with something to pay out; the others are listed as problems
};

// When a cell must be filled.
enum class Requirement {
  optional,
  always,
  employee,          // for employees, hence for everyone here; the reader does not mark the heading
  left,              // for those whose last day is in or before the month
  foreign_document,  // for those with another document than the resident identity card
  first_job,         // for those whose basic deduction runs from January (STA 2020 No. 13)
};

// What happens to a person who lacks a required value that the program holds a field for.
enum class OnMissing {
  withhold_file,  // the file is not written at all
  leave_out,      // the others are written, the person is listed
};

struct LayoutColumn {
  std::string heading;  // without the required mark
  std::string field;    // name in file_fields.h; empty: `fixed`, or left to be filled by hand
  std::string fixed;    // the same text in every row
  Requirement required = Requirement::optional;
  std::vector<std::string> codes;  // the only values the reader accepts; empty = any
  int line = 0;
};

struct FileLayout {
  std::string id;        // "tax_salary_income"
  std::string title;     // "正常工资薪金所得"
  std::string folder;    // "报税": below the export's folder of that name
  std::string receiver;  // who reads it
  std::vector<std::string> banks;  // whose payroll file it is: names as an entity's 开户行 has them
  bool is_any_bank = false;        // pays wages at any bank that has no layout of its own
  FileKind kind = FileKind::xlsx;
  TextEncoding encoding = TextEncoding::utf8_bom;  // csv only
  std::string sheet;                               // workbooks only
  AmountCells amounts = AmountCells::text;         // workbooks only
  std::string required_mark;                       // before headings that are always required: "*"
  RowChoice rows = RowChoice::all;
  OnMissing on_missing = OnMissing::withhold_file;
  std::string total_field;  // the amount that the control total adds up
  std::vector<LayoutColumn> columns;
  std::vector<std::string> notes;  // workbooks: lines of a second sheet 填表说明
  std::string origin;              // file name

  bool pays_wages() const { return is_any_bank || !banks.empty(); }
};

// invalid_input with file and line: unknown keys, unknown fields, two columns of one heading ...
Result<FileLayout> parse_layout(std::string_view yaml, const std::string& origin);

// All layouts below a folder, ordered by id.
class LayoutDirectory {
 public:
  // not_found when the folder is not there; otherwise the first malformed file's error.
  static Result<LayoutDirectory> load(const std::filesystem::path& folder);

  const std::vector<FileLayout>& layouts() const { return layouts_; }
  // not_found naming the nearest ids.
  Result<const FileLayout*> find(std::string_view id) const;

 private:
  std::vector<FileLayout> layouts_;
};

}  // namespace fenhao::report
