// The layers above salary groups: what national law bounds (policy/national/pay_parameters.yaml) and what the company's
// own texts state for places, the group of companies or one company (layers/*.yaml of the workspace).
#pragma once

#include <string>
#include <vector>

#include "month/workspace.h"
#include "payroll/parameters.h"

namespace fenhao::month {

struct LayerText {
  std::string name;  // of the file
  std::string text, origin;
};

// In the order of their names; none without a folder.
Result<std::vector<LayerText>> company_layers(const Paths& paths);

// What law and these texts state for a month, as known on a day. Whether they contradict one another is payroll::contradictions.
Result<std::vector<payroll::ParameterStatement>> statements_of(const Paths& paths, const std::vector<LayerText>& layers, EarningMonth month, Date known);

}  // namespace fenhao::month
