#include "formula/workload.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <thread>

#include "base/text.h"
#include "formula/csv_records.h"
#include "formula/formula.h"
#include "formula/number_text.h"
#include "formula/workload_spec.h"

namespace fenhao::formula {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t rows_at_once = 32768;
constexpr std::size_t errors_kept = 100;

// Which column of the csv holds which input.
struct Layout {
  std::vector<std::size_t> column_of_input;
  std::vector<std::string> headings;
};

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

Result<Layout> read_layout(const fs::path& csv, const WorkloadSpec& spec, CsvRecords& records) {
  FENHAO_TRY(any, records.next());
  if (!any)
    return fail(Error(ErrorCode::invalid_input, {"文件是空的", "the file is empty"})
                    .at({.file = csv.string()})
                    .way_out({"第一行写列名", "the first line names the columns"}));
  Layout layout;
  std::map<std::string, std::size_t, std::less<>> columns;
  for (const auto cell : records.cells()) {
    layout.headings.push_back(trim(cell));
    const auto [found, added] = columns.emplace(layout.headings.back(), layout.headings.size() - 1);
    if (!added && std::find(spec.inputs.begin(), spec.inputs.end(), found->first) != spec.inputs.end())
      return fail(Error(ErrorCode::invalid_input, {"列名出现了两次", "a column name appears twice"})
                      .at({.file = csv.string(),
                           .row = records.line(),
                           .column = column_letters(layout.headings.size() - 1),
                           .value = found->first})
                      .way_out({"只留一列", "keep one of them"}));
  }
  std::string absent;
  for (const auto& input : spec.inputs) {
    const auto found = columns.find(input);
    if (found == columns.end())
      absent += (absent.empty() ? "" : ", ") + input;
    else
      layout.column_of_input.push_back(found->second);
  }
  if (!absent.empty())
    return fail(Error(ErrorCode::invalid_input, {"缺少列：" + absent, "missing columns: " + absent})
                    .at({.file = csv.string(), .row = records.line()})
                    .way_out({"补上这些列", "add these columns"}));
  return layout;
}

Status check_width(const fs::path& csv, const Layout& layout, const CsvRecords& records) {
  if (records.cells().size() == layout.headings.size()) return {};
  const std::string has = std::to_string(records.cells().size()), wanted = std::to_string(layout.headings.size());
  return fail(Error(ErrorCode::invalid_input, {"这一行有 " + has + " 格，应为 " + wanted + " 格",
                                               "the row has " + has + " cells instead of " + wanted})
                  .at({.file = csv.string(), .row = records.line()})
                  .way_out({"补全或删去多余的格", "complete the row or remove cells"}));
}

// First reading: every cell is a number; how many decimals each input needs.
Result<std::vector<int>> read_scales(const fs::path& csv, const WorkloadSpec& spec) {
  FENHAO_TRY(records, CsvRecords::open(csv));
  FENHAO_TRY(layout, read_layout(csv, spec, records));
  std::vector<int> scales(spec.inputs.size(), 0);
  while (true) {
    FENHAO_TRY(more, records.next());
    if (!more) return scales;
    FENHAO_CHECK(check_width(csv, layout, records));
    for (std::size_t i = 0; i < scales.size(); ++i) {
      const std::size_t column = layout.column_of_input[i];
      const std::string_view cell = records.cells()[column];
      const int needed = decimals_of(cell);
      if (needed < 0)
        return fail(Error(ErrorCode::invalid_input, {"不是数字", "not a number"})
                        .at({.file = csv.string(),
                             .row = records.line(),
                             .column = layout.headings[column] + " (" + column_letters(column) + ")",
                             .value = std::string(cell.substr(0, 60))})
                        .way_out({"写成 1200.50 的样子，不带千分位、单位和百分号；最多 36 位数字、30 位小数",
                                  "write it like 1200.50, without separators, unit or percent sign; at most 36 digits "
                                  "and 30 decimals"}));
      scales[i] = std::max(scales[i], needed);
    }
  }
}

Result<Program> compile(const fs::path& path, const WorkloadSpec& spec, const std::vector<int>& scales) {
  Environment environment;
  for (std::size_t i = 0; i < spec.inputs.size(); ++i)
    environment.inputs.push_back({.code = spec.inputs[i], .type = Type::number, .scale = scales[i]});
  auto program = Program::compile(spec.items, std::move(environment));
  if (!program) return fail(as_error(path, program.error()));
  return std::move(*program);
}

// Rows read from the csv, as columns.
struct Chunk {
  std::vector<Column> columns;
  std::vector<int> lines;  // of the csv, for errors

