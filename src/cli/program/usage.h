// A command line that could not be read, said in the language of the house: what is wrong, an example of the command
// that was meant, and where its options stand.
#pragma once

#include <CLI/CLI.hpp>

#include "base/error.h"

namespace fenhao::cli {

Error usage_problem(const CLI::App& app, const CLI::ParseError& problem);

}  // namespace fenhao::cli
