// What explanations need of a program whatever the row: every item's steps as one program over slots, and their titles.
// Internal to formula/.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "formula/ast.h"
#include "formula/code.h"

namespace fenhao::formula {

struct ProgramState;

struct ExplainPlan {
  struct ItemSteps {
    std::vector<SlotId> slots;           // of each node; nodes that are no values have none
    std::vector<std::string> titles_zh;  // of each node
    std::vector<std::string> titles_en;

    const std::string& title(NodeId id, Lang lang) const { return (lang == Lang::zh ? titles_zh : titles_en)[id]; }
  };

  Code code;  // each step in a slot of its own, all items read from their columns
  std::vector<ItemSteps> items;

  static ExplainPlan of(const ProgramState& program);
};

}  // namespace fenhao::formula
