// export: everything a run hands out, below one folder.
#include <algorithm>
#include <map>

#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/progress.h"
#include "month/run.h"
#include "report/report.h"

namespace fenhao::cli {
namespace {

JsonObject file_json(const report::ExportedFile& file) {
  return {{"name", file.name}, {"title", file.title}, {"rows", file.rows}, {"total", file.total.to_string()},
          {"sha256", file.sha256}, {"written", file.written}, {"problems", static_cast<std::int64_t>(file.problems.size())}};
}

// A file of one person's payslip: below the folder of a payer.
bool is_single_payslip(const report::ExportedFile& file) { return file.name.ends_with(".pdf") && std::ranges::count(file.name, '/') == 2; }

// One line a file, one for all single payslips, one for each kind of problem; the list of problems is a file too.
void print_files(const Context& context, const std::vector<report::ExportedFile>& files) {
  std::size_t payslips = 0;
  std::map<std::string, std::size_t> problems;
  for (const auto& file : files) {
    for (const auto& problem : file.problems) ++problems[context.say(problem.message())];
    if (is_single_payslip(file)) {
      ++payslips;
      continue;
    }
    context.print("  " + std::string(file.written ? "✓ " : "✗ ") + file.name + context.say("，" + std::to_string(file.rows) + " 行", ", " + std::to_string(file.rows) + " rows"));
  }
  if (payslips > 0) context.print(context.say("  ✓ 个人工资条 " + std::to_string(payslips) + " 份", "  ✓ " + std::to_string(payslips) + " single payslips"));
  for (const auto& [problem, people] : problems)
    context.print(context.say("  ！ " + std::to_string(people) + " 人：" + problem, "  ! " + std::to_string(people) + " people: " + problem));
}

// The files of an approved run are those of its calculation, bank accounts among them.
Status tell_what_came_later(const Context& context, month::Workspace& workspace, const payroll::RunRecord& run) {
  if (run.state != payroll::RunState::approved) return {};
  FENHAO_TRY(names, month::came_in_after(workspace, run));
  if (names.empty()) return {};
  const std::string number = std::to_string(run.id);
  context.print(context.say("  ！计算之后又导入或登记了 " + names + "，文件里没有，银行账号也还是计算时的；要用新的：fenhao approve --run " + number + " --withdraw，再重新计算",
                            "  ! more came in after the calculation: " + names + ". The files do not have it, bank accounts included; to use it: fenhao approve --run " + number + " --withdraw, then calculate again"));
  return {};
}

}  // namespace

int run_export(const Context& context, const ExportOptions& options) {
  auto workspace = open_workspace(context);
  if (!workspace) return context.report(workspace.error());
  auto run = month::load_run(*workspace, options.run);
  if (!run) return context.report(run.error());
  auto layouts = report::LayoutDirectory::load(context.paths.home / "templates/files");
  if (!layouts) return context.report(layouts.error());
  Progress progress(context, {"导出", "exporting"});
  auto files = report::export_all(run->view, options.out, *layouts, [&](std::int64_t done, std::int64_t total) {
    progress.at(static_cast<std::size_t>(done), static_cast<std::size_t>(total));
  }, {.bank = options.bank, .replace = options.replace});
  if (!files) return context.report(files.error());
  if (auto status = workspace->store().audit(context.actor, "run.export", "run " + std::to_string(options.run), "{\"files\":" + std::to_string(files->size()) + "}"); !status)
    return context.report(status.error());
  print_files(context, *files);
  if (run->view.state < payroll::RunState::approved)
    context.print(context.say("  批次未批准：报税和代发文件批准后才生成", "  the run is not approved: files for the tax client and the bank are made after approval"));
  if (auto told = tell_what_came_later(context, *workspace, run->run); !told) return context.report(told.error());
  std::vector<JsonObject> list;
  bool complete = true;
  for (const auto& file : *files) {
    list.push_back(file_json(file));
    complete = complete && file.written && file.problems.empty();
  }
  context.print(context.say("文件在 ", "files are in ") + options.out.string());
  context.print_json("files", list);
  return complete ? ExitCode::ok : ExitCode::partial;
}

}  // namespace fenhao::cli
