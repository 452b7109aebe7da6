#include "cli/context.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <iostream>

namespace fenhao::cli {
namespace {

namespace json = boost::json;

json::object to_json(const JsonObject& from) {
  json::object object;
  for (const auto& [name, value] : from) std::visit([&, key = name](const auto& plain) { object[key] = plain; }, value);
  return object;
}

}  // namespace

ExitCode exit_code(const Error& error) {
  switch (error.code()) {
    case ErrorCode::invalid_input:
    case ErrorCode::overflow: return ExitCode::invalid_input;
    case ErrorCode::not_found: return ExitCode::not_found;
    case ErrorCode::conflict:
    case ErrorCode::not_allowed: return ExitCode::refused;
    case ErrorCode::unavailable: return ExitCode::unavailable;
    case ErrorCode::internal: return ExitCode::internal_error;
  }
  return ExitCode::internal_error;
}

void Context::print(const std::string& line) const {
  if (!json) std::cout << line << '\n';
}

void Context::print_json(const JsonObject& object) const {
  if (json) std::cout << json::serialize(to_json(object)) << '\n';
}

void Context::print_json(const std::string& name, const std::vector<JsonObject>& list) const {
  print_json(std::vector{std::pair(name, list)});
}

void Context::print_json(const std::vector<std::pair<std::string, std::vector<JsonObject>>>& lists) const {
  if (!json) return;
  json::object all;
  for (const auto& [name, list] : lists) {
    json::array items;
    for (const auto& object : list) items.push_back(to_json(object));
    all[name] = std::move(items);
  }
  std::cout << json::serialize(all) << '\n';
}

int Context::report(const Error& error) const {
  if (json) {
    const auto& where = error.where();
    std::cerr << json::serialize(json::object{{"error", std::string(to_string(error.code()))},
                                              {"message", say(error.message())},
                                              {"what_to_do", say(error.hint())},
                                              {"file", where.file},
                                              {"sheet", where.sheet},
                                              {"row", where.row},
                                              {"column", where.column}})
              << '\n';
  } else {
    std::cerr << say("错误：", "error: ") << error.describe(lang) << '\n';
  }
  return exit_code(error);
}

Date today() {
  using namespace std::chrono;
  const auto in_china = system_clock::now() + hours(8);
  return Date::from_days(static_cast<std::int32_t>(floor<days>(in_china).time_since_epoch().count()));
}

}  // namespace fenhao::cli
