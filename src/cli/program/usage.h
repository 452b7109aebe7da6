// A command line that could not be read, said in the language of the house: what is wrong, an example of the command
// that was meant, and where its options stand.
#pragma once

#include "base/error.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace fenhao::cli {

Error usage_problem(const CLI::App& app, const CLI::ParseError& problem);

}  // namespace fenhao::cli
