#include "report/run_figures.h"

namespace fenhao::report {
namespace {

std::vector<NoticeCount> counted(const std::vector<payroll::Notice>& notices, payroll::Notice::Severity severity) {
  std::map<std::string, NoticeCount> by_code;
  for (const auto& notice : notices) {
    if (notice.severity != severity) continue;
    auto& entry = by_code[notice.code];
    if (entry.count++ == 0) entry.example = notice.message;
  }
  std::vector<NoticeCount> counts;
  for (auto& [code, entry] : by_code) {
    entry.code = code;
    counts.push_back(std::move(entry));
  }
  return counts;
}

}  // namespace

RunFigures figures_of(const payroll::RunSums& sums, const std::vector<payroll::Notice>& notices) {
  RunFigures figures{.persons = sums.persons, .all = sums.all(), .by_entity = {sums.entities.begin(), sums.entities.end()}};
  for (const auto& [key, lines] : sums.contributions) {
    figures.contributions_by_place[key.second].add(lines);
    figures.contributions.add(lines);
  }
  figures.warnings = counted(notices, payroll::Notice::Severity::warning);
  figures.errors = counted(notices, payroll::Notice::Severity::error);
  return figures;
}

}  // namespace fenhao::report
