#include <xlsxwriter.h>

#include <cmath>
#include <functional>
#include <map>

#include "sheet/sheet.h"
#include "sheet/xlsx_file.h"

namespace fenhao::sheet {
namespace {

// Rows kept back before it is decided how to write. Cells merged over rows stand in headings, and they cannot be
// written row by row; a file without them can, and then its length costs no memory.
constexpr int rows_kept_back = 1000;

// Excel keeps a list as one text, "a,b,c", of at most this many characters; the library's buffer for it has as many
// bytes.
constexpr std::size_t longest_list = 255;

bool fits_a_list(std::span<const std::string> words) {
  std::size_t bytes = 0;
  for (const std::string& word : words) {
    if (word.empty() || word.find(',') != std::string::npos) return false;
    bytes += word.size() + 1;
  }
  return !words.empty() && bytes - 1 <= longest_list;
}

constexpr double inch = 25.4, side_margin = 10, smallest_scale = 0.55;

// How many pages beside one another a sheet is spread over, so that it is printed no smaller than can be read: columns
// are 7 pixels a character and 5 between them, of 96 an inch.
int pages_wide(const std::map<int, double>& widths, const PrintSetup& setup) {
  const bool is_a3 = setup.paper == PrintSetup::Paper::a3;
  const double paper = setup.landscape ? (is_a3 ? 420 : 297) : (is_a3 ? 297 : 210);
  const double page = (paper - 2 * side_margin) / smallest_scale;
  double all = 0, repeated = 0;
  for (const auto& [column, characters] : widths) {
    const double width = (characters * 7 + 5) * inch / 96;
    all += width;
    if (column < setup.repeat_columns) repeated += width;
  }
  if (all <= page || repeated * 2 >= page) return 1;
  return 1 + static_cast<int>(std::ceil((all - page) / (page - repeated)));
}

}  // namespace

struct WorkbookWriter::State {
  using Step = std::function<void(State&)>;

  std::filesystem::path path;
  std::optional<XlsxFile> file;
  std::vector<Step> kept_back;
  lxw_worksheet* sheet = nullptr;
  std::map<int, double> widths;  // of the sheet's columns, in characters
  bool merges_rows = false;
  std::optional<Error> problem;

  // Now, or later when the file is there.
  template <class Work>
  void run(int row, Work&& work) {
    if (file) return work(*this);
    if (problem) return;
    kept_back.emplace_back(std::forward<Work>(work));
    if (row >= rows_kept_back) start();
  }

  void start() {
    if (file || problem) return;
    auto created = XlsxFile::create(path, !merges_rows);
    if (!created) {
      problem = std::move(created).error();
      return;
    }
    file = std::move(*created);
    for (const Step& step : std::exchange(kept_back, {})) step(*this);
  }

