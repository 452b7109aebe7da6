#include <array>
#include <bit>
#include <map>

#include "sheet/biff.h"
#include "sheet/cell_collector.h"
#include "sheet/compound_file.h"
#include "sheet/number_text.h"
#include "sheet/readers.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {
namespace {

constexpr std::uint16_t biff8 = 0x0600;
constexpr std::uint8_t worksheet_type = 0;

struct SheetEntry {
  std::string name;
  std::size_t offset = 0;
};

struct Globals {
  std::vector<SheetEntry> sheets;
  std::vector<std::string> strings;
  std::vector<int> cell_formats;        // number format by cell style
  std::map<int, NumberFormat> formats;  // custom ones
  DateSystem dates = DateSystem::from_1900;

  NumberFormat format(std::size_t style) const {
    if (style >= cell_formats.size()) return {};
    const auto custom = formats.find(cell_formats[style]);
    return custom != formats.end() ? custom->second : builtin_number_format(cell_formats[style]);
  }
};

Error too_old() {
  return Error(ErrorCode::invalid_input,
               {"这是 Excel 95 或更早的文件，无法读取", "this file is from Excel 95 or earlier and cannot be read"})
      .way_out(
          {"用 Excel/WPS 打开并另存为 .xlsx 后再导入", "open it in Excel or WPS, save it as .xlsx and import that"});
}

std::vector<std::string> read_shared_strings(BiffCursor& record) {
  BiffText texts(record.pieces());
  texts.read_u32_at_start();  // uses of the strings
  const std::uint32_t count = texts.read_u32_at_start().value_or(0);
  std::vector<std::string> strings;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto text = texts.read();
    if (!text) break;
    strings.push_back(std::move(*text));
  }
  return strings;
}

Result<Globals> read_globals(std::string_view stream) {
  BiffCursor record(stream, 0);
  if (!record.next() || record.type() != BiffRecord::beginning || record.body().size() < 2) return fail(damaged_file());
  if (read_u16(record.body(), 0) != biff8) return fail(too_old());

  Globals globals;
  while (record.next() && record.type() != BiffRecord::end_of_file) {
    const std::string_view body = record.body();
    switch (record.type()) {
      case BiffRecord::file_password: return fail(encrypted_workbook());
      case BiffRecord::date_system:
        if (body.size() >= 2 && read_u16(body, 0) == 1) globals.dates = DateSystem::from_1904;
        break;
      case BiffRecord::number_format:
        if (const auto code = biff_text(body, 2, 2)) globals.formats[read_u16(body, 0)] = parse_number_format(*code);
        break;
      case BiffRecord::cell_format: globals.cell_formats.push_back(body.size() >= 4 ? read_u16(body, 2) : 0); break;
      case BiffRecord::bound_sheet: {
        const auto name = biff_text(body, 6, 1);
        if (!name) return fail(damaged_file());
        if (static_cast<std::uint8_t>(body[5]) == worksheet_type) globals.sheets.push_back({*name, read_u32(body, 0)});
        break;
      }
      case BiffRecord::shared_strings: globals.strings = read_shared_strings(record); break;
      default: break;
    }
  }
  return globals;
}

// A 30-bit number: an integer or the upper half of a double, perhaps a hundred times too large.
double rk_value(std::uint32_t rk) {
  const bool hundredth = rk & 1;
  const double value = rk & 2 ? static_cast<std::int32_t>(rk) >> 2
                              : std::bit_cast<double>(static_cast<std::uint64_t>(rk & 0xFFFFFFFC) << 32);
  return hundredth ? value / 100 : value;
}

