// What a run hands out: the payroll sheet of a hundred thousand people, and their payslips.
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include "benches.h"
#include "child.h"
#include "month/run.h"
#include "report/payroll_sheet.h"
#include "report/payslip_files.h"
#include "sheet/sheet.h"
#include "taken.h"

namespace fenhao::bench {
namespace {

constexpr double promised_seconds = 15;  // for 100,000 people x 60 cells

// A month of the sample group, calculated by the program.
payroll::RunView sample_month(const Setting& setting, const Folder& folder, int people) {
  const std::string files = folder.path("files"), data = folder.path("company");
  run_fenhao({"sample", "--employees", std::to_string(people), "--cities", "12", "--seed", "1", "--month", "2026-11",
              "--out", files});
  run_fenhao({"init", "--data", data});
  std::vector<std::string> import{"import", "--data", data};
  for (const auto& file : std::filesystem::directory_iterator(files)) import.push_back(file.path().string());
  run_fenhao(import);
  run_fenhao({"run", "--month", "2026-11", "--by", "bench", "--data", data});
  auto workspace = taken(month::Workspace::open({.data = data, .key = data + ".key", .home = setting.home}));
  return taken(month::load_run(workspace, 1)).view;
}

// As many people as wanted: those of the run again and again, each with a number of their own.
void repeat_people(payroll::RunView& view, std::size_t people) {
  const std::size_t first = view.employees.size();
  view.employees.reserve(people);
  for (std::size_t i = first; i < people; ++i) {
    auto copy = view.employees[i % first];
    copy.person.employee += "-" + std::to_string(i / first);
    view.employees.push_back(std::move(copy));
  }
}

double resident_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::size_t cells_of(const std::string& path) {
  std::size_t cells = 0;
  const auto workbook = taken(sheet::read_workbook(path));
  for (const auto& sheet : workbook.sheets)
    cells += static_cast<std::size_t>(std::ranges::count_if(
        sheet.cells, [](const sheet::Cell& cell) { return cell.kind != sheet::Cell::Kind::empty; }));
  return cells;
}

std::vector<Line> sheet_lines(const payroll::RunView& view, const Folder& folder) {
  const std::string path = folder.path("sheet.xlsx");
  const auto write = [&] { taken(report::write_payroll_sheet(view, path)); };
  const double before = resident_mib();
  const double seconds = best_of_turns(Clock::processor, {write}).front();
  const double beside = std::max(resident_mib() - before, 1.0);  // before the sheet is read back for its cells
  const auto people = static_cast<double>(view.employees.size());
  const double cells = static_cast<double>(cells_of(path)) / people;
  const std::string what = "payroll sheet, " + std::to_string(view.employees.size()) + " people x " +
                           std::to_string(static_cast<int>(cells)) + " cells";
  return {less_is_better(what, seconds, "s", "promised for so many cells",
                         promised_seconds * people / 100'000 * cells / 60),
          less_is_better(what + ", memory beside the run", beside, "MiB", "promised", 64)};
}

std::vector<Line> payslip_lines(const payroll::RunView& view, const Setting& setting, const Folder& folder) {
  const auto index = taken(report::RunIndex::of(view));
  std::vector<report::PayslipTask> tasks;
  for (const auto& entity : index.entities())
    for (const auto* member : entity.members)
      tasks.push_back({.path = folder.path("slip" + std::to_string(tasks.size()) + ".pdf"), .members = {member}});
  const auto draw = [&](unsigned threads) {
    return [&, threads] {
      for (const auto& task : tasks) std::filesystem::remove(task.path);
      taken(report::draw_payslips(index, tasks, {}, threads, {}));
    };
  };
  const auto best = best_of_turns(Clock::wall, {draw(setting.threads), draw(1)}, times_measured);
  const auto rate = [&](double seconds) { return static_cast<double>(tasks.size()) / seconds; };
  return {more_is_better("payslips, a PDF each, of " + std::to_string(tasks.size()) + ", all cores", rate(best[0]),
                         "PDFs/s", "one core", rate(best[1]))};
}

}  // namespace

std::vector<Line> bench_reports(const Setting& setting) {
  const Folder folder;
  payroll::RunView view = sample_month(setting, folder, setting.small ? 100 : 1000);
  std::vector<Line> lines = payslip_lines(view, setting, folder);
  repeat_people(view, setting.small ? 1000 : 10'000);
  for (Line& line : sheet_lines(view, folder)) lines.push_back(std::move(line));
  return lines;
}

}  // namespace fenhao::bench