  explicit Chunk(const std::vector<int>& scales) {
    for (const int scale : scales) {
      Column column;
      column.scale = scale;
      columns.push_back(std::move(column));
    }
  }
  std::size_t rows() const { return lines.size(); }

  void append(std::size_t input, std::string_view cell) {
    Column& column = columns[input];
    if (cell.empty())
      column.missing.resize(lines.size(), 0), column.missing.push_back(1);
    else if (!column.missing.empty())
      column.missing.push_back(0);
    const Int128 value = cell.empty() ? 0 : coefficient_of(cell, column.scale);
    const bool fits =
        value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
    if (!fits && column.wide.empty()) column.wide.assign(column.narrow.begin(), column.narrow.end());
    if (!column.wide.empty() || !fits)
      column.wide.push_back(value);
    else
      column.narrow.push_back(static_cast<std::int64_t>(value));
  }
};

Result<bool> read_chunk(const Layout& layout, CsvRecords& records, Chunk& chunk) {
  while (chunk.rows() < rows_at_once) {
    FENHAO_TRY(more, records.next());
    if (!more) break;
    for (std::size_t i = 0; i < layout.column_of_input.size(); ++i)
      chunk.append(i, records.cells()[layout.column_of_input[i]]);
    chunk.lines.push_back(records.line());
  }
  return chunk.rows() > 0;
}

// Text of rows [first, last), and the sum of each item over them.
struct Written {
  std::string text;
  std::vector<Decimal> totals;
};

Written write_rows(const std::vector<const Column*>& items, std::size_t first, std::size_t last) {
  Written written;
  std::vector<Int128> sums(items.size(), 0);
  written.text.reserve((last - first) * items.size() * 8);
  for (std::size_t row = first; row < last; ++row) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) written.text += ',';
      if (items[i]->is_missing(row)) continue;
      const Int128 value = items[i]->wide.empty() ? Int128{items[i]->narrow[row]} : items[i]->wide[row];
      append_number(written.text, value, items[i]->scale);
      if (__builtin_add_overflow(sums[i], value, &sums[i]))
        throw Failure(Error(ErrorCode::overflow, {"合计超出可精确表示的范围", "a total leaves the exact range"}));
    }
    written.text += "\r\n";
  }
  for (std::size_t i = 0; i < items.size(); ++i) written.totals.push_back(Decimal::of(sums[i], items[i]->scale));
  return written;
}

std::vector<Written> write_in_parallel(const std::vector<const Column*>& items, std::size_t rows, unsigned threads) {
  const std::size_t parts = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(rows / 1024, 1));
  std::vector<Written> written(parts);
  std::vector<std::exception_ptr> failures(parts);
  const auto work = [&](std::size_t part) {
    try {
      written[part] = write_rows(items, rows * part / parts, rows * (part + 1) / parts);
    } catch (...) {
      failures[part] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t part = 1; part < parts; ++part) helpers.emplace_back(work, part);
    work(0);
  }
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return written;
}

