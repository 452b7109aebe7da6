#include <algorithm>

#include "formula/block_runner.h"
#include "formula/formula_words.h"
#include "formula/row_messages.h"

namespace fenhao::formula {
namespace {

// Items inside one another that are opened up; deeper ones are named with their values only.
constexpr int deepest_items = 60;

// Everything that one call of explain shares: each item is opened up where it is met first.
struct Telling {
  const ProgramState& program;
  FrameState& frame;
  const ExplainPlan& plan;
  const BlockRunner& steps;  // of all items, for this row
  std::size_t row;
  Lang lang;
  std::vector<bool> opened;  // by item

  std::string say(std::string_view zh, std::string_view en) const { return std::string(lang == Lang::zh ? zh : en); }
};

void tell_item(Telling& telling, std::size_t item, int depth, Explanation& told);

// The steps of one formula.
class FormulaTelling {
 public:
  FormulaTelling(Telling& telling, std::size_t item, int depth)
      : telling_(telling),
        resolved_(telling.program.resolved[item]),
        ast_(resolved_.ast),
        typings_(telling.program.checked[item].nodes),
        source_(telling.program.items[item].formula),
        plan_(telling.plan.items[item]),
        depth_(depth) {}

  // Fills an explanation that is empty.
  void tell(NodeId id, Explanation& told);
  NodeId root() const { return ast_.root(); }

 private:
  using Arguments = std::span<const NodeId>;

  bool is_literal(NodeId id) const {
    const NodeKind kind = ast_.nodes[id].kind;
    return kind == NodeKind::number || kind == NodeKind::text || kind == NodeKind::boolean ||
           written_number(ast_, id).has_value();
  }
  bool failed(NodeId id) const { return telling_.steps.error(plan_.slots[id], 0) != 0; }
  bool holds(NodeId id) const { return !failed(id) && telling_.steps.value(plan_.slots[id], 0) != 0; }
  Decimal decimal(NodeId id) const {
    return Decimal::of(telling_.steps.value(plan_.slots[id], 0), telling_.plan.code.slots[plan_.slots[id]].scale);
  }
  const std::string& title(NodeId id) const { return plan_.title(id, telling_.lang); }
  std::string value(NodeId id) const;
  void tell_name(NodeId id, Explanation& told);
  void add_condition(NodeId id, Explanation& told);
  void add_steps(NodeId id, Explanation& told);
  int family(NodeId id) const;
  void add_operands(NodeId id, Explanation& told);
  void add_call_steps(const Node& call, Explanation& told);
  void add_ifs(Arguments arguments, Explanation& told);
  void add_switch(Arguments arguments, Explanation& told);
  void add_tiers(Arguments arguments, Explanation& told);
  void add_step(Arguments arguments, Explanation& told);
  void add_step_from(Arguments arguments, Explanation& told);
  void add_input(std::string_view code, Explanation& told);
  void add(NodeId id, Explanation& told) {
    if (!is_literal(id)) tell(id, told.steps.emplace_back());
  }
  // The branch that was taken, also when it is a written number.
  void add_taken(NodeId id, Explanation& told) { tell(id, told.steps.emplace_back()); }

