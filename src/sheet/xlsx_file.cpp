#include "sheet/xlsx_file.h"

#include <xlsxwriter.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "base/text.h"
#include "sheet/exact_numbers.h"
#include "sheet/new_file.h"
#include "sheet/number_text.h"
#include "sheet/sheet_names.h"
#include "sheet/zip_archive.h"

namespace fenhao::sheet {
namespace {

namespace fs = std::filesystem;

constexpr const char* house_font = "Microsoft YaHei";
constexpr std::size_t longest_text = 32'000;  // Excel's limit is 32,767 UTF-16 units
constexpr std::uint64_t no_limit = UINT64_MAX;
constexpr std::size_t longest_tail = 16;

void set_number_format(lxw_format* format, Style style) {
  switch (style) {
    case Style::amount: format_set_num_format(format, "0.00"); break;
    case Style::money:
    case Style::total_money: format_set_num_format(format, "#,##0.00"); break;
    case Style::money_or_dash: format_set_num_format(format, "#,##0.00;-#,##0.00;\"-\""); break;
    case Style::integer:
    case Style::total_integer: format_set_num_format(format, "0"); break;
    case Style::date: format_set_num_format(format, "yyyy-mm-dd"); break;
    case Style::text:
    case Style::wrapped_text:
    case Style::total_text: format_set_num_format(format, "@"); break;
    case Style::note: format_set_font_color(format, 0x595959); break;
    default: break;
  }
}

// Every part there and complete: a full disk may have cut one short without telling.
bool is_complete(const fs::path& path) {
  const auto zip = ZipArchive::open(path, no_limit);
  if (!zip) return false;
  for (const std::string& entry : zip->entries()) {
    std::string tail;
    const auto read = zip->read(entry, [&](std::string_view piece) {
      tail += piece.substr(piece.size() - std::min(piece.size(), longest_tail));
      tail.erase(0, tail.size() - std::min(tail.size(), longest_tail));
      return true;
    });
    const bool is_sheet = entry.starts_with("xl/worksheets/sheet");
    if (!read || (is_sheet && !trim(tail).ends_with("</worksheet>")) ||
        (!is_sheet && entry.ends_with(".xml") && !trim(tail).ends_with('>')))
      return false;
  }
  return true;
}

}  // namespace

struct XlsxFile::State {
  explicit State(NewFile new_file, const fs::path& at) : path(at), file(std::move(new_file)) {}

  fs::path path;
  NewFile file;
  std::string temporary_folder;
  lxw_workbook* workbook = nullptr;
  SheetNames sheet_names;
  std::map<std::pair<Style, bool>, lxw_format*> formats;
  std::map<Style, lxw_format*> column_formats;
  std::optional<Error> problem;  // the first one, told by close()

  ~State() {
    if (workbook) lxw_workbook_free(workbook);
  }