  lxw_worksheet* current() {
    if (!sheet) sheet = file->add_sheet("Sheet1");
    return sheet;
  }
};

WorkbookWriter::WorkbookWriter() : state_(std::make_unique<State>()) {}
WorkbookWriter::WorkbookWriter(WorkbookWriter&&) noexcept = default;
WorkbookWriter& WorkbookWriter::operator=(WorkbookWriter&&) noexcept = default;
WorkbookWriter::~WorkbookWriter() = default;

Result<WorkbookWriter> WorkbookWriter::create(const std::filesystem::path& path) {
  FENHAO_TRY(trial, XlsxFile::create(path, true));  // a folder that cannot be written to is told at once
  static_cast<void>(trial);
  WorkbookWriter writer;
  writer.state_->path = path;
  return writer;
}

void WorkbookWriter::add_sheet(const std::string& name) {
  state_->run(0, [name](State& state) {
    state.sheet = state.file->add_sheet(name);
    state.widths.clear();
  });
}

void WorkbookWriter::set_column_width(int column, double characters, std::optional<Style> style) {
  state_->run(0, [=](State& state) {
    const auto at = static_cast<lxw_col_t>(column);
    state.widths[column] = characters;
    worksheet_set_column(state.current(), at, at, characters, style ? state.file->column_format(*style) : nullptr);
  });
}

void WorkbookWriter::freeze(int rows, int columns) {
  state_->run(0, [=](State& state) {
    worksheet_freeze_panes(state.current(), static_cast<lxw_row_t>(rows), static_cast<lxw_col_t>(columns));
  });
}

void WorkbookWriter::choices(int first_row, int last_row, int column, std::span<const std::string> words) {
  if (!fits_a_list(words)) return;
  state_->run(0, [=, list = std::vector<std::string>(words.begin(), words.end())](State& state) {
    std::vector<std::string> copies = list;  // the library asks for texts it may write to
    std::vector<char*> texts;
    for (std::string& word : copies) texts.push_back(word.data());
    texts.push_back(nullptr);
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = texts.data();
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    const auto at = static_cast<lxw_col_t>(column);
    worksheet_data_validation_range(state.current(), static_cast<lxw_row_t>(first_row), at,
                                    static_cast<lxw_row_t>(last_row), at, &validation);
  });
}

void WorkbookWriter::merge(int first_row, int first_column, int last_row, int last_column, const std::string& text,
                           Style style) {
  if (first_row == last_row && first_column == last_column) return this->text(first_row, first_column, text, style);
  if (last_row > first_row && !state_->file) state_->merges_rows = true;
  state_->run(last_row, [=](State& state) {
    if (last_row > first_row && !state.merges_rows)  // too late for a merge; the text stands all the same
      return state.file->write_text(state.current(), first_row, first_column, text, state.file->format(style));
    worksheet_merge_range(state.current(), static_cast<lxw_row_t>(first_row), static_cast<lxw_col_t>(first_column),
                          static_cast<lxw_row_t>(last_row), static_cast<lxw_col_t>(last_column), text.c_str(),
                          state.file->format(style));
  });
}

void WorkbookWriter::text(int row, int column, const std::string& value, Style style) {
  state_->run(row, [=](State& state) {
    state.file->write_text(state.current(), row, column, value, state.file->format(style));
  });
}

void WorkbookWriter::number(int row, int column, const Decimal& value, Style style) {
  state_->run(row, [=](State& state) {
    state.file->write_number(state.current(), row, column, value, state.file->format(style));
  });
}

void WorkbookWriter::date(int row, int column, Date value) {
  state_->run(row, [=](State& state) {
    state.file->write_date(state.current(), row, column, value, state.file->format(Style::date));
  });
}

void WorkbookWriter::print_setup(const PrintSetup& setup) {
  state_->run(0, [=](State& state) {
    constexpr uint8_t a3 = 8, a4 = 9;
    constexpr double side = side_margin / inch, top = 12 / inch, bottom = 16 / inch;
    lxw_worksheet* sheet = state.current();
    worksheet_set_paper(sheet, setup.paper == PrintSetup::Paper::a3 ? a3 : a4);
    if (setup.landscape) worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, side, side, top, bottom);
    if (setup.repeat_rows > 0) worksheet_repeat_rows(sheet, 0, static_cast<lxw_row_t>(setup.repeat_rows - 1));
    if (setup.repeat_columns > 0)
      worksheet_repeat_columns(sheet, 0, static_cast<lxw_col_t>(setup.repeat_columns - 1));
    worksheet_fit_to_pages(sheet, static_cast<uint16_t>(pages_wide(state.widths, setup)), 0);
    std::string left;
    for (const char c : setup.footer) left += c == '&' ? std::string("&&") : std::string(1, c);
    worksheet_set_footer(sheet, ("&L&9" + left + "&R&9第 &P 页，共 &N 页").c_str());
  });
}

void WorkbookWriter::set_created(const std::string& moment) {
  state_->run(0, [moment](State& state) { state.file->set_created(moment); });
}

Status WorkbookWriter::close() {
  state_->start();
  if (state_->problem) return fail(*state_->problem);
  return state_->file->close();
}

}  // namespace fenhao::sheet
