// Parameters that formulas read as 参数.X, stated in layers: law → place → group of companies → company → salary group.
// A lower layer may fill what the upper ones leave open and tighten their bounds, never loosen them. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/error.h"
#include "payroll/group.h"

namespace fenhao::payroll {

enum class RuleLayer { law, place, group, company };

// What one layer says of one parameter in one month. `exactly` is a value that is both bounds.
struct ParameterStatement {
  std::string name;  // as formulas write it behind 参数.
  RuleLayer layer = RuleLayer::law;
  std::string scope;  // place code or entity code; empty for law and group of companies
  std::optional<Decimal> value, at_least, at_most;
  std::string basis;
  std::string file;
  int line = 0;
};

// A figure of national law by its name "item.field", with its document.
struct LawFigure {
  Decimal value;
  std::string basis;
};
using FigureOf = std::function<Result<LawFigure>(const std::string& name)>;

// schema: rule-layer/1
// layer: law | place | group | company
// place: '110000'            # of a place
// entity: E1                 # of a company
// name: 北京
// parameters:
// - {name: 病假比例, value?, at_least?, at_most?, exactly?, from?: 2026-01, to?, recorded?: 2026-11-23, basis: …}
//
// A number is written '1.5' or '80%', or {figure: overtime.workday} for one of national law. Statements of other months
// and those recorded after `known` are left out; one that was recorded replaces what the text said before it of the same
// parameter. invalid_input with file and line.
Result<std::vector<ParameterStatement>> parse_layer(std::string_view yaml, const std::string& origin, Month month, Date known, const FigureOf& figure);

// Every lower statement that loosens or contradicts an upper one that can hold for the same person, naming both.
std::vector<Error> contradictions(const std::vector<ParameterStatement>& statements);

// The same for what the group states; and each parameter of the group that no layer gives a value.
std::vector<Error> check_parameters(const SalaryGroup& group, const std::vector<ParameterStatement>& statements);

// The value for somebody at a place, paid by an entity: of the lowest layer that states one; none when no layer does.
// conflict when a bound that holds for the person forbids it.
Result<std::optional<Decimal>> parameter_value(const GroupParameter& parameter, const std::vector<ParameterStatement>& statements, const std::string& place, const std::string& entity);

}  // namespace fenhao::payroll
