#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/text.h"
#include "sheet/cell_collector.h"
#include "sheet/number_text.h"
#include "sheet/readers.h"
#include "sheet/xlsx_parts.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {
namespace {

struct Position {
  int row = -1;
  int column = -1;
};

// "B12" → row 11, column 1; −1 where a part is missing or absurd.
Position parse_position(std::string_view reference) {
  Position position;
  std::size_t i = 0;
  long column = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && column < 100'000; ++i)
    column = column * 26 + (reference[i] - 'A' + 1);
  position.column = static_cast<int>(column) - 1;
  int row = 0;
  std::from_chars(reference.data() + i, reference.data() + reference.size(), row);
  position.row = row - 1;
  return position;
}

class SheetEvents : public XmlEvents {
 public:
  SheetEvents(CellCollector& cells, const WorkbookParts& parts) : cells_(cells), parts_(parts) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "row") {
      const std::string_view number = attributes["r"];
      row_ = number.empty() ? row_ + 1 : parse_position(number).row;
      column_ = -1;
    } else if (name == "c") {
      start_cell(attributes);
    } else if (name == "v" || name == "t") {
      takes_text_ = in_cell_ && !in_phonetic_;
    } else if (name == "f") {
      has_formula_ = true;
    } else if (name == "rPh") {
      in_phonetic_ = true;
    } else if (name == "mergeCell") {
      merge(attributes["ref"]);
    }
  }

  void end(std::string_view name) override {
    if (name == "v" || name == "t") takes_text_ = false;
    if (name == "rPh") in_phonetic_ = false;
    if (name == "c") end_cell();
  }

  void text(std::string_view piece) override {
    if (takes_text_) text_ += piece;
  }

  bool wants_more() const override { return cells_.within_limits(); }

 private:
  void start_cell(XmlAttributes attributes) {
    const std::string_view reference = attributes["r"];
    column_ = reference.empty() ? column_ + 1 : parse_position(reference).column;
    type_ = attributes["t"];
    format_ = 0;
    const std::string_view style = attributes["s"];
    std::from_chars(style.data(), style.data() + style.size(), format_);
    text_.clear();
    in_cell_ = true;
    has_formula_ = false;
  }

  void end_cell() {
    in_cell_ = false;
    cells_.put(row_, column_, cell());
  }

  Cell cell() {
    if (text_.empty()) {
      if (!has_formula_ || type_ == "str") return {};
      return {Cell::Kind::error, "#公式未计算"};
    }
    if (type_ == "s") return shared_text();
    if (type_ == "inlineStr" || type_ == "str") return text_cell(decode_escapes(text_));
    if (type_ == "b") return {Cell::Kind::boolean, text_ == "1" || text_ == "true" ? "TRUE" : "FALSE"};
    if (type_ == "e") return {Cell::Kind::error, text_};
    if (type_ == "d") {
      std::replace(text_.begin(), text_.end(), 'T', ' ');
      return {Cell::Kind::date, text_};
    }
    auto number = number_from_file(trim(text_));
    if (!number) return text_cell(text_);
    return number_cell(std::move(*number), parts_.format(format_), parts_.dates);
  }

  Cell shared_text() const {
    std::size_t index = 0;
    std::from_chars(text_.data(), text_.data() + text_.size(), index);
    return index < parts_.strings.size() ? text_cell(parts_.strings[index]) : Cell{Cell::Kind::error, "#文字丢失"};
  }

  static Cell text_cell(std::string text) { return text.empty() ? Cell{} : Cell{Cell::Kind::text, std::move(text)}; }

  void merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return;
    const Position first = parse_position(range.substr(0, colon)), last = parse_position(range.substr(colon + 1));
    cells_.merge({first.row, first.column, last.row, last.column});
  }

  CellCollector& cells_;
  const WorkbookParts& parts_;
  int row_ = -1;
  int column_ = -1;
  std::string type_;
  std::size_t format_ = 0;
  std::string text_;
  bool in_cell_ = false;
  bool takes_text_ = false;
  bool in_phonetic_ = false;
  bool has_formula_ = false;
};

}  // namespace

Result<Workbook> read_xlsx(const std::filesystem::path& path, const ReadLimits& limits) {
  FENHAO_TRY(zip, ZipArchive::open(path, limits.unpacked_bytes));
  FENHAO_TRY(parts, read_workbook_parts(zip));
  Workbook workbook{.path = path, .format = Workbook::Format::xlsx, .dates = parts.dates, .sheets = {}};
  for (const SheetPart& part : parts.sheets) {
    CellCollector cells(part.name, limits);
    SheetEvents events(cells, parts);
    FENHAO_CHECK(read_xml(zip, part.entry, events));
    FENHAO_TRY(sheet, std::move(cells).finish());
    workbook.sheets.push_back(std::move(sheet));
  }
  return workbook;
}

}  // namespace fenhao::sheet
