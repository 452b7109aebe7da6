#include "formula/explain_plan.h"

#include "formula/formula_words.h"
#include "formula/lowering.h"

namespace fenhao::formula {

ExplainPlan ExplainPlan::of(const ProgramState& program) {
  ExplainPlan plan{.items = std::vector<ItemSteps>(program.items.size())};
  std::vector<std::vector<SlotId>> slots;
  plan.code = lower_for_explanation(program, slots);
  for (std::size_t item = 0; item < program.items.size(); ++item) {
    ItemSteps& steps = plan.items[item];
    steps.slots = std::move(slots[item]);
    const FormulaWords zh(program, item, Lang::zh), en(program, item, Lang::en);
    for (const Node& node : program.resolved[item].ast.nodes) {
      steps.titles_zh.push_back(zh.of(node.span));
      steps.titles_en.push_back(en.of(node.span));
    }
  }
  return plan;
}

}  // namespace fenhao::formula
