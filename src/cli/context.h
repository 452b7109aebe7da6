// What every command has: global options, language, clock, and how results and errors leave the program.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"
#include "month/workspace.h"

namespace fenhao::cli {

// Documented in docs/guide/command-line.md.
enum ExitCode : int {
  ok = 0,
  internal_error = 1,
  usage_error = 2,
  invalid_input = 3,
  not_found = 4,
  refused = 5,      // conflict or not allowed in this state
  unavailable = 6,  // disk, lock, file: may succeed later
  partial = 7,      // done, but some rows or people were left out and listed
};

ExitCode exit_code(const Error& error);

// A flat JSON object, or a list of them: enough for --json.
using JsonValue = std::variant<std::string, std::int64_t, bool>;
using JsonObject = std::vector<std::pair<std::string, JsonValue>>;

struct Context {
  month::Paths paths;
  month::Paths root;  // of all tenants; the same as paths where there is one company
  Lang lang = Lang::zh;
  bool json = false;
  std::string actor;

  std::string say(const Text& text) const { return text.in(lang); }
  std::string say(std::string_view zh, std::string_view en) const { return std::string(lang == Lang::zh ? zh : en); }
  // One line on standard output; nothing when --json was asked for.
  void print(const std::string& line) const;
  void print_json(const JsonObject& object) const;
  void print_json(const std::string& name, const std::vector<JsonObject>& list) const;
  void print_json(const std::vector<std::pair<std::string, std::vector<JsonObject>>>& lists) const;
  // The error on standard error (as JSON with --json); returns its exit code.
  int report(const Error& error) const;
};

// Today in China (UTC+8), whatever the machine's time zone.
Date today();

}  // namespace fenhao::cli
