#include "report/run_figures.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace fenhao::report {
namespace {

std::vector<NoticeCount> counted(const payroll::RunView& view, payroll::Notice::Severity severity) {
  std::map<std::string, NoticeCount> by_code;
  for (const auto& notice : view.notices) {
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

PayFigures& of_entity(RunFigures& figures, const std::string& entity) {
  const auto found = std::ranges::find(figures.by_entity, entity, &std::pair<std::string, PayFigures>::first);
  if (found != figures.by_entity.end()) return found->second;
  return figures.by_entity.emplace_back(entity, PayFigures{}).second;
}

}  // namespace

void PayFigures::add(const payroll::EmployeeResult& result) {
  ++results;
  gross += result.gross;
  insurance_employee += result.insurance_employee;
  fund_employee += result.fund_employee;
  bonus_tax += tax_on_bonus(result.tax);
  wage_tax += tax_on_wages(result.tax);
  other_tax += tax_on_labour(result.tax) + tax_on_separate(result.tax);
  net += result.net;
  insurance_employer += result.insurance_employer;
  fund_employer += result.fund_employer;
  cost += result.cost;
}

RunFigures figures_of(const payroll::RunView& view) {
  RunFigures figures;
  std::unordered_set<std::string_view> persons;
  for (const auto& result : view.employees) {
    persons.insert(result.person.employee);
    figures.all.add(result);
    of_entity(figures, result.entity).add(result);
    for (const auto& line : result.charges) {
      figures.contributions_by_place[line.place].add(line);
      figures.contributions.add(line);
    }
  }
  figures.persons = static_cast<std::int64_t>(persons.size());
  figures.warnings = counted(view, payroll::Notice::Severity::warning);
  figures.errors = counted(view, payroll::Notice::Severity::error);
  return figures;
}

}  // namespace fenhao::report