  void check(lxw_error error) {
    if (error != LXW_NO_ERROR && !problem)
      problem = Error(ErrorCode::internal, {"生成表格时出错：" + std::string(lxw_strerror(error)),
                                            "writing the spreadsheet failed: " + std::string(lxw_strerror(error))})
                    .at({.file = path.filename().string()});
  }
};

XlsxFile::XlsxFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxFile::XlsxFile(XlsxFile&&) noexcept = default;
XlsxFile& XlsxFile::operator=(XlsxFile&&) noexcept = default;
XlsxFile::~XlsxFile() = default;

Result<XlsxFile> XlsxFile::create(const fs::path& path, bool streamed) {
  FENHAO_TRY(new_file, NewFile::create(path));
  XlsxFile file(std::make_unique<State>(std::move(new_file), path));
  State& state = *file.state_;
  state.temporary_folder = path.parent_path().empty() ? "." : path.parent_path().string();

  lxw_workbook_options options{};
  options.constant_memory = streamed ? LXW_TRUE : LXW_FALSE;
  options.tmpdir = state.temporary_folder.data();
  state.workbook = workbook_new_opt(state.file.temporary().c_str(), &options);
  if (!state.workbook) return fail(cannot_write(path, "libxlsxwriter"));
  return file;
}

void XlsxFile::set_created(const std::string& moment) {
  std::tm utc{};
  const char* end = strptime(moment.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  if (!end || *end != '\0') return;
  lxw_doc_properties properties{};
  properties.created = timegm(&utc);
  state_->check(workbook_set_properties(state_->workbook, &properties));
}

lxw_worksheet* XlsxFile::add_sheet(const std::string& wanted) {
  lxw_worksheet* sheet = workbook_add_worksheet(state_->workbook, state_->sheet_names.claim(wanted).c_str());
  if (!sheet) state_->check(LXW_ERROR_PARAMETER_VALIDATION);
  return sheet;
}

lxw_format* XlsxFile::format(Style style, bool is_bad) {
  lxw_format*& format = state_->formats[{style, is_bad}];
  if (format) return format;
  format = workbook_add_format(state_->workbook);
  format_set_font_name(format, house_font);
  format_set_font_size(format, style == Style::title ? 14 : 10);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  const bool is_table = style != Style::title && style != Style::note;
  if (is_table) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, 0xBFBFBF);
  }
  set_number_format(format, style);
  if (style == Style::wrapped_text) format_set_text_wrap(format);
  const bool is_total = style == Style::total_text || style == Style::total_integer || style == Style::total_money;
  if (style == Style::title || style == Style::heading || is_total) format_set_bold(format);
  if (style == Style::heading) {
    format_set_bg_color(format, 0xDCE6F1);
    format_set_align(format, LXW_ALIGN_CENTER);
    format_set_text_wrap(format);
  }
  if (is_total) format_set_bg_color(format, 0xF2F2F2);
  if (is_bad) format_set_bg_color(format, 0xFFC7CE);
  return format;
}

lxw_format* XlsxFile::column_format(Style style) {
  lxw_format*& format = state_->column_formats[style];
  if (format) return format;
  format = workbook_add_format(state_->workbook);
  format_set_font_name(format, house_font);
  format_set_font_size(format, 10);
  set_number_format(format, style);
  return format;
}

void XlsxFile::write_text(lxw_worksheet* sheet, int row, int column, const std::string& text, lxw_format* format) {
  const auto at = static_cast<lxw_row_t>(row);
  const auto in = static_cast<lxw_col_t>(column);
  if (text.empty()) return state_->check(worksheet_write_blank(sheet, at, in, format));
  if (!is_utf8(text) || text.size() > longest_text) return state_->check(LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED);
  state_->check(worksheet_write_string(sheet, at, in, text.c_str(), format));
}

void XlsxFile::write_number(lxw_worksheet* sheet, int row, int column, const Decimal& value, lxw_format* format) {
  const auto number = cell_number(value);
  if (!number) return write_text(sheet, row, column, value.normalized().to_string(), format);
  state_->check(
      worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), *number, format));
}

void XlsxFile::write_date(lxw_worksheet* sheet, int row, int column, Date date, lxw_format* format) {
  lxw_datetime value{date.year(), date.month_number(), date.day(), 0, 0, 0};
  state_->check(
      worksheet_write_datetime(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), &value, format));
}

void XlsxFile::comment(lxw_worksheet* sheet, int row, int column, const std::string& text) {
  std::string font = house_font;
  lxw_comment_options options{};
  options.font_name = font.data();
  options.font_size = 9;
  options.width = 260;
  options.height = 120;
  state_->check(worksheet_write_comment_opt(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                            text.c_str(), &options));
}

Status XlsxFile::close() {
  State& state = *state_;
  if (state.sheet_names.empty()) add_sheet("Sheet1");
  errno = 0;
  const lxw_error error = workbook_close(std::exchange(state.workbook, nullptr));
  const std::string reason = errno != 0 ? std::strerror(errno) : lxw_strerror(error);
  if (error != LXW_NO_ERROR) return fail(cannot_write(state.path, reason));
  if (state.problem) return fail(*state.problem);
  if (const auto why = make_numbers_exact(state.file.temporary())) return fail(cannot_write(state.path, *why));
  if (!is_complete(state.file.temporary()))
    return fail(
        cannot_write(state.path, errno != 0 ? std::strerror(errno) : "磁盘空间可能不足 (the disk may be full)"));
  return state.file.put_in_place();
}

}  // namespace fenhao::sheet
