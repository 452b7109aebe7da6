#include "report/report.h"

#include <algorithm>

#include "report/contribution_detail.h"
#include "report/employer_cost.h"
#include "report/file_names.h"
#include "report/layout_file.h"
#include "report/manifest.h"
#include "report/payroll_sheet.h"
#include "report/payslip_pdf.h"
#include "report/private_file.h"
#include "report/run_index.h"
#include "report/staging.h"

namespace fenhao::report {
namespace {

namespace fs = std::filesystem;

using Layouts = std::vector<const FileLayout*>;

class Export {
 public:
  Export(const RunIndex& index, const Layouts& layouts, const ExportProgress& progress, const ExportOptions& options, const Staging& staging)
      : index_(index), view_(index.view()), layouts_(layouts), progress_(progress), options_(options), staging_(staging),
        month_(view_.month.to_string()) {
    total_ = 4 + static_cast<std::int64_t>(layouts_.size() * index.entities().size());
    if (options.payslips) total_ += static_cast<std::int64_t>(view_.employees.size());
  }

  Result<std::vector<ExportedFile>> write() {
    step(0);
    FENHAO_CHECK(write_workbook("工资表", write_payroll_sheet));
    FENHAO_CHECK(write_workbook("社保公积金明细", write_contribution_detail));
    FENHAO_CHECK(write_workbook("人工成本汇总", write_employer_cost));
    for (const auto* layout : layouts_)
      for (const auto& entity : index_.entities()) FENHAO_CHECK(write_layout(*layout, *entity.entity));
    if (options_.payslips) FENHAO_CHECK(write_payslips());
    FENHAO_CHECK(write_lists());
    return std::move(files_);
  }

 private:
  void step(std::int64_t steps) {
    done_ += steps;
    if (progress_) progress_(done_, total_);
  }

  fs::path staged(const std::string& name) const { return staging_.path() / name; }

  Status add(std::string name, std::string title, FileReport report) {
    ExportedFile file{.name = std::move(name), .title = std::move(title), .rows = report.rows, .total = report.total,
                      .written = report.written, .problems = std::move(report.problems)};
    if (file.written) {
      FENHAO_CHECK(make_private(staged(file.name)));
      FENHAO_TRY(digest, sha256_of_file(staged(file.name)));
      file.sha256 = std::move(digest);
    }
    files_.push_back(std::move(file));
    return {};
  }

  using Writer = Result<FileReport> (*)(const RunView&, const fs::path&);

  Status write_workbook(const std::string& title, Writer writer) {
    const std::string name = names_.claim("", month_ + "_" + title, "xlsx");
    FENHAO_TRY(report, writer(view_, staged(name)));
    step(1);
    return add(name, title, std::move(report));
  }

  Status write_layout(const FileLayout& layout, const people::LegalEntity& entity) {
    const std::string folder = month_ + "_" + safe_name(layout.folder);
    const auto paid = view_.payment_months.find(entity.code);
    const std::string when = paid == view_.payment_months.end() ? "" : "_发放月" + paid->second.to_string();
    const std::string name = names_.claim(folder, layout.title + "_" + entity.name + when, layout.kind == FileKind::csv ? "csv" : "xlsx");
    FENHAO_CHECK(staging_.make_folder(folder));
    FENHAO_TRY(report, write_layout_file(view_, layout, entity.code, staged(name), options_.csv_encoding));
    step(1);
    if (!report.written && report.problems.empty()) return {};
    return add(name, layout.title + "　" + entity.name, std::move(report));
  }

  Status write_payslips() {
    const std::string folder = month_ + "_工资条";
    FENHAO_CHECK(staging_.make_folder(folder));
    Characters characters;
    add_fixed_characters(characters);
    for (const auto& result : view_.employees) add_characters(characters, make_payslip(index_, result));
    FENHAO_TRY(typesetter, Typesetter::create(characters));
    for (const auto& group : index_.groups()) FENHAO_CHECK(write_group(typesetter, folder, group));
    return {};
  }