std::string error_text(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

class SheetReader {
 public:
  SheetReader(const Globals& globals, CellCollector& cells) : globals_(globals), cells_(cells) {}

  Status read(std::string_view stream, std::size_t offset) {
    BiffCursor record(stream, offset);
    if (!record.next() || record.type() != BiffRecord::beginning) return fail(damaged_file());
    for (int depth = 1; depth > 0 && cells_.within_limits();) {
      if (!record.next()) return fail(damaged_file());
      if (record.type() == BiffRecord::beginning)
        ++depth;  // a chart inside the sheet
      else if (record.type() == BiffRecord::end_of_file)
        --depth;
      else if (depth == 1)
        take(record);
    }
    return {};
  }

 private:
  void take(BiffCursor& record) {
    const std::string_view body = record.body();
    if (record.type() == BiffRecord::formula_string) return take_formula_string(record);
    if (record.type() == BiffRecord::merged_cells) return take_merged(body);
    if (body.size() < 6) return;
    const int row = read_u16(body, 0), column = read_u16(body, 2);
    const std::size_t style = read_u16(body, 4);
    switch (record.type()) {
      case BiffRecord::number:
        if (body.size() >= 14) put_number(row, column, style, read_f64(body, 6));
        break;
      case BiffRecord::rk_number:
        if (body.size() >= 10) put_number(row, column, style, rk_value(read_u32(body, 6)));
        break;
      case BiffRecord::multiple_rk:
        for (std::size_t at = 4; at + 6 <= body.size() - 2; at += 6)
          put_number(row, column + static_cast<int>((at - 4) / 6), read_u16(body, at),
                     rk_value(read_u32(body, at + 2)));
        break;
      case BiffRecord::shared_string_cell:
        if (body.size() >= 10) put_shared(row, column, read_u32(body, 6));
        break;
      case BiffRecord::label:
      case BiffRecord::rich_string:
        if (const auto text = biff_text(body, 6, 2)) put_text(row, column, *text);
        break;
      case BiffRecord::boolean_or_error:
        if (body.size() >= 8) put_boolean_or_error(row, column, static_cast<std::uint8_t>(body[6]), body[7] != 0);
        break;
      case BiffRecord::formula:
        if (body.size() >= 14) take_formula(row, column, style, body.substr(6, 8));
        break;
      default: break;
    }
  }

  void put_number(int row, int column, std::size_t style, double value) {
    cells_.put(row, column, number_cell(shortest_decimal(value), globals_.format(style), globals_.dates));
  }

  void put_text(int row, int column, std::string text) {
    if (!text.empty()) cells_.put(row, column, {Cell::Kind::text, std::move(text)});
  }

  void put_shared(int row, int column, std::uint32_t index) {
    if (index < globals_.strings.size())
      put_text(row, column, globals_.strings[index]);
    else
      cells_.put(row, column, {Cell::Kind::error, "#文字丢失"});
  }

  void put_boolean_or_error(int row, int column, std::uint8_t value, bool is_error) {
    if (is_error)
      cells_.put(row, column, {Cell::Kind::error, error_text(value)});
    else
      cells_.put(row, column, {Cell::Kind::boolean, value ? "TRUE" : "FALSE"});
  }

  // The last result of a formula: a number, or by mark a text (in the record behind), a truth value or an error.
  void take_formula(int row, int column, std::size_t style, std::string_view result) {
    if (read_u16(result, 6) != 0xFFFF) return put_number(row, column, style, read_f64(result, 0));
    const char mark = result[0];
    if (mark == 0) formula_text_at_ = {row, column};
    if (mark == 1 || mark == 2) put_boolean_or_error(row, column, static_cast<std::uint8_t>(result[2]), mark == 2);
  }

  void take_formula_string(BiffCursor& record) {
    BiffText text(record.pieces());
    if (auto content = text.read()) put_text(formula_text_at_[0], formula_text_at_[1], std::move(*content));
  }

  void take_merged(std::string_view body) {
    for (std::size_t at = 2; at + 8 <= body.size(); at += 8)
      cells_.merge({read_u16(body, at), read_u16(body, at + 4), read_u16(body, at + 2), read_u16(body, at + 6)});
  }

  const Globals& globals_;
  CellCollector& cells_;
  std::array<int, 2> formula_text_at_{-1, -1};
};

}  // namespace

Result<Workbook> read_xls(std::string_view bytes, const ReadLimits& limits) {
  FENHAO_TRY(container, CompoundFile::open(bytes));
  if (container.contains("EncryptedPackage")) return fail(encrypted_workbook());
  if (container.contains("WordDocument")) return fail(not_a_spreadsheet({"Word 文档", "a Word document"}));
  if (!container.contains("Workbook"))
    return fail(container.contains("Book") ? too_old()
                                           : not_a_spreadsheet({"其他 Office 文件", "another Office file"}));
  FENHAO_TRY(stream, container.read("Workbook"));
  FENHAO_TRY(globals, read_globals(stream));

  Workbook workbook{.format = Workbook::Format::xls, .dates = globals.dates, .sheets = {}};
  for (const SheetEntry& entry : globals.sheets) {
    CellCollector cells(entry.name, limits);
    FENHAO_CHECK(SheetReader(globals, cells).read(stream, entry.offset));
    FENHAO_TRY(sheet, std::move(cells).finish());
    workbook.sheets.push_back(std::move(sheet));
  }
  return workbook;
}

}  // namespace fenhao::sheet
