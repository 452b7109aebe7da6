// import: recognises, reads and checks files, writes good ones as batches, marks bad cells in copies.
#include <algorithm>
#include <iostream>

#include "base/yaml.h"
#include "cli/commands.h"
#include "cli/issue_list.h"
#include "cli/opening.h"
#include "intake/intake_store.h"
#include "month/surroundings.h"

namespace fenhao::cli {
namespace {

namespace fs = std::filesystem;

// Cells that are kept from telling the kinds of files until they are taken in: about half a gigabyte. Files beyond are
// read a second time.
constexpr std::size_t most_cells_kept = 8'000'000;

struct File {
  fs::path path;
  intake::Kind kind;
  std::optional<sheet::Workbook> workbook;  // where it was read to tell the kind
};

std::size_t cells_of(const sheet::Workbook& workbook) {
  std::size_t cells = 0;
  for (const auto& sheet : workbook.sheets) cells += sheet.cells.size();
  return cells;
}

// The file with its kind, as named or as its columns tell; then with what was read.
Result<File> recognised(const fs::path& path, const ImportOptions& options) {
  if (!options.kind.empty()) {
    FENHAO_TRY(kind, intake::parse_kind(options.kind));
    return File{path, kind, {}};
  }
  FENHAO_TRY(workbook, sheet::read_workbook(path));
  FENHAO_TRY(kind, intake::recognise(workbook));
  return File{path, kind, std::move(workbook)};
}

struct Recognised {
  std::vector<File> files;
  std::vector<Error> errors;  // of every file whose kind cannot be told
};

// People before what refers to them: the order of the kinds is the order of work.
Recognised recognise_all(const ImportOptions& options) {
  Recognised all;
  std::size_t kept = 0;
  for (const auto& path : options.files) {
    auto file = recognised(path, options);
    if (!file) {
      all.errors.push_back(file.error());
      continue;
    }
    const std::size_t cells = file->workbook ? cells_of(*file->workbook) : 0;
    if (kept + cells > most_cells_kept) file->workbook.reset();
    else kept += cells;
    all.files.push_back(std::move(*file));
  }
  std::ranges::stable_sort(all.files, {}, &File::kind);
  return all;
}

class Import {
 public:
  Import(const Context& context, const ImportOptions& options, month::Workspace& workspace)
      : context_(context), options_(options), workspace_(workspace) {}

  Status take(File file) {
    std::optional<EarningMonth> month;
    if (!options_.month.empty()) {
      FENHAO_TRY(given, Month::parse(options_.month));
      month = EarningMonth{given};
    }
    FENHAO_TRY(known, month::surroundings(workspace_, month, workspace_.store().today()));
    known.ignored_columns = options_.ignored;
    if (!file.workbook) {
      FENHAO_TRY(again, sheet::read_workbook(file.path));
      file.workbook = std::move(again);
    }
    const sheet::Workbook& workbook = *file.workbook;
    FENHAO_TRY(read, intake::read(workbook, file.kind, known));
    const std::string name = file.path.filename().string();
    if (!read.issues.empty()) FENHAO_CHECK(report_issues(workbook, read, file));
    if (!read.issues.empty() && !options_.good_rows) {
      ++files_refused;
      context_.print(context_.say("  " + name + "：有错，未导入。改好后重新导入，或加 --good-rows 先导入没有错的行", "  " + name + ": not imported because of errors. Fix and import again, or take in the good rows with --good-rows"));
      return {};
    }
    FENHAO_TRY(bytes, read_file(file.path.string()));
    FENHAO_TRY(receipt, intake::save(workspace_.store(), read, name, digest_of(bytes, read), context_.actor, options_.replace));
    report_done(name, read, receipt);
    return {};
  }

  std::size_t issues = 0, files_refused = 0;
  std::vector<JsonObject> list;

 private:
  Status report_issues(const sheet::Workbook& workbook, const intake::Intake& read, const File& file) {
    issues += read.issues.size();
    for (const auto& issue : read.issues) list.push_back(issue_json(issue));
    if (!context_.json)
      for (const auto& line : issue_lines(read.issues, context_.lang)) std::cerr << line << '\n';
    const bool misses = std::ranges::any_of(read.issues, [](const auto& issue) { return issue.error.code() == ErrorCode::not_found; });
    if (files_refused > 0 && misses)
      context_.print(context_.say("  前面有文件没有导入，这里找不到的多半因此而来：先改好前面的，再一起导入", "  a file before this one was not imported, and what is not found here may come from that: mend it first, then import both"));
    const auto folder = options_.marked.empty() ? file.path.parent_path() : options_.marked;
    const auto copy = free_name(folder, file.path.stem().string());
    std::error_code exists_already;
    fs::create_directories(folder, exists_already);
    FENHAO_CHECK(sheet::write_marked_copy(workbook, read.header, read.issues, copy, options_.good_rows));
    context_.print(context_.say("  标出错误的副本，改好后只导入它：", "  copy with the errors marked; fix and import only this: ") + copy.string());
    return {};
  }