  Telling& telling_;
  const ResolvedItem& resolved_;
  const Ast& ast_;
  const std::vector<Typing>& typings_;
  const std::string& source_;
  const ExplainPlan::ItemSteps& plan_;
  int depth_;
};

void tell_input(const Telling& telling, std::uint32_t index, Explanation& told) {
  const Input& input = telling.program.environment.inputs[index];
  const InputColumn& column = telling.frame.inputs[index];
  told.title = name_in(input, telling.lang);
  told.input = input.code;
  if (!column.set || column.column.is_missing(telling.row))
    told.value = telling.say("（缺）", "(missing)");
  else if (input.type == Type::text)
    told.value = column.column.texts[telling.row];
  else
    told.value = format_value(input.type, column.column.decimal(telling.row), telling.lang);
}

std::string FormulaTelling::value(NodeId id) const {
  const SlotId slot = plan_.slots[id];
  if (const ErrorId error = telling_.steps.error(slot, 0); error != 0)
    return describe_row_error(telling_.program, error).message().in(telling_.lang);
  const Type type = type_of(typings_[id].kind);
  if (type == Type::text) return telling_.frame.texts.at(static_cast<std::int64_t>(telling_.steps.value(slot, 0)));
  return format_value(type, decimal(id), telling_.lang);
}

void FormulaTelling::tell_name(NodeId id, Explanation& told) {
  const Symbol symbol = resolved_.symbols[id];
  if (symbol.kind == Symbol::Kind::item) return tell_item(telling_, symbol.index, depth_ + 1, told);
  tell_input(telling_, symbol.index, told);
}

void FormulaTelling::tell(NodeId id, Explanation& told) {
  if (ast_.nodes[id].kind == NodeKind::name) return tell_name(id, told);
  told.title = title(id);
  told.formula = ast_.nodes[id].span.of(source_);
  told.value = value(id);
  try {
    add_steps(id, told);
  } catch (const Failure&) {
    told.steps.clear();  // at the edge of the exact range the value stands alone
  }
}

void FormulaTelling::add_condition(NodeId id, Explanation& told) {
  Explanation& condition = told.steps.emplace_back();
  tell(id, condition);
  condition.title.insert(0, telling_.say("条件：", "condition: "));
}

// Sums, products and each comparison are families of their own.
int FormulaTelling::family(NodeId id) const {
  const Node& node = ast_.nodes[id];
  if (node.kind != NodeKind::binary) return 0;
  if (node.op == Operator::add || node.op == Operator::subtract) return 1;
  if (node.op == Operator::multiply || node.op == Operator::divide) return 2;
  return 3 + static_cast<int>(node.op);
}

// a + b − c is one step with three operands, a × b ÷ c too.
void FormulaTelling::add_operands(NodeId id, Explanation& told) {
  const Arguments arguments = ast_.arguments_of(ast_.nodes[id]);
  if (family(arguments[0]) == family(id))
    add_operands(arguments[0], told);
  else
    add(arguments[0], told);
  add(arguments[1], told);
}

void FormulaTelling::add_ifs(Arguments arguments, Explanation& told) {
  for (std::size_t pair = 0; pair < arguments.size() / 2; ++pair) {
    const NodeId condition = arguments[2 * pair];
    add_condition(condition, told);
    if (failed(condition)) return;
    if (holds(condition)) return add_taken(arguments[2 * pair + 1], told);
  }
  if (arguments.size() % 2 == 1) add_taken(arguments.back(), told);
}

void FormulaTelling::add_switch(Arguments arguments, Explanation& told) {
  add(arguments[0], told);
  if (failed(arguments[0])) return;
  const bool otherwise = arguments.size() % 2 == 0;
  for (std::size_t pair = 0; pair < (arguments.size() - 1) / 2; ++pair) {
    const NodeId key = arguments[2 * pair + 1];
    if (failed(key)) return add(key, told);
    if (decimal(arguments[0]) == decimal(key)) return add_taken(arguments[2 * pair + 2], told);
  }
  if (otherwise) add_taken(arguments.back(), told);
}

// Each part of the value with its own rate.
void FormulaTelling::add_tiers(Arguments arguments, Explanation& told) {
  for (const NodeId each : arguments) add(each, told);
  if (std::any_of(arguments.begin(), arguments.end(), [&](NodeId each) { return failed(each); })) return;
  const std::size_t tiers = arguments.size() / 2;
  const Decimal x = decimal(arguments[0]);
  const Type type = type_of(typings_[arguments[0]].kind);
  for (std::size_t tier = 0; tier < tiers; ++tier) {
    const bool last = tier + 1 == tiers;
    const NodeId rate = last ? arguments.back() : arguments[2 * tier + 2];
    const Decimal below = tier == 0 ? Decimal() : decimal(arguments[2 * tier - 1]);
    if (tier > 0 && x <= below) break;
    const Decimal top = last ? x : std::min(x, decimal(arguments[2 * tier + 1]));
    const Decimal part = tier == 0 ? top : top - below;
    Explanation step;
    const std::string span = tier == 0 ? telling_.say("不超过 ", "up to ") + title(arguments[1])
                                       : telling_.say("超过 ", "above ") + title(arguments[2 * tier - 1]);
    step.title = span + telling_.say(" 的部分 ", ": ") + format_value(type, part, telling_.lang) + " × " + title(rate);
    step.value = format_value(type, part * decimal(rate), telling_.lang);
    told.steps.push_back(std::move(step));
  }
}

void FormulaTelling::add_step(Arguments arguments, Explanation& told) {
  add(arguments[0], told);
  if (failed(arguments[0])) return;
  for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
    if (failed(arguments[i])) return add(arguments[i], told);
    if (decimal(arguments[0]) <= decimal(arguments[i])) return add_taken(arguments[i + 1], told);
  }
  add_taken(arguments.back(), told);
}

void FormulaTelling::add_step_from(Arguments arguments, Explanation& told) {
  add(arguments[0], told);
  if (failed(arguments[0])) return;
  NodeId taken = arguments[1];
  for (std::size_t i = 2; i < arguments.size(); i += 2) {
    if (failed(arguments[i])) return add(arguments[i], told);
    if (decimal(arguments[i]) <= decimal(arguments[0])) taken = arguments[i + 1];
  }
  add_taken(taken, told);
}

void FormulaTelling::add_input(std::string_view code, Explanation& told) {
  tell_input(telling_, telling_.program.input_index(code), told.steps.emplace_back());
}

void FormulaTelling::add_call_steps(const Node& call, Explanation& told) {
  const Arguments arguments = ast_.arguments_of(call);
  switch (call.function) {
    case FunctionId::if_:
    case FunctionId::ifs: return add_ifs(arguments, told);
    case FunctionId::switch_: return add_switch(arguments, told);
    case FunctionId::tier: return add_tiers(arguments, told);
    case FunctionId::step: return add_step(arguments, told);
    case FunctionId::step_from: return add_step_from(arguments, told);
    case FunctionId::lookup:
      add(arguments[1], told);
      if (arguments.size() > 3) add(arguments[3], told);
      return;
    case FunctionId::if_blank: {
      add(arguments[0], told);
      if (failed(arguments[0])) add_taken(arguments[1], told);
      return;
    }
    case FunctionId::prorate:
      if (arguments.size() == 1) {
        const Environment& environment = telling_.program.environment;
        add_input(environment.inputs[resolved_.symbols[arguments[0]].index].day_product, told);
        return add_input(environment.full_days, told);
      }
      break;
    default: break;
  }
  for (const NodeId each : arguments) add(each, told);
}

void FormulaTelling::add_steps(NodeId id, Explanation& told) {
  const Node& node = ast_.nodes[id];
  told.steps.reserve(std::min<std::size_t>(ast_.arguments_of(node).size(), 3));
  switch (node.kind) {
    case NodeKind::binary: return add_operands(id, told);
    case NodeKind::call: return add_call_steps(node, told);
    case NodeKind::negate:
    case NodeKind::logical_not: return add(ast_.arguments_of(node)[0], told);
    default: return;
  }
}

void tell_item(Telling& telling, std::size_t index, int depth, Explanation& told) {
  const Item& item = telling.program.items[index];
  const ItemColumn& column = telling.frame.items[index];
  told.title = name_in(item, telling.lang);
  told.item = item.code;
  told.formula = item.formula;
  if (!column.computed) {
    told.value = telling.say("（尚未计算）", "(not computed yet)");
    return;
  }
  if (!column.errors.empty() && column.errors[telling.row] != 0)
    told.value = describe_row_error(telling.program, column.errors[telling.row]).message().in(telling.lang);
  else if (column.column.type == Type::text)
    told.value = column.column.texts[telling.row];
  else
    told.value = format_value(column.column.type, column.column.decimal(telling.row), telling.lang);
  if (depth > deepest_items || telling.opened[index]) return;
  telling.opened[index] = true;

  FormulaTelling formula(telling, index, depth);
  Explanation& step = told.steps.emplace_back();
  if (!item.rounding) return formula.tell(formula.root(), step);
  step.title = item.rounding->label().in(telling.lang);
  step.value = told.value;
  formula.tell(formula.root(), step.steps.emplace_back());
}

}  // namespace

Explanation Program::explain(const Frame& frame, std::size_t row, std::string_view item, Lang lang) const {
  if (frame.state_->program != state_.get() || row >= frame.rows())
    throw Failure(Error(ErrorCode::internal, {"数据不属于这套规则，或没有这一行",
                                              "the frame belongs to another program, or there is no such row"}));
  const ExplainPlan& plan = state_->explain_plan();
  BlockRunner steps(plan.code, *frame.state_);
  steps.run(row, 1);
  Telling telling{*state_, *frame.state_, plan, steps, row, lang, std::vector<bool>(state_->items.size())};
  Explanation told;
  tell_item(telling, state_->item_index(item), 0, told);
  return told;
}

}  // namespace fenhao::formula