void note_errors(const fs::path& csv, const Chunk& chunk, std::vector<RowError> errors, RunSpecSummary& summary) {
  std::size_t last_row = static_cast<std::size_t>(-1);
  for (auto& each : errors) {
    if (each.row != last_row) ++summary.failed_rows;
    last_row = each.row;
    ++summary.error_count;
    if (summary.errors.size() < errors_kept)
      summary.errors.push_back(
          std::move(each.error).at({.file = csv.string(), .row = chunk.lines[each.row], .subject = each.item}));
  }
}

Status unwritable(const fs::path& path) {
  return fail(Error(ErrorCode::unavailable, {"写不了文件", "the file cannot be written"})
                  .at({.file = path.string()})
                  .way_out({"检查路径、权限和磁盘空间", "check the path, its permissions and the disk space"}));
}

// A file beside its final name, removed unless it is finished.
class PendingFile {
 public:
  explicit PendingFile(fs::path target) : target_(std::move(target)), partial_(target_.string() + ".partial") {
    file_.open(partial_, std::ios::binary | std::ios::trunc);
  }
  ~PendingFile() {
    if (finished_) return;
    file_.close();
    std::error_code ignored;
    fs::remove(partial_, ignored);
  }
  Status write(std::string_view text) {
    file_.write(text.data(), static_cast<std::streamsize>(text.size()));
    return file_ ? Status{} : unwritable(target_);
  }
  Status finish() {
    file_.close();
    if (!file_) return unwritable(target_);
    std::error_code error;
    fs::rename(partial_, target_, error);
    if (error) return unwritable(target_);
    finished_ = true;
    return {};
  }

 private:
  fs::path target_, partial_;
  std::ofstream file_;
  bool finished_ = false;
};

std::string heading_line(const std::vector<Item>& items) {
  std::string line;
  for (std::size_t i = 0; i < items.size(); ++i) line += (i > 0 ? "," : "") + csv_cell(items[i].code);
  return line + "\r\n";
}

Status run_chunk(const Program& program, const fs::path& csv, const WorkloadSpec& spec, Chunk chunk, unsigned threads,
                 PendingFile& out, RunSpecSummary& summary) {
  Frame frame(program, chunk.rows());
  for (std::size_t i = 0; i < spec.inputs.size(); ++i)
    FENHAO_CHECK(frame.set_input(spec.inputs[i], std::move(chunk.columns[i])));
  note_errors(csv, chunk, program.evaluate(frame, 0, {.threads = threads}), summary);
  std::vector<const Column*> items;
  for (const auto& item : program.items()) items.push_back(&frame.item(item.code));
  for (const auto& written : write_in_parallel(items, chunk.rows(), threads)) {
    FENHAO_CHECK(out.write(written.text));
    for (std::size_t i = 0; i < items.size(); ++i)
      summary.totals[i].second = summary.totals[i].second + written.totals[i];
  }
  summary.rows += chunk.rows();
  return {};
}

}  // namespace

Status run_spec(const fs::path& spec_json, const fs::path& csv, const fs::path& out_csv, unsigned threads,
                RunSpecSummary& summary) try {
  summary = {};
  FENHAO_TRY(spec, read_workload_spec(spec_json));
  FENHAO_TRY(scales, read_scales(csv, spec));
  FENHAO_TRY(program, compile(spec_json, spec, scales));
  for (const auto& item : spec.items) summary.totals.emplace_back(item.code, Decimal());
  PendingFile out(out_csv);
  FENHAO_CHECK(out.write(heading_line(spec.items)));
  FENHAO_TRY(records, CsvRecords::open(csv));
  FENHAO_TRY(layout, read_layout(csv, spec, records));
  while (true) {
    Chunk chunk(scales);
    FENHAO_TRY(more, read_chunk(layout, records, chunk));
    if (!more) break;
    FENHAO_CHECK(run_chunk(program, csv, spec, std::move(chunk), threads, out, summary));
  }
  return out.finish();
} catch (const Failure& failure) {
  return fail(failure.error());
}

}  // namespace fenhao::formula
