#include <algorithm>

#include "formula/dependency.h"
#include "formula/lowering.h"
#include "formula/program_state.h"
#include "formula/tables.h"

namespace fenhao::formula {
namespace {

[[noreturn]] void unknown_code(std::string_view code) {
  const Text name = quoted(code);
  throw Failure(Error(ErrorCode::not_found, {"规则中没有" + name.zh, "the program has no " + name.en}));
}

void check_inputs(const Environment& environment, Diagnostics& diagnostics) {
  for (const auto& input : environment.inputs)
    if (input.scale < 0 || input.scale > Decimal::max_scale || input.stage < 0)
      diagnostics.add(input.code,
                      {"输入项的小数位数要在 0 到 30 之间，阶段不小于 0",
                       "an input has 0 to 30 decimals and a stage of at least 0"},
                      {"改正定义", "correct its definition"});
}

// A stage later than all inputs an item reads, itself or through other items.
std::vector<int> stages_of(const ProgramState& state) {
  std::vector<int> stages(state.items.size(), 0);
  for (const std::size_t item : state.order)
    for (const auto& dependency : state.resolved[item].dependencies) {
      const std::uint32_t index = dependency.symbol.index;
      const int needed =
          dependency.symbol.kind == Symbol::Kind::item ? stages[index] : state.environment.inputs[index].stage;
      stages[item] = std::max(stages[item], needed);
    }
  return stages;
}

void number_sites(ProgramState& state) {
  for (std::uint32_t item = 0; item < state.items.size(); ++item) {
    state.first_site.push_back(static_cast<std::uint32_t>(state.sites.size()));
    for (NodeId node = 0; node < state.resolved[item].ast.nodes.size(); ++node) state.sites.push_back({item, node});
  }
}

}  // namespace

Program::Program() : state_(std::make_unique<ProgramState>()) {}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

const ExplainPlan& ProgramState::explain_plan() const {
  std::call_once(planned_, [this] { plan_ = ExplainPlan::of(*this); });
  return plan_;
}

std::uint32_t ProgramState::input_index(std::string_view code) const {
  const auto found = inputs.find(code);
  if (found == inputs.end()) unknown_code(code);
  return found->second;
}

std::uint32_t ProgramState::item_index(std::string_view code) const {
  const auto found = item_codes.find(code);
  if (found == item_codes.end()) unknown_code(code);
  return found->second;
}

std::expected<Program, std::vector<Diagnostic>> Program::compile(std::vector<Item> items, Environment environment) {
  Program program;
  ProgramState& state = *program.state_;
  state.items = std::move(items);
  state.environment = std::move(environment);
  Diagnostics diagnostics;
  check_inputs(state.environment, diagnostics);
  const Names& names = state.names.emplace(state.items, state.environment, diagnostics);
  build_lookups(state, diagnostics);

  state.resolved.resize(state.items.size());
  for (std::size_t i = 0; i < state.items.size(); ++i) {
    ResolvedItem& resolved = state.resolved[i];
    resolved.parsed = parse_formula(state.items[i], names, diagnostics, resolved.ast);
    if (resolved.parsed) resolve_names(state.items[i], state.environment, names, diagnostics, resolved);
  }
  const EvaluationOrder order = order_items(state.items, state.resolved, diagnostics);
  state.order = order.order;
  state.checked.resize(state.items.size());
  for (const std::size_t i : state.order) {
    if (!state.resolved[i].parsed) continue;
    state.checked[i] =
        check_item({state.items, state.environment, names, state.checked, diagnostics}, i, state.resolved[i]);
    if (order.in_cycle[i]) state.checked[i].kind = Kind::unknown;
  }
  if (!diagnostics.empty()) return std::unexpected(diagnostics.take());

  for (std::uint32_t i = 0; i < state.environment.inputs.size(); ++i)
    state.inputs.emplace(state.environment.inputs[i].code, i);
  for (std::uint32_t i = 0; i < state.items.size(); ++i) state.item_codes.emplace(state.items[i].code, i);
  for (const auto& resolved : state.resolved)
    for (const auto& node : resolved.ast.nodes)
      if (node.kind == NodeKind::text) state.texts.intern(node.text);
  state.item_stages = stages_of(state);
  number_sites(state);
  const int stages =
      state.items.empty() ? 1 : *std::max_element(state.item_stages.begin(), state.item_stages.end()) + 1;
  for (int stage = 0; stage < stages; ++stage) state.stages.push_back(lower_stage(state, stage));
  return program;
}

const std::vector<Item>& Program::items() const { return state_->items; }
const std::vector<std::size_t>& Program::evaluation_order() const { return state_->order; }
const Environment& Program::environment() const { return state_->environment; }
Type Program::type_of(std::string_view item) const {
  return formula::type_of(state_->checked[state_->item_index(item)].kind);
}
int Program::scale_of(std::string_view item) const { return state_->checked[state_->item_index(item)].scale; }
int Program::stage_of(std::string_view item) const { return state_->item_stages[state_->item_index(item)]; }
int Program::stages() const { return static_cast<int>(state_->stages.size()); }

std::vector<std::string> Program::inputs_used() const {
  std::vector<bool> used(state_->environment.inputs.size(), false);
  for (const auto& resolved : state_->resolved)
    for (const auto& dependency : resolved.dependencies)
      if (dependency.symbol.kind == Symbol::Kind::input) used[dependency.symbol.index] = true;
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used[i]) codes.push_back(state_->environment.inputs[i].code);
  return codes;
}

std::vector<std::string> Program::depends_on(std::string_view item) const {
  std::vector<std::string> codes;
  for (const auto& dependency : state_->resolved[state_->item_index(item)].dependencies) {
    const bool is_item = dependency.symbol.kind == Symbol::Kind::item;
    codes.push_back(is_item ? state_->items[dependency.symbol.index].code
                            : state_->environment.inputs[dependency.symbol.index].code);
  }
  return codes;
}

}  // namespace fenhao::formula