  Status write_group(Typesetter& typesetter, const std::string& folder, const RunIndex::Group& group) {
    const std::string name = names_.claim(folder, "工资条_" + group.columns->name, "pdf");
    FENHAO_TRY(book, PayslipBook::create(typesetter, style_, staged(name), index_.company() + " 工资条 " + month_));
    FileReport report;
    for (const auto* member : group.members) {
      const Payslip slip = make_payslip(index_, *member);
      const auto missing = typesetter.missing_shapes();
      book.add(slip);
      if (typesetter.missing_shapes() != missing) report.problems.push_back(missing_shape(slip));
      ++report.rows;
      report.total += member->net;
      if (options_.own_payslips) FENHAO_CHECK(write_own(typesetter, folder, slip));
      step(1);
    }
    FENHAO_CHECK(book.close());
    return add(name, "工资条　" + group.columns->name, std::move(report));
  }

  Status write_own(Typesetter& typesetter, const std::string& folder, const Payslip& slip) {
    const std::string own_folder = folder + "/" + safe_name(slip.company);
    FENHAO_CHECK(staging_.make_folder(own_folder));
    const std::string name = names_.claim(own_folder, slip.employee + "_" + slip.name, "pdf");
    FENHAO_CHECK(write_payslip(typesetter, slip, style_, staged(name)));
    return add(name, "个人工资条", {.rows = 1, .total = slip.net});
  }

  static Error missing_shape(const Payslip& slip) {
    return Error(ErrorCode::not_found, {"工资条上有本机字体没有的字，印成了空框", "the slip holds a character that no font here can draw; a box was printed"})
        .at(Location{.subject = slip.employee})
        .way_out({"安装含该字的字体（如 fonts-hanazono）后重新导出", "install a font with it (such as fonts-hanazono) and export again"});
  }

  Status write_lists() {
    if (const std::string problems = problems_csv(files_); !problems.empty()) {
      const std::string name = month_ + "_待处理.csv";
      FENHAO_CHECK(write_private_file(staged(name), problems));
      std::int64_t rows = 0;
      for (const auto& file : files_) rows += static_cast<std::int64_t>(file.problems.size());
      FENHAO_CHECK(add(name, "待处理", {.rows = rows}));
    }
    const std::string name = month_ + "_文件清单.csv";
    FENHAO_CHECK(write_private_file(staged(name), manifest_csv(files_)));
    step(1);
    return add(name, "文件清单", {.rows = static_cast<std::int64_t>(files_.size())});
  }

  const RunIndex& index_;
  const RunView& view_;
  const Layouts& layouts_;
  const ExportProgress& progress_;
  const ExportOptions& options_;
  const Staging& staging_;
  std::string month_;
  PayslipStyle style_;
  FileNames names_;
  std::vector<ExportedFile> files_;
  std::int64_t done_ = 0, total_ = 0;
};

Result<Layouts> chosen(const LayoutDirectory& directory, const std::vector<std::string>& ids) {
  Layouts layouts;
  if (ids.empty())
    for (const auto& layout : directory.layouts()) layouts.push_back(&layout);
  for (const auto& id : ids) {
    FENHAO_TRY(layout, directory.find(id));
    layouts.push_back(layout);
  }
  return layouts;
}

}  // namespace

Result<std::vector<ExportedFile>> export_all(const payroll::RunView& view, const fs::path& out_dir, const LayoutDirectory& directory,
                                             const ExportProgress& progress, const ExportOptions& options) {
  try {
    FENHAO_TRY(index, RunIndex::of(view));
    FENHAO_TRY(layouts, chosen(directory, options.layouts));
    FENHAO_TRY(staging, Staging::open(out_dir));
    FENHAO_TRY(files, Export(index, layouts, progress, options, staging).write());
    FENHAO_CHECK(staging.commit(options.replace));
    return std::move(files);
  } catch (const Failure& failure) {
    return fail(failure.error());
  } catch (const fs::filesystem_error& error) {
    return fail(ErrorCode::unavailable, std::string("导出失败：") + error.what(), std::string("the export failed: ") + error.what());
  }
}

}  // namespace fenhao::report
