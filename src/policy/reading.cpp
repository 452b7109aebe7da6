#include "policy/reading.h"

#include "base/yaml.h"
#include "policy/field_reader.h"

namespace fenhao::policy {
namespace {

// The rows of the usual-life table; items with a life of their own come before these.
std::string_view life_group(Parameter parameter) {
  switch (parameter) {
    case Parameter::floor:
    case Parameter::cap:
    case Parameter::total_floor:
    case Parameter::total_cap: return "base";
    case Parameter::employer_fixed:
    case Parameter::employee_fixed:
    case Parameter::value: return "fixed";
    case Parameter::rounding:
    case Parameter::merged_into:
    case Parameter::same_base: return "rule";
    default: return "rate";
  }
}

Result<SchemeKind> parse_kind(std::string_view word, const std::string& origin, const YamlNode& node) {
  static const std::map<std::string_view, SchemeKind> kinds{
      {"named", SchemeKind::named},       {"main", SchemeKind::main},   {"rest", SchemeKind::rest},
      {"industry", SchemeKind::industry}, {"limit", SchemeKind::limit}, {"advice", SchemeKind::advice}};
  if (const auto found = kinds.find(word); found != kinds.end()) return found->second;
  return fail(
      yaml_error(origin, node,
                 {"不认识的方案种类“" + std::string(word) + "”", "unknown scheme kind \"" + std::string(word) + "\""}));
}

}  // namespace

Result<Reading> Reading::parse(std::string_view text, const std::string& origin) {
  FENHAO_TRY(document, parse_yaml(text, origin));
  FENHAO_CHECK(refuse_unknown_keys(origin, document, {"schema", "usual_life", "schemes"}));
  Reading reading;
  std::vector<Error> errors;
  for (const std::string_view section : {"usual_life", "schemes"})
    if (!document.find(section))
      return fail(yaml_error(origin, document,
                             {"缺少“" + std::string(section) + "”", "\"" + std::string(section) + "\" is missing"}));
  const YamlNode& lives = *document.find("usual_life");
  FieldReader reader(lives, origin, errors);
  reader.allow_only({"base", "rate", "fixed", "rule", "minimum_wage", "rent_deduction_tier"});
  for (const auto& [name, node] : lives.entries) {
    FieldReader row = reader.inside(node);
    row.allow_only({"months", "yields"});
    row.require("months");
    reading.lives_[name] = {.months = row.number("months"), .yields = row.flag("yields")};
  }
  for (const std::string_view duty : {"base", "rate", "fixed", "rule"}) reader.require(duty);
  if (!errors.empty()) return fail(errors.front());
  for (const auto& [name, node] : document.find("schemes")->entries) {
    FENHAO_TRY(kind, parse_kind(node.text("kind"), origin, node));
    reading.kinds_[name] = kind;
  }
  return reading;
}

SchemeKind Reading::kind_of(const std::string& scheme) const {
  if (scheme.empty()) return SchemeKind::main;
  const auto found = kinds_.find(scheme);
  return found == kinds_.end() ? SchemeKind::named : found->second;
}

const Reading::Life& Reading::life(const std::string& item, Parameter parameter) const {
  if (const auto own = lives_.find(item); own != lives_.end()) return own->second;
  return lives_.at(std::string(life_group(parameter)));
}

bool Reading::stale(const Fact& fact, Parameter parameter, Month month) const {
  if (fact.info.to) return false;
  // That there is no limit is a rule, not a yearly figure.
  const bool unlimited =
      (parameter == Parameter::floor && fact.floor->is_zero()) || (parameter == Parameter::cap && fact.no_cap);
  const Life& expected = unlimited ? lives_.at("rule") : life(fact.info.item, parameter);
  return month - fact.info.from.month() >= expected.months;
}

}  // namespace fenhao::policy
