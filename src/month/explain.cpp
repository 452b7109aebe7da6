#include "month/explain.h"

#include "base/text.h"
#include "month/facts.h"
#include "month/origins.h"
#include "payroll/run_store.h"

namespace fenhao::month {
namespace {

using formula::Explanation;
using payroll::CompiledGroup;
using payroll::EmployeeResult;

Result<std::string> item_code(const CompiledGroup& compiled, const std::string& wanted) {
  std::vector<std::string> names;
  for (const auto& item : compiled.group.items) {
    if (item.code == wanted || item.zh == wanted) return item.code;
    names.push_back(item.zh.empty() ? item.code : item.zh);
  }
  std::string near;
  for (const auto& name : suggestions(wanted, names)) near += (near.empty() ? "" : "、") + name;
  return fail(Error(ErrorCode::not_found, {"薪资组“" + compiled.group.name + "”没有项目“" + wanted + "”", "salary group " + compiled.group.code + " has no item \"" + wanted + "\""})
                  .way_out({near.empty() ? "查看工资表的表头" : "是否想写：" + near, near.empty() ? "see the headings of the payroll sheet" : "did you mean " + near}));
}

// The stored inputs as columns of one row.
Result<formula::Frame> evaluate_again(const CompiledGroup& compiled, const EmployeeResult& result) {
  const auto& program = compiled.program;
  const auto used = program.inputs_used();
  if (used.size() != result.inputs.size()) return fail(ErrorCode::internal, "存档的输入与薪资规则不符", "stored inputs do not fit the stored rules");
  formula::Frame frame(program, 1);
  for (std::size_t i = 0; i < used.size(); ++i) {
    for (const auto& input : program.environment().inputs) {
      if (input.code != used[i]) continue;
      formula::Column column{.type = input.type, .scale = input.scale, .missing = {static_cast<std::uint8_t>(result.inputs[i].missing)}};
      if (input.type == formula::Type::text) column.texts = {result.inputs[i].text};
      else column.narrow = {static_cast<std::int64_t>(result.inputs[i].number.round(input.scale, RoundingMode::down).coefficient())};
      FENHAO_CHECK(frame.set_input(input.code, std::move(column)));
    }
  }
  for (int stage = 0; stage < program.stages(); ++stage)
    if (const auto errors = program.evaluate(frame, stage, {1}); !errors.empty()) return fail(errors.front().error);
  for (std::size_t i = 0; i < compiled.group.items.size(); ++i)
    if (frame.item(compiled.group.items[i].code).decimal(0) != result.values[i])
      return fail(ErrorCode::internal, "重新计算“" + compiled.group.items[i].zh + "”与存档不一致", "item " + compiled.group.items[i].code + " computed again differs from what is stored");
  return frame;
}

void add_origins(Explanation& node, const Origins& origins) {
  for (auto& child : node.steps) add_origins(child, origins);
  if (node.input.empty()) return;
  for (auto& origin : origins.of(node.input)) node.steps.push_back(std::move(origin));
}

bool is_zero(const std::string& value) {
  return !value.empty() && value.find_first_not_of("0.") == std::string::npos;
}

// Leaves out what nobody asks about: a step that only repeats its parent's value, and how a zero came about, unless
// the number asked for is one.
void condense(Explanation& node, bool keeps_zeros) {
  while (node.steps.size() == 1) {
    auto& only = node.steps.front();
    if (!only.item.empty() || !only.input.empty() || only.steps.empty() || only.value != node.value) break;
    auto deeper = std::move(only.steps);
    node.steps = std::move(deeper);
  }
  for (auto& step : node.steps) {
    if (is_zero(step.value) && !keeps_zeros) step.steps.clear();
    else condense(step, keeps_zeros);
  }
}

Result<Explanation> explain_one(Workspace& workspace, const payroll::RunRecord& run, const payroll::MonthFacts& facts, const std::string& rules,
                                const EmployeeResult& result, const ExplainRequest& request) {
  FENHAO_TRY(compiled, compile_checked(rules, "rule_version " + result.group, workspace.texts_known_on(run.known).calendar));
  FENHAO_TRY(item, item_code(compiled, request.item));
  FENHAO_TRY(frame, evaluate_again(compiled, result));
  auto tree = compiled.program.explain(frame, 0, item, request.lang);
  FENHAO_TRY(library, workspace.library_known_to(run));
  add_origins(tree, Origins(workspace, *library, run, facts, result, request.lang));
  if (!request.full) condense(tree, is_zero(tree.value));
  return tree;
}

}  // namespace

Result<std::vector<Explanation>> explain(Workspace& workspace, const ExplainRequest& request) {
  auto& store = workspace.store();
  FENHAO_TRY(run, payroll::find_run(store, request.run));
  FENHAO_TRY(facts, load_facts(store, run.month, {run.known, run.known_batch}, {request.employee}));
  FENHAO_TRY(results, payroll::load_results(store, run.id, {request.employee}));
  if (results.empty())
    return fail(Error(ErrorCode::not_found, {"批次 " + std::to_string(run.id) + " 里没有工号 " + request.employee, "run " + std::to_string(run.id) + " has no employee " + request.employee})
                    .way_out({"检查工号；若该员工有错误未能计算，见批次的错误清单", "check the number; if the employee could not be calculated, see the run's errors"}));
  std::vector<Explanation> trees;
  for (auto& result : results) {
    for (const auto& person : facts.persons)
      if (person.employee == result.person.employee) result.person = person;
    FENHAO_TRY(rule, payroll::load_rule(store, run.id, result.group));
    FENHAO_TRY(tree, explain_one(workspace, run, facts, rule.text, result, request));
    trees.push_back(std::move(tree));
  }
  return trees;
}

}  // namespace fenhao::month
