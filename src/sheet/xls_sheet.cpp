#include "sheet/xls_sheet.h"

#include <algorithm>
#include <span>

#include "sheet/little_endian.h"
#include "sheet/xls_styles.h"

namespace fenhao::sheet {
namespace {

std::pair<std::uint16_t, std::uint16_t> place(const XlsCell& cell) { return {cell.row, cell.column}; }

// Where the cells of a row begin, and that its height follows from them.
void write_row(BiffOutput& out, std::span<const XlsCell> cells) {
  constexpr std::size_t usual_height = 255, no_style_of_its_own = 0x000F0100;
  std::string body;
  put_u16(body, cells.front().row);
  put_u16(body, cells.front().column);
  put_u16(body, cells.back().column + std::size_t{1});
  put_u16(body, usual_height);
  put_u32(body, 0);
  put_u32(body, no_style_of_its_own);
  out.record(BiffRecord::row, body);
}

void write_cell(BiffOutput& out, const XlsCell& cell) {
  std::string body;
  put_u16(body, cell.row);
  put_u16(body, cell.column);
  put_u16(body, cell.style);
  switch (cell.kind) {
    case XlsCell::Kind::blank: return out.record(BiffRecord::blank, body);
    case XlsCell::Kind::text: put_u32(body, cell.text); return out.record(BiffRecord::shared_string_cell, body);
    case XlsCell::Kind::number: put_f64(body, cell.number); return out.record(BiffRecord::number, body);
  }
}

}  // namespace

void write_beginning(BiffOutput& out, BiffPart part) {
  constexpr std::size_t biff8 = 0x0600, build = 3515, year = 1996, oldest_reader = 6;
  std::string body;
  put_u16(body, biff8);
  put_u16(body, static_cast<std::size_t>(part));
  put_u16(body, build);
  put_u16(body, year);
  put_u32(body, 0);
  put_u32(body, oldest_reader);
  out.record(BiffRecord::beginning, body);
}

void XlsSheet::set_column_width(std::uint16_t column, std::uint16_t width, std::uint16_t style) {
  widths_[column] = {width, style};
}

void XlsSheet::freeze(std::uint16_t rows, std::uint16_t columns) {
  frozen_rows_ = rows;
  frozen_columns_ = columns;
}

void XlsSheet::sort() {
  std::ranges::stable_sort(cells_, {}, place);
  // The last of equals, hence the first from behind.
  const auto kept = std::unique(cells_.rbegin(), cells_.rend(),
                                [](const XlsCell& a, const XlsCell& b) { return place(a) == place(b); });
  cells_.erase(cells_.begin(), kept.base());
}

void XlsSheet::write(BiffOutput& out, bool is_selected) {
  sort();
  write_beginning(out, BiffPart::sheet);
  write_columns(out);
  write_area(out);
  write_rows(out);
  write_view(out, is_selected);
  out.record(BiffRecord::end_of_file);
}

void XlsSheet::write_columns(BiffOutput& out) const {
  constexpr std::size_t usual_width = 8;
  std::string usual;
  put_u16(usual, usual_width);
  out.record(BiffRecord::default_column_width, usual);
  for (const auto& [column, width] : widths_) {
    std::string body;
    put_u16(body, column);
    put_u16(body, column);
    put_u16(body, width.width);
    put_u16(body, width.style);
    put_u16(body, 0);
    put_u16(body, 0);
    out.record(BiffRecord::column_width, body);
  }
}

void XlsSheet::write_area(BiffOutput& out) const {
  std::size_t first_column = cells_.empty() ? 0 : cells_[0].column, columns = 0;
  for (const XlsCell& cell : cells_) {
    first_column = std::min<std::size_t>(first_column, cell.column);
    columns = std::max<std::size_t>(columns, cell.column + std::size_t{1});
  }
  std::string body;
  put_u32(body, cells_.empty() ? 0 : cells_.front().row);
  put_u32(body, cells_.empty() ? 0 : cells_.back().row + std::size_t{1});
  put_u16(body, first_column);
  put_u16(body, columns);
  put_u16(body, 0);
  out.record(BiffRecord::sheet_area, body);
}

void XlsSheet::write_rows(BiffOutput& out) const {
  for (auto row = cells_.begin(); row != cells_.end();) {
    const auto end = std::find_if(row, cells_.end(), [&](const XlsCell& cell) { return cell.row != row->row; });
    write_row(out, {row, end});
    for (; row != end; ++row) write_cell(out, *row);
  }
}

void XlsSheet::write_view(BiffOutput& out, bool is_selected) const {
  constexpr std::size_t grid_headings_zeros_and_outline = 0x00B6, frozen_without_split = 0x0108, selected = 0x0600,
                        automatic_grid_colour = 64;
  const bool is_frozen = frozen_rows_ > 0 || frozen_columns_ > 0;
  std::string view;
  put_u16(view,
          grid_headings_zeros_and_outline | (is_frozen ? frozen_without_split : 0) | (is_selected ? selected : 0));
  put_u32(view, 0);  // from A1 on
  put_u16(view, automatic_grid_colour);
  view.append(10, '\0');  // usual sizes
  out.record(BiffRecord::sheet_view, view);
  if (!is_frozen) return;

  constexpr std::size_t lower_right = 0, upper_right = 1, lower_left = 2;
  const std::size_t active = frozen_columns_ == 0 ? lower_left : frozen_rows_ == 0 ? upper_right : lower_right;
  std::string panes;
  put_u16(panes, frozen_columns_);
  put_u16(panes, frozen_rows_);
  put_u16(panes, frozen_rows_);
  put_u16(panes, frozen_columns_);
  put_u8(panes, active);
  put_u8(panes, 0);
  out.record(BiffRecord::pane, panes);

  std::string selection;
  put_u8(selection, active);
  put_u16(selection, frozen_rows_);
  put_u16(selection, frozen_columns_);
  put_u16(selection, 0);
  put_u16(selection, 1);
  put_u16(selection, frozen_rows_);
  put_u16(selection, frozen_rows_);
  put_u8(selection, frozen_columns_);
  put_u8(selection, frozen_columns_);
  out.record(BiffRecord::selection, selection);
}

}  // namespace fenhao::sheet
