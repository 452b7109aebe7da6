// cases: golden cases worked out by the product, and what differs.
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <iostream>

#include "cases/runner.h"
#include "cli/commands.h"

namespace fenhao::cli {
namespace {

namespace json = boost::json;

void print_failed(const Context& context, const cases::CaseResult& one) {
  const auto or_none = [&](const std::string& value) { return value.empty() ? context.say("（没有）", "(none)") : value; };
  context.print(one.topic + " " + one.id + " " + one.title);
  for (const auto& [field, expected, got] : one.differences)
    context.print("  " + field + context.say("：应为 ", ": expected ") + or_none(expected) + context.say("，得到 ", ", got ") + or_none(got));
  for (const auto& field : one.unread)
    context.print("  " + field + context.say("：没有检查用到这个字段；改正字段名或删去", ": no check reads this field; correct its name or remove it"));
  if (one.problem) context.print("  " + context.say("无法计算：", "not calculated: ") + one.problem->describe(context.lang));
  context.print("  " + context.say("推算：", "working: ") + one.working);
}

json::object to_json(const Context& context, const cases::CaseResult& one) {
  json::array differences, unread;
  for (const auto& [field, expected, got] : one.differences)
    differences.push_back(json::object{{"field", field}, {"expected", expected}, {"got", got}});
  for (const auto& field : one.unread) unread.push_back(json::string(field));
  return {{"topic", one.topic},
          {"id", one.id},
          {"title", one.title},
          {"differences", std::move(differences)},
          {"unread", std::move(unread)},
          {"problem", one.problem ? one.problem->describe(context.lang) : std::string()},
          {"working", one.working}};
}

void print_as_json(const Context& context, const cases::Summary& summary) {
  json::array failed, unreadable;
  for (const auto& one : summary.cases)
    if (!one.passed()) failed.push_back(to_json(context, one));
  for (const auto& error : summary.unreadable) unreadable.push_back(json::string(error.describe(context.lang)));
  const json::object all{{"passed", summary.passed()},
                         {"failed", summary.failed()},
                         {"cases", std::move(failed)},
                         {"unreadable", std::move(unreadable)}};
  std::cout << json::serialize(all) << '\n';
}

void print_as_text(const Context& context, const cases::Summary& summary) {
  for (const auto& error : summary.unreadable)
    context.print(context.say("读不了：", "unreadable: ") + error.describe(context.lang));
  for (const auto& one : summary.cases)
    if (!one.passed()) print_failed(context, one);
  // The same words in every language: scripts read this line.
  context.print(std::to_string(summary.passed()) + " passed, " + std::to_string(summary.failed()) + " failed");
}

}  // namespace

int run_cases(const Context& context, const std::filesystem::path& directory) {
  const auto law = month::load_law(context.paths.home);
  if (!law) return context.report(law.error());
  const auto summary = cases::run_directory(directory, {context.paths.home, *law});
  if (!summary) return context.report(summary.error());
  if (context.json)
    print_as_json(context, *summary);
  else
    print_as_text(context, *summary);
  return summary->failed() == 0 ? ExitCode::ok : ExitCode::invalid_input;
}

}  // namespace fenhao::cli
