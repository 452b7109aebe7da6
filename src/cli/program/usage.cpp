#include "cli/program/usage.h"

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/password.h"

namespace fenhao::cli {
namespace {

// The innermost command that was named.
const CLI::App& named_command(const CLI::App& app) {
  const CLI::App* at = &app;
  for (auto named = at->get_subcommands(); !named.empty(); named = at->get_subcommands()) at = named.front();
  return *at;
}

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent ? full_name(*parent) + " " + command.get_name() : "fenhao";
}

std::vector<std::string> commands_below(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(command->get_name());
  return names;
}

// "--month is required" → "--month", "… was not expected: --bad" → "--bad".
std::string before(const std::string& text, std::string_view word) { return trim(text.substr(0, text.find(word))); }
std::string after(const std::string& text, std::string_view word) {
  const auto at = text.find(word);
  return at == std::string::npos ? text : trim(text.substr(at + word.size()));
}

Text what_is_wrong(const CLI::App& command, const CLI::ParseError& problem) {
  std::string message = problem.what();
  const std::string kind = problem.get_name();
  hide_password(message.data());
  const auto known = commands_below(command);
  const auto left = command.remaining();
  const bool is_unknown_command = kind == "RequiredError" && !known.empty() && !left.empty();  // told as a missing one
  if (kind == "ExtrasError" || is_unknown_command) {
    std::string extra = is_unknown_command ? left.front() : after(message, ":");
    hide_password(extra.data());
    const std::string near = joined(suggestions(extra, known));
    if (!known.empty())
      return {"没有命令 " + extra + (near.empty() ? "" : "，是不是 " + near + "？"), "there is no command " + extra + (near.empty() ? "" : "; did you mean " + near + "?")};
    return {"不认识的参数：" + extra, "unknown argument: " + extra};
  }
  if (kind == "RequiredError") {
    if (!known.empty()) return {"没有写命令：" + joined(known), "a command is missing: " + joined(known)};
    const std::string missing = before(message, " is required");
    return {"缺少 " + (missing == "files" ? "文件名" : missing), missing + " is missing"};
  }
  return {"命令行写错：" + message, message};
}

}  // namespace

Error usage_problem(const CLI::App& app, const CLI::ParseError& problem) {
  const CLI::App& command = named_command(app);
  const std::string example = command.get_footer().empty() ? "" : after(command.get_footer(), "\n");
  const std::string help = full_name(command) + " --help";
  return Error(ErrorCode::invalid_input, what_is_wrong(command, problem))
      .way_out({(example.empty() ? "" : "例：" + example + "；") + "帮助：" + help, (example.empty() ? "" : "example: " + example + "; ") + "help: " + help});
}

}  // namespace fenhao::cli
