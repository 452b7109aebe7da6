// An xlsx being written: beside its place under another name, put there whole or not at all. The only user of
// libxlsxwriter, with the styles of the house.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "sheet/sheet.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace fenhao::sheet {

class XlsxFile {
 public:
  // unavailable when the folder cannot be written to. `streamed`: memory stays flat, but rows must come in order.
  static Result<XlsxFile> create(const std::filesystem::path& path, bool streamed);

  // UTC, "2026-11-22T10:00:00Z"; anything else changes nothing.
  void set_created(const std::string& moment);

  // Characters a sheet name may not have are replaced, a name used already gets a number.
  lxw_worksheet* add_sheet(const std::string& name);
  lxw_format* format(Style style, bool is_bad = false);
  lxw_format* column_format(Style style);  // for cells not written yet: without borders

  void write_text(lxw_worksheet* sheet, int row, int column, const std::string& text, lxw_format* format);
  // Beyond the 15 digits that spreadsheets keep: as text, so that no digit is lost.
  void write_number(lxw_worksheet* sheet, int row, int column, const Decimal& value, lxw_format* format);
  void write_date(lxw_worksheet* sheet, int row, int column, Date date, lxw_format* format);
  void comment(lxw_worksheet* sheet, int row, int column, const std::string& text);

  // Writes, checks what was written and puts it in place; unavailable when the disk is full.
  Status close();

  XlsxFile(XlsxFile&&) noexcept;
  XlsxFile& operator=(XlsxFile&&) noexcept;
  ~XlsxFile();  // without close(): nothing stays

 private:
  struct State;
  explicit XlsxFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace fenhao::sheet
