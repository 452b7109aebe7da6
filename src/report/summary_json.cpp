#include <boost/json.hpp>

#include "payroll/run.h"
#include "report/run_figures.h"
#include "report/summary.h"

namespace fenhao::report {
namespace {

namespace json = boost::json;

json::object pay_json(const PayFigures& pay) {
  return {{"results", pay.results},
          {"gross", pay.gross.to_string()},
          {"insurance_employee", pay.insurance_employee.to_string()},
          {"fund_employee", pay.fund_employee.to_string()},
          {"wage_tax", pay.wage_tax.to_string()},
          {"bonus_tax", pay.bonus_tax.to_string()},
          {"other_tax", pay.other_tax.to_string()},
          {"other_deductions", pay.other_deductions().to_string()},
          {"net", pay.net.to_string()},
          {"insurance_employer", pay.insurance_employer.to_string()},
          {"fund_employer", pay.fund_employer.to_string()},
          {"other_cost", pay.other_cost().to_string()},
          {"cost", pay.cost.to_string()}};
}

json::array contributions_json(const ContributionSums& sums) {
  json::array lines;
  for (const auto insurance : sums.insurances()) {
    const auto& sum = sums[insurance];
    lines.push_back(json::object{{"insurance", policy::to_string(insurance)},
                                 {"people", sum.heads},
                                 {"base", sum.base.to_string()},
                                 {"employer", sum.employer.to_string()},
                                 {"employee", sum.employee.to_string()}});
  }
  return lines;
}

json::array notices_json(const std::vector<NoticeCount>& counts) {
  json::array kinds;
  for (const auto& entry : counts)
    kinds.push_back(
        json::object{{"code", entry.code}, {"count", entry.count}, {"zh", entry.example.zh}, {"en", entry.example.en}});
  return kinds;
}

}  // namespace

std::string summary_json(const payroll::RunView& view, const payroll::RunSums& sums) {
  const RunFigures figures = figures_of(sums, view.notices);
  json::array entities, places;
  for (const auto& [code, pay] : figures.by_entity) {
    auto entity = pay_json(pay);
    entity["code"] = code;
    entities.push_back(std::move(entity));
  }
  for (const auto& [code, lines] : figures.contributions_by_place) {
    const auto name = view.place_names.find(code);
    places.push_back(json::object{{"code", code},
                                  {"name", name == view.place_names.end() ? code : name->second},
                                  {"contributions", contributions_json(lines)}});
  }
  auto all = pay_json(figures.all);
  all["persons"] = figures.persons;
  return json::serialize(json::object{{"run", view.id},
                                      {"month", view.month.to_string()},
                                      {"state", payroll::to_string(view.state)},
                                      {"all", std::move(all)},
                                      {"entities", std::move(entities)},
                                      {"places", std::move(places)},
                                      {"contributions", contributions_json(figures.contributions)},
                                      {"warnings", notices_json(figures.warnings)},
                                      {"errors", notices_json(figures.errors)}});
}

}  // namespace fenhao::report
