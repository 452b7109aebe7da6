#include "sample/table_file.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "base/text.h"
#include "sheet/sheet.h"

namespace fenhao::sample {
namespace {

using sheet::Style;

class XlsxTable : public TableFile {
 public:
  XlsxTable(sheet::WorkbookWriter writer, const TableLayout& layout) : writer_(std::move(writer)) {
    writer_.add_sheet(layout.sheet);
    const int columns = static_cast<int>(layout.headings.size());
    for (int column = 0; column < columns; ++column)
      writer_.set_column_width(column, layout.headings[static_cast<std::size_t>(column)].width);
    if (!layout.title.empty()) writer_.merge(row_++, 0, 0, columns - 1, layout.title, Style::title);
    write_groups(layout.headings);
    for (int column = 0; column < columns; ++column) write_heading(column, layout);
    writer_.freeze(++row_, 2);
  }

  void text(const std::string& value) override {
    if (!value.empty()) writer_.text(row_, column_, value);
    ++column_;
  }
  void number(const Decimal& value) override { writer_.number(row_, column_++, value); }
  void money(Money value) override { writer_.number(row_, column_++, value.decimal(), Style::money); }
  void date(Date value) override { writer_.date(row_, column_++, value); }
  void end_row() override {
    ++row_;
    ++rows_;
    column_ = 0;
  }
  Status close() override { return writer_.close(); }

 private:
  // Equal neighbours share one merged group heading.
  void write_groups(const std::vector<Heading>& headings) {
    if (std::ranges::all_of(headings, [](const Heading& heading) { return heading.group.empty(); })) return;
    for (std::size_t first = 0, last; first < headings.size(); first = last + 1) {
      for (last = first; last + 1 < headings.size() && headings[last + 1].group == headings[first].group;) ++last;
      if (!headings[first].group.empty())
        writer_.merge(row_, static_cast<int>(first), row_, static_cast<int>(last), headings[first].group,
                      Style::heading);
    }
    ++row_;
  }

  void write_heading(int column, const TableLayout& layout) {
    const auto& heading = layout.headings[static_cast<std::size_t>(column)];
    if (layout.merge_down && heading.group.empty())
      writer_.merge(row_ - 1, column, row_, column, heading.text, Style::heading);
    else
      writer_.text(row_, column, heading.text, Style::heading);
  }

  sheet::WorkbookWriter writer_;
  int row_ = 0, column_ = 0;
};

std::unexpected<Error> not_written(const std::filesystem::path& path) {
  return fail(Error(ErrorCode::unavailable, {"写不进文件", "the file cannot be written"})
                  .at({.file = path.string()})
                  .way_out({"检查目录、磁盘空间和写入权限", "check folder, disk space and permission"}));
}

// Grows beside its place and is moved there when it is whole.
class CsvTable : public TableFile {
 public:
  CsvTable(const std::filesystem::path& path, const TableLayout& layout)
      : path_(path), part_(path.string() + ".part"), file_(part_, std::ios::binary | std::ios::trunc) {
    for (const auto& heading : layout.headings) cells_.push_back(heading.text);
    write_line();
  }
  ~CsvTable() override {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);  // left only when something failed
  }

  bool is_open() const { return file_.is_open(); }
  void text(const std::string& value) override { cells_.push_back(value); }
  void number(const Decimal& value) override { cells_.push_back(value.normalized().to_string()); }
  void money(Money value) override { cells_.push_back(value.to_string()); }
  void date(Date value) override { cells_.push_back(value.to_string()); }
  void end_row() override {
    ++rows_;
    write_line();
  }

  Status close() override {
    flush();
    file_.close();
    if (problem_) return fail(*problem_);
    if (!file_) return not_written(path_);
    std::error_code error;
    std::filesystem::rename(part_, path_, error);
    if (error) return not_written(path_);
    return {};
  }

 private:
  static constexpr std::size_t flush_at = 1 << 16;

  void write_line() {
    pending_ += sheet::csv_line(cells_);
    cells_.clear();
    if (pending_.size() >= flush_at) flush();
  }

  void flush() {
    const auto bytes = utf8_to_gb18030(pending_);
    pending_.clear();
    if (bytes)
      file_.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    else if (!problem_)
      problem_ = bytes.error();
  }

  std::filesystem::path path_, part_;
  std::ofstream file_;
  std::vector<std::string> cells_;
  std::string pending_;
  std::optional<Error> problem_;
};

}  // namespace

Result<std::unique_ptr<TableFile>> create_xlsx(const std::filesystem::path& path, const TableLayout& layout) {
  FENHAO_TRY(writer, sheet::WorkbookWriter::create(path));
  return std::make_unique<XlsxTable>(std::move(writer), layout);
}

Result<std::unique_ptr<TableFile>> create_gb18030_csv(const std::filesystem::path& path, const TableLayout& layout) {
  auto table = std::make_unique<CsvTable>(path, layout);
  if (!table->is_open()) return not_written(path);
  return table;
}

}  // namespace fenhao::sample
