// What a workload asks for, read from its text. Internal to formula/.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "formula/formula.h"

namespace fenhao::formula {

struct WorkloadSpec {
  std::vector<std::string> inputs;
  std::vector<Item> items;  // code = name as written
};

Result<WorkloadSpec> read_workload_spec(const std::filesystem::path& path);

// All mistakes of a rule set as one error that names the file.
Error as_error(const std::filesystem::path& path, const std::vector<Diagnostic>& diagnostics);

}  // namespace fenhao::formula
