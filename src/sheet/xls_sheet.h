// One sheet of an xls file being written: its cells until they go into the stream. Rows are below 65,536 and columns
// below 256; whoever fills it has checked. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sheet/biff_output.h"

namespace fenhao::sheet {

struct XlsCell {
  enum class Kind : std::uint8_t { blank, text, number } kind = Kind::blank;
  std::uint16_t row = 0;
  std::uint16_t column = 0;
  std::uint16_t style = 0;
  std::uint32_t text = 0;  // number of a shared string
  double number = 0;
};

class XlsSheet {
 public:
  explicit XlsSheet(std::string name) : name_(std::move(name)) {}

  const std::string& name() const { return name_; }
  // In any order; of two in one place the last stays.
  void put(const XlsCell& cell) { cells_.push_back(cell); }
  // In 1/256 of a character.
  void set_column_width(std::uint16_t column, std::uint16_t width, std::uint16_t style);
  void freeze(std::uint16_t rows, std::uint16_t columns);

  // From BOF to EOF. The workbook opens with the selected sheet.
  void write(BiffOutput& out, bool is_selected);

 private:
  struct ColumnWidth {
    std::uint16_t width, style;
  };

  void sort();
  void write_columns(BiffOutput& out) const;
  void write_area(BiffOutput& out) const;
  void write_rows(BiffOutput& out) const;
  void write_view(BiffOutput& out, bool is_selected) const;

  std::string name_;
  std::vector<XlsCell> cells_;
  std::map<std::uint16_t, ColumnWidth> widths_;
  std::uint16_t frozen_rows_ = 0, frozen_columns_ = 0;
};

// The record that a part of the workbook begins with.
enum class BiffPart { workbook = 0x0005, sheet = 0x0010 };
void write_beginning(BiffOutput& out, BiffPart part);

}  // namespace fenhao::sheet
