// Runs golden cases: the files <topic>.yaml of a directory, each by its topic. Used by `fenhao cases` and the tests.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cases/topic.h"

namespace fenhao::cases {

struct CaseResult {
  std::string topic;
  std::string id;
  std::string title;
  std::string working;  // how a person came to the expected values
  std::vector<Difference> differences;
  std::vector<std::string> unread;  // fields of input or expect no check knows
  std::optional<Error> problem;     // the case could not be calculated; nothing is said about unread fields then

  bool passed() const { return differences.empty() && unread.empty() && !problem; }
};

// Every case of one file, by the topic of its name or by the one given. A file that cannot be read (errors of
// read_cases) or of an unknown topic (not_found) is an error: nothing of it was run.
Result<std::vector<CaseResult>> run_file(const std::filesystem::path& file, const Context& context);
Result<std::vector<CaseResult>> run_file(const std::filesystem::path& file, const Topic& topic, const Context& context);

struct Summary {
  std::vector<CaseResult> cases;
  std::vector<Error> unreadable;  // files that count as one failure each

  std::size_t passed() const;
  std::size_t failed() const;
};

// Every *.yaml directly in `directory`, by name. not_found when there is none.
Result<Summary> run_directory(const std::filesystem::path& directory, const Context& context);

}  // namespace fenhao::cases
