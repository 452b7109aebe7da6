#include "payroll/whom_store.h"

namespace fenhao::payroll {

std::string of_whom(const Whom& whom, std::vector<store::Parameter>& parameters) {
  std::string condition;
  const auto add = [&](const char* left, const std::string& employee) {
    if (employee.empty()) return;
    parameters.push_back(store::bind(employee));
    condition += std::string(" AND r.employee ") + left + " $" + std::to_string(parameters.size());
  };
  add("=", whom.employee);
  add(">=", whom.range.from);
  add("<", whom.range.before);
  return condition;
}

}  // namespace fenhao::payroll