  // The same bytes for another month, or with more good rows than last time, are not the same file.
  std::string digest_of(const std::string& bytes, const intake::Intake& read) const {
    return store::sha256_hex(store::sha256_hex(bytes) + "|" + options_.month + "|" + std::to_string(read.rows_good()));
  }

  // A copy may hold a person's corrections already: none is ever overwritten, and a copy of a copy has one mark.
  static fs::path free_name(const fs::path& folder, std::string stem) {
    constexpr std::string_view mark = "_待修改";
    stem = stem.substr(0, stem.find(mark));
    auto copy = folder / (stem + std::string(mark) + ".xlsx");
    for (int number = 2; fs::exists(copy); ++number) copy = folder / (stem + std::string(mark) + std::to_string(number) + ".xlsx");
    return copy;
  }

  JsonObject issue_json(const sheet::Issue& issue) const {
    const auto& where = issue.error.where();
    return {{"file", where.file}, {"sheet", where.sheet}, {"row", std::int64_t{where.row}}, {"column", where.column}, {"value", where.value},
            {"message", context_.say(issue.error.message())}, {"what_to_do", context_.say(issue.error.hint())}};
  }

  void report_done(const std::string& name, const intake::Intake& read, const intake::BatchReceipt& receipt) {
    const std::string rows = std::to_string(read.rows_taken);
    const std::string kind = context_.say(intake::label(read.kind));
    if (receipt.repeated) context_.print(context_.say("  " + name + "：与上次导入的文件相同，未重复导入", "  " + name + ": the same file as last time, not taken in twice"));
    else context_.print(context_.say("  " + name + "：" + kind + "，导入 " + rows + " 行", "  " + name + ": " + kind + ", " + rows + " rows"));
    report_unread(read.header);
    report_late(receipt.late);
    report_kept(receipt.kept);
  }

  // A misspelt heading of a column that may be left out would otherwise be missed by nobody.
  void report_unread(const sheet::HeaderMatch& header) {
    std::string columns;
    for (const auto& heading : header.unmatched)
      if (heading != "序号") columns += (columns.empty() ? "" : context_.say("、", ", ")) + heading;
    if (columns.empty()) return;
    context_.print(context_.say("    没有读的列：" + columns, "    columns not read: " + columns));
  }

  // Closed months stay as they are; whoever imports must know that the difference is still to be settled.
  void report_late(const intake::LateRows& late) {
    if (late.people == 0) return;
    const std::string people = std::to_string(late.people);
    context_.print(context_.say("    其中 " + people + " 人的内容自 " + late.first_month + " 起有变，而 " + late.last_closed + " 及以前已关账：已关账的月份不变，差额用 fenhao retro --from " + late.first_month + " 查看并入以后的月份",
                                "    " + people + " of these people change from " + late.first_month + ", but months through " + late.last_closed + " are closed: they stay as they are; fenhao retro --from " + late.first_month + " shows the difference and carries it into a later month"));
  }

  // A replaced month may still hold people of another file.
  void report_kept(const intake::KeptInputs& kept) {
    if (kept.people == 0) return;
    std::string some;
    for (const auto& employee : kept.first) some += (some.empty() ? "" : context_.say("、", ", ")) + employee;
    const std::string people = std::to_string(kept.people);
    const bool all = kept.people == std::ssize(kept.first);
    context_.print(context_.say("    另有 " + people + " 人不在本文件里，以前导入的仍然有效：" + some + (all ? "" : " 等") + "；要取消，导入标了“作废”的行",
                                "    " + people + " more people are not in this file and keep what was imported before: " + some + (all ? "" : " ...") + "; to cancel that, import their rows marked 作废"));
  }

  const Context& context_;
  const ImportOptions& options_;
  month::Workspace& workspace_;
};

}  // namespace

int run_import(const Context& context, const ImportOptions& options) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto all = recognise_all(options);
  for (const auto& error : all.errors) context.report(error);
  if (!all.errors.empty()) return exit_code(all.errors.front());
  Import import(context, options, *workspace);
  for (auto& file : all.files)
    if (auto status = import.take(std::move(file)); !status) return context.report(status.error());
  context.print_json("issues", import.list);
  if (import.files_refused > 0) return ExitCode::invalid_input;
  return import.issues > 0 ? ExitCode::partial : ExitCode::ok;
}

}  // namespace fenhao::cli
