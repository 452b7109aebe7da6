#include "payroll/parameters.h"

#include <algorithm>

namespace fenhao::payroll {
namespace {

// "440000" → "44", "440300" → "4403": what the codes of places inside begin with.
std::string_view region(std::string_view code) {
  while (code.size() > 2 && code.ends_with("00")) code.remove_suffix(2);
  return code;
}

bool contains(std::string_view outer, std::string_view inner) { return inner.starts_with(region(outer)); }

// Upper layers first; of places the wider one.
int rank(const ParameterStatement& statement) {
  switch (statement.layer) {
    case RuleLayer::law: return 0;
    case RuleLayer::place: return static_cast<int>(region(statement.scope).size() / 2);
    case RuleLayer::group: return 10;
    case RuleLayer::company: return 11;
  }
  return 0;
}

bool can_meet(const ParameterStatement& a, const ParameterStatement& b) {
  if (a.name != b.name) return false;
  if (a.layer != b.layer) return true;
  if (a.layer == RuleLayer::place) return contains(a.scope, b.scope) || contains(b.scope, a.scope);
  return a.scope == b.scope;
}

std::string written(const Decimal& value) { return value.normalized().to_string(); }

Text where(const ParameterStatement& statement) {
  const std::string line = std::to_string(statement.line);
  return {statement.file + " 第 " + line + " 行" + (statement.basis.empty() ? "" : "（" + statement.basis + "）"), statement.file + " line " + line + (statement.basis.empty() ? "" : " (" + statement.basis + ")")};
}

Error against(const std::string& file, int line, const std::string& name, Text what, const ParameterStatement& upper) {
  const Text other = where(upper);
  return Error(ErrorCode::conflict, {"参数“" + name + "”" + what.zh + "：见 " + other.zh, "parameter \"" + name + "\" " + what.en + ": see " + other.en})
      .at({.file = file, .row = line, .subject = name})
      .way_out({"下层只能收紧或补充上层留下的，改这里，或者先改上层", "a lower layer may only tighten or fill what the upper leaves open: change it here, or the upper one first"});
}

// What of a bound or value is wrong against the bounds above; empty = nothing.
std::optional<Text> outside(const std::optional<Decimal>& value, const ParameterStatement& upper, const char* zh, const char* en) {
  if (!value) return std::nullopt;
  if (upper.at_least && *value < *upper.at_least)
    return Text{std::string(zh) + " " + written(*value) + " 低于上层的下限 " + written(*upper.at_least), std::string(en) + " " + written(*value) + " lies below the upper layer's least " + written(*upper.at_least)};
  if (upper.at_most && *upper.at_most < *value)
    return Text{std::string(zh) + " " + written(*value) + " 高于上层的上限 " + written(*upper.at_most), std::string(en) + " " + written(*value) + " lies above the upper layer's most " + written(*upper.at_most)};
  return std::nullopt;
}

void compare(const ParameterStatement& upper, const ParameterStatement& lower, std::vector<Error>& errors) {
  const auto add = [&](const std::optional<Text>& wrong) {
    if (wrong) errors.push_back(against(lower.file, lower.line, lower.name, *wrong, upper));
  };
  if (rank(upper) == rank(lower)) {
    add(Text{"在同一层写了两次", "stands twice in one layer"});
    return;
  }
  if (auto wrong = outside(lower.value, upper, "的值", "with the value"); wrong) {
    add(wrong);
    return;
  }
  add(outside(lower.at_least, upper, "的下限", "with the least"));
  add(outside(lower.at_most, upper, "的上限", "with the most"));
}

bool holds_for(const ParameterStatement& statement, const std::string& place, const std::string& entity) {
  if (statement.layer == RuleLayer::place) return contains(statement.scope, place);
  return statement.layer != RuleLayer::company || statement.scope == entity;
}

}  // namespace

std::vector<Error> contradictions(const std::vector<ParameterStatement>& statements) {
  std::vector<Error> errors;
  for (std::size_t i = 0; i < statements.size(); ++i)
    for (std::size_t j = i + 1; j < statements.size(); ++j) {
      if (!can_meet(statements[i], statements[j])) continue;
      const bool in_order = rank(statements[i]) <= rank(statements[j]);
      compare(statements[in_order ? i : j], statements[in_order ? j : i], errors);
    }
  return errors;
}

std::vector<Error> check_parameters(const SalaryGroup& group, const std::vector<ParameterStatement>& statements) {
  std::vector<Error> errors;
  for (const auto& parameter : group.parameters) {
    bool is_stated = parameter.value.has_value();
    for (const auto& statement : statements) {
      if (statement.name != parameter.name) continue;
      is_stated = is_stated || statement.value.has_value();
      if (const auto wrong = outside(parameter.value, statement, "的值", "with the value")) errors.push_back(against(group.origin, parameter.line, parameter.name, *wrong, statement));
    }
    if (is_stated) continue;
    errors.push_back(Error(ErrorCode::invalid_input, {"参数“" + parameter.name + "”没有任何一层写明值", "no layer states a value of parameter \"" + parameter.name + "\""})
                         .at({.file = group.origin, .row = parameter.line, .subject = parameter.name})
                         .way_out({"在薪资组的 parameters 里写 value，或在数据目录的 layers/ 里由地方、集团或公司写明", "write a value in the group's parameters, or in layers/ of the workspace for a place, the group of companies or a company"}));
  }
  return errors;
}

Result<std::optional<Decimal>> parameter_value(const GroupParameter& parameter, const std::vector<ParameterStatement>& statements, const std::string& place, const std::string& entity) {
  std::optional<Decimal> value;
  int lowest = -1;
  for (const auto& statement : statements)
    if (statement.name == parameter.name && statement.value && holds_for(statement, place, entity) && rank(statement) > lowest) {
      value = statement.value;
      lowest = rank(statement);
    }
  if (parameter.value) value = parameter.value;
  for (const auto& statement : statements)
    if (statement.name == parameter.name && holds_for(statement, place, entity))
      if (const auto wrong = outside(value, statement, "的值", "with the value")) return fail(against(statement.file, statement.line, parameter.name, *wrong, statement));
  return value;
}

}  // namespace fenhao::payroll
