#include <algorithm>

#include "base/text.h"
#include "sheet/cell_collector.h"
#include "sheet/little_endian.h"
#include "sheet/new_file.h"
#include "sheet/number_text.h"
#include "sheet/ole_container.h"
#include "sheet/shared_strings.h"
#include "sheet/sheet.h"
#include "sheet/sheet_names.h"
#include "sheet/xls_sheet.h"
#include "sheet/xls_styles.h"

namespace fenhao::sheet {
namespace {

void write_number(BiffOutput& out, BiffRecord type, std::size_t value) {
  std::string body;
  put_u16(body, value);
  out.record(type, body);
}

// Where the window stands and how large it is, and that its tabs take up 600 of 1,000 parts.
void write_window(BiffOutput& out) {
  std::string body;
  for (const std::size_t value : {360, 270, 18000, 10800, 0x0038, 0, 0, 1, 600}) put_u16(body, value);
  out.record(BiffRecord::window, body);
}

// The entry of a sheet; its first four bytes, where in the stream the sheet begins, are set later.
std::size_t write_sheet_entry(BiffOutput& out, const std::string& name) {
  constexpr std::size_t record_head = 4;
  const std::size_t at = out.size() + record_head;
  std::string body;
  put_u32(body, 0);
  put_u8(body, 0);  // visible
  put_u8(body, 0);  // a worksheet
  put_biff_text(body, name, 1);
  out.record(BiffRecord::bound_sheet, body);
  return at;
}

std::string workbook_stream(std::vector<XlsSheet>& sheets, const SharedStrings& texts) {
  constexpr std::size_t utf16 = 1200, from_1900 = 0;
  BiffOutput out;
  write_beginning(out, BiffPart::workbook);
  write_number(out, BiffRecord::code_page, utf16);
  write_window(out);
  write_number(out, BiffRecord::date_system, from_1900);
  write_xls_styles(out);
  std::vector<std::size_t> offsets_at;
  for (const XlsSheet& sheet : sheets) offsets_at.push_back(write_sheet_entry(out, sheet.name()));
  texts.write(out);
  out.record(BiffRecord::end_of_file);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    out.set_u32(offsets_at[i], out.size());
    sheets[i].write(out, i == 0);
  }
  return std::move(out).take();
}

Text use_xlsx() { return {"改用 xlsx 格式，或分成几个文件", "write it as xlsx, or split it into several files"}; }

}  // namespace

struct XlsWriter::State {
  State(const std::filesystem::path& at, NewFile new_file) : path(at), file(std::move(new_file)) {}

  std::filesystem::path path;
  NewFile file;
  SheetNames names;
  std::vector<XlsSheet> sheets;
  SharedStrings texts;
  std::optional<Error> problem;  // the first one

  XlsSheet& sheet() {
    if (sheets.empty()) sheets.emplace_back(names.claim("Sheet1"));
    return sheets.back();
  }

  void refuse(int row, int column, Text message) {
    if (problem) return;
    Location where{.file = path.filename().string(), .sheet = sheet().name()};
    if (row >= 0) where.row = row + 1;
    if (column >= 0) where.column = column_letters(column);
    problem = Error(ErrorCode::invalid_input, std::move(message)).at(std::move(where)).way_out(use_xlsx());
  }

  bool is_within(int row, int column) {
    if (row >= 0 && row < most_rows && column >= 0 && column < most_columns) return true;
    refuse(row, column, {"超出 .xls 的上限：65,536 行、256 列", "beyond what an .xls holds: 65,536 rows, 256 columns"});
    return false;
  }

  // The cell at its place, to be filled; absent where there is none.
  std::optional<XlsCell> cell_at(int row, int column, Style style) {
    if (!is_within(row, column)) return std::nullopt;
    return XlsCell{.row = static_cast<std::uint16_t>(row),
                   .column = static_cast<std::uint16_t>(column),
                   .style = xls_style(style)};
  }

  void put_number(int row, int column, double value, Style style) {
    auto cell = cell_at(row, column, style);
    if (!cell) return;
    cell->kind = XlsCell::Kind::number;
    cell->number = value;
    sheet().put(*cell);
  }

  void put_text(int row, int column, const std::string& value, Style style) {
    auto cell = cell_at(row, column, style);
    if (!cell) return;
    if (!is_utf8(value)) return refuse(row, column, {"文字不是 UTF-8 编码", "the text is not UTF-8"});
    if (value.size() > longest_text && utf16_from_utf8(value).size() > longest_text)
      return refuse(row, column, {"文字超过 32,767 个字符", "the text is longer than 32,767 characters"});
    if (!value.empty()) {
      cell->kind = XlsCell::Kind::text;
      cell->text = texts.number_of(value);
    }
    sheet().put(*cell);
  }
};

XlsWriter::XlsWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsWriter::XlsWriter(XlsWriter&&) noexcept = default;
XlsWriter& XlsWriter::operator=(XlsWriter&&) noexcept = default;
XlsWriter::~XlsWriter() = default;

Result<XlsWriter> XlsWriter::create(const std::filesystem::path& path) {
  FENHAO_TRY(file, NewFile::create(path));
  return XlsWriter(std::make_unique<State>(path, std::move(file)));
}

void XlsWriter::add_sheet(const std::string& name) { state_->sheets.emplace_back(state_->names.claim(name)); }

void XlsWriter::set_column_width(int column, double characters, std::optional<Style> style) {
  constexpr double parts = 256;
  if (!state_->is_within(0, column)) return;
  const double width = std::clamp(characters, 0.0, static_cast<double>(widest_column)) * parts;
  state_->sheet().set_column_width(static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(width),
                                   style ? xls_style(*style) : default_xls_style);
}

void XlsWriter::freeze(int rows, int columns) {
  if (!state_->is_within(rows, columns)) return;
  state_->sheet().freeze(static_cast<std::uint16_t>(rows), static_cast<std::uint16_t>(columns));
}

void XlsWriter::text(int row, int column, const std::string& value, Style style) {
  state_->put_text(row, column, value, style);
}

void XlsWriter::number(int row, int column, const Decimal& value, Style style) {
  if (const auto number = cell_number(value)) return state_->put_number(row, column, *number, style);
  state_->put_text(row, column, value.normalized().to_string(), style);
}

void XlsWriter::date(int row, int column, Date value) {
  state_->put_number(row, column, serial_of_date(value), Style::date);
}

Status XlsWriter::close() {
  State& state = *state_;
  if (state.problem) return fail(*state.problem);
  state.sheet();  // a workbook has at least one
  const std::string stream = workbook_stream(state.sheets, state.texts);
  if (stream.size() > longest_ole_stream) {
    state.refuse(-1, -1, {"超出 .xls 的上限：2 GB", "beyond what an .xls holds: 2 GB"});
    return fail(*state.problem);
  }
  FENHAO_CHECK(state.file.write(ole_container("Workbook", stream)));
  return state.file.put_in_place();
}

}  // namespace fenhao::sheet
