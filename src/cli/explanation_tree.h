// An explanation on standard output: as a tree for people, as flat lines with their depth for programs.
#pragma once

#include <vector>

#include "cli/context.h"
#include "formula/formula.h"

namespace fenhao::cli {

void print_tree(const Context& context, const formula::Explanation& node);
void flatten(const formula::Explanation& node, std::vector<JsonObject>& out);

}  // namespace fenhao::cli
