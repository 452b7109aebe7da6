#include "report/report.h"

#include "report/bank_layout.h"
#include "report/contribution_detail.h"
#include "report/employer_cost.h"
#include "report/file_names.h"
#include "report/layout_file.h"
#include "report/manifest.h"
#include "report/payroll_sheet.h"
#include "report/payslip_files.h"
#include "report/private_file.h"
#include "report/run_index.h"
#include "report/staging.h"

namespace fenhao::report {
namespace {

namespace fs = std::filesystem;

struct Layouts {
  std::vector<const FileLayout*> filing;  // written for every entity
  std::vector<const FileLayout*> banks;   // one of them for each entity
  const FileLayout* bank = nullptr;       // instead of the choice
};

class Export {
 public:
  Export(const RunIndex& index, const Layouts& layouts, const ExportProgress& progress, const ExportOptions& options,
         const Staging& staging)
      : index_(index),
        view_(index.view()),
        layouts_(layouts),
        progress_(progress),
        options_(options),
        staging_(staging),
        month_(view_.month.to_string()) {
    total_ = 4 + static_cast<std::int64_t>(layouts_.filing.size() * index.entities().size() + payers().size());
    if (options.payslips) total_ += static_cast<std::int64_t>(view_.employees.size()) * (options.own_payslips ? 2 : 1);
  }

  Result<std::vector<ExportedFile>> write() {
    step(0);
    FENHAO_CHECK(write_workbook("工资表", write_payroll_sheet));
    FENHAO_CHECK(write_workbook("社保公积金明细", write_contribution_detail));
    FENHAO_CHECK(write_workbook("人工成本汇总", write_employer_cost));
    for (const auto& [entity, layout] : payers()) FENHAO_CHECK(write_layout(*layout, *entity));
    for (const auto* layout : layouts_.filing)
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
    ExportedFile file{.name = std::move(name),
                      .title = std::move(title),
                      .rows = report.rows,
                      .total = report.total,
                      .written = report.written,
                      .problems = std::move(report.problems)};
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
    const std::string name =
        names_.claim(folder, layout.title + "_" + entity.name + when, std::string(extension(layout.kind)));
    FENHAO_CHECK(staging_.make_folder(folder));
    FENHAO_TRY(report, write_layout_file(view_, layout, entity.code, staged(name), options_.csv_encoding));
    step(1);
    if (!report.written && report.problems.empty()) return {};
    return add(name, layout.title + "　" + entity.name, std::move(report));
  }

  // Each entity with the layout that pays its wages, if there is one.
  std::vector<std::pair<const people::LegalEntity*, const FileLayout*>> payers() const {
    std::vector<std::pair<const people::LegalEntity*, const FileLayout*>> list;
    for (const auto& entity : index_.entities())
      if (const auto* layout = layouts_.bank ? layouts_.bank : bank_layout_of(*entity.entity, layouts_.banks))
        list.emplace_back(entity.entity, layout);
    return list;
  }

  Status write_payslips() {
    const std::string folder = month_ + "_工资条";
    FENHAO_CHECK(staging_.make_folder(folder));
    std::vector<PayslipTask> tasks;
    std::vector<std::string> names;
    const auto plan = [&](std::string name, std::string title, Members members, bool is_book) {
      tasks.push_back({std::move(title), staged(name), std::move(members), is_book});
      names.push_back(std::move(name));
    };
    for (const auto& group : index_.groups())
      plan(names_.claim(folder, "工资条_" + group.columns->name, "pdf"), index_.company() + " 工资条 " + month_,
           group.members, true);
    if (options_.own_payslips)
      for (const auto& entity : index_.entities()) {
        const std::string own_folder = folder + "/" + safe_name(entity.entity->name);
        FENHAO_CHECK(staging_.make_folder(own_folder));
        for (const auto* member : entity.members)
          plan(names_.claim(own_folder, member->person.employee + "_" + member->person.name, "pdf"), "", {member},
               false);
      }
    FENHAO_TRY(reports, draw_payslips(index_, tasks, PayslipStyle{.created = view_.calculated_at}, options_.threads,
                                      [this](std::int64_t slips) { step(slips); }));
    for (std::size_t i = 0; i < tasks.size(); ++i)
      FENHAO_CHECK(add(names[i], tasks[i].is_book ? "工资条（全组）" : "个人工资条", std::move(reports[i])));
    return {};
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
  FileNames names_;
  std::vector<ExportedFile> files_;
  std::int64_t done_ = 0, total_ = 0;
};

Result<const FileLayout*> wanted_bank(const LayoutDirectory& directory, const std::string& id) {
  FENHAO_TRY(layout, directory.find(id));
  if (layout->pays_wages()) return layout;
  return fail(
      Error(ErrorCode::invalid_input, {"文件格式 " + id + " 不是银行代发格式", "layout " + id + " pays no wages"})
          .way_out({"代发格式见 templates/files 中写有 banks 的文件",
                    "layouts that do have the key banks in templates/files"}));
}

Result<Layouts> chosen(const LayoutDirectory& directory, const ExportOptions& options) {
  std::vector<const FileLayout*> all;
  if (options.layouts.empty())
    for (const auto& layout : directory.layouts()) all.push_back(&layout);
  for (const auto& id : options.layouts) {
    FENHAO_TRY(layout, directory.find(id));
    all.push_back(layout);
  }
  Layouts layouts;
  for (const auto* layout : all) (layout->pays_wages() ? layouts.banks : layouts.filing).push_back(layout);
  if (options.bank.empty()) return layouts;
  FENHAO_TRY(bank, wanted_bank(directory, options.bank));
  layouts.bank = bank;
  return layouts;
}

}  // namespace

Result<std::vector<ExportedFile>> export_all(const payroll::RunView& view, const fs::path& out_dir,
                                             const LayoutDirectory& directory, const ExportProgress& progress,
                                             const ExportOptions& options) {
  try {
    FENHAO_TRY(index, RunIndex::of(view));
    FENHAO_TRY(layouts, chosen(directory, options));
    if (view.state < payroll::RunState::approved) layouts = {};
    FENHAO_TRY(staging, Staging::open(out_dir));
    FENHAO_TRY(files, Export(index, layouts, progress, options, staging).write());
    FENHAO_CHECK(staging.commit(options.replace));
    return std::move(files);
  } catch (const Failure& failure) {
    return fail(failure.error());
  } catch (const fs::filesystem_error& error) {
    return fail(ErrorCode::unavailable, std::string("导出失败：") + error.what(),
                std::string("the export failed: ") + error.what());
  }
}

}  // namespace fenhao::report
