#include "intake/payload_json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace fenhao::intake {
namespace {

namespace json = boost::json;

std::unexpected<Error> damaged() { return fail(ErrorCode::internal, "数据库里的录入内容已损坏", "a stored input is damaged"); }

Result<json::object> parse_object(std::string_view text) {
  boost::system::error_code problem;
  auto value = json::parse(json::string_view(text.data(), text.size()), problem);
  if (problem || !value.is_object()) return damaged();
  return std::move(value.as_object());
}

std::string text_of(const json::value& value) { return value.is_string() ? std::string(value.as_string().c_str()) : std::string(); }

Result<std::optional<Rate>> optional_rate(const json::object& object, const char* key) {
  const auto* value = object.if_contains(key);
  if (!value) return std::optional<Rate>();
  FENHAO_TRY(rate, Rate::parse(text_of(*value)));
  return std::optional<Rate>(rate);
}

}  // namespace

std::string values_to_json(const std::map<std::string, Decimal>& values) {
  json::object object;
  for (const auto& [code, value] : values) object[code] = value.normalized().to_string();
  return json::serialize(object);
}

namespace {

// The flat form that values_to_json writes, {"code":"1.5",…} without escapes, read in one pass; none when it is another.
std::optional<std::map<std::string, Decimal>> plain_values(std::string_view text) {
  std::map<std::string, Decimal> values;
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
  auto rest = text.substr(1, text.size() - 2);
  const auto quoted = [&]() -> std::optional<std::string_view> {
    if (!rest.starts_with('"')) return std::nullopt;
    const auto end = rest.find_first_of("\"\\", 1);
    if (end == std::string_view::npos || rest[end] != '"') return std::nullopt;
    const auto inside = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    return inside;
  };
  while (!rest.empty()) {
    const auto code = quoted();
    if (!code || !rest.starts_with(':')) return std::nullopt;
    rest.remove_prefix(1);
    const auto number = quoted();
    const auto value = number ? Decimal::parse(*number) : Result<Decimal>(fail(ErrorCode::invalid_input, "", ""));
    if (!value) return std::nullopt;
    values.emplace_hint(values.end(), *code, *value);
    if (rest.empty()) return values;
    if (!rest.starts_with(",\"")) return std::nullopt;
    rest.remove_prefix(1);
  }
  return values;
}

}  // namespace

Result<std::map<std::string, Decimal>> values_from_json(std::string_view text) {
  if (auto plain = plain_values(text)) return *std::move(plain);
  FENHAO_TRY(object, parse_object(text));
  std::map<std::string, Decimal> values;
  for (const auto& entry : object) {
    FENHAO_TRY(value, Decimal::parse(text_of(entry.value())));
    values.emplace(std::string(entry.key()), value);
  }
  return values;
}

std::string insurances_to_json(const std::vector<contribution::Enrolment>& insurances) {
  json::object object;
  for (const auto& enrolment : insurances) {
    json::object terms{{"base", enrolment.declared_base.to_string()}};
    if (enrolment.employer_rate) terms["employer_rate"] = enrolment.employer_rate->to_string();
    if (enrolment.employee_rate) terms["employee_rate"] = enrolment.employee_rate->to_string();
    object[std::string(policy::to_string(enrolment.insurance))] = std::move(terms);
  }
  return json::serialize(object);
}

Result<std::vector<contribution::Enrolment>> insurances_from_json(std::string_view text) {
  FENHAO_TRY(object, parse_object(text));
  std::vector<contribution::Enrolment> insurances;
  for (const auto& entry : object) {
    if (!entry.value().is_object()) return damaged();
    const auto& terms = entry.value().as_object();
    const auto* base = terms.if_contains("base");
    if (!base) return damaged();
    FENHAO_TRY(insurance, policy::parse_insurance(std::string(entry.key())));
    FENHAO_TRY(declared, Money::parse(text_of(*base)));
    FENHAO_TRY(employer_rate, optional_rate(terms, "employer_rate"));
    FENHAO_TRY(employee_rate, optional_rate(terms, "employee_rate"));
    insurances.push_back({insurance, declared, employer_rate, employee_rate});
  }
  return insurances;
}

}  // namespace fenhao::intake
