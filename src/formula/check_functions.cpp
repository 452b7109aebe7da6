#include <algorithm>

#include "base/text.h"
#include "formula/item_checker.h"

namespace fenhao::formula {
namespace {

// Every second argument, from `first`, below `end`.
std::vector<NodeId> every_second(std::span<const NodeId> arguments, std::size_t first, std::size_t end) {
  std::vector<NodeId> picked;
  for (std::size_t i = first; i < end; i += 2) picked.push_back(arguments[i]);
  return picked;
}

}  // namespace

bool ItemChecker::count_fits(NodeId id) {
  const Node& call = node(id);
  const FunctionEntry& entry = entry_of(call.function);
  const int count = static_cast<int>(call.argument_count);
  if (count >= entry.least && count <= entry.most) return true;
  const std::string code(entry.shown.code), zh(entry.shown.zh);
  complain(id,
           {zh + "（" + code + "）的参数个数不对：写了 " + std::to_string(count) + " 个",
            code + " does not take " + std::to_string(count) + " arguments"},
           {"写成 " + zh + "（" + std::string(entry.shown.arguments_zh) + "）",
            "write " + code + "(" + std::string(entry.shown.arguments_en) + ")"});
  return false;
}

bool ItemChecker::all_known(Arguments arguments) const {
  return std::none_of(arguments.begin(), arguments.end(), [&](NodeId id) { return typing(id).kind == Kind::unknown; });
}

bool ItemChecker::numeric(NodeId id) {
  if (is_numeric(typing(id).kind)) return true;
  wrong_kind(id, "数字", "a number");
  return false;
}

bool ItemChecker::of_kind(NodeId id, Kind kind) {
  if (typing(id).kind == kind) return true;
  const Text wanted = label(kind);
  wrong_kind(id, wanted.zh, wanted.en);
  return false;
}

bool ItemChecker::whole_number(NodeId id) {
  if (typing(id).kind == Kind::number || typing(id).kind == Kind::plain) return true;
  wrong_kind(id, "整数", "a whole number");
  return false;
}

std::optional<int> ItemChecker::decimals(NodeId id, int least, int most) {
  const auto value = written_integer(resolved_.ast, id);
  if (value && *value >= least && *value <= most) return value;
  context_.diagnostics.add(
      item_, node(id).span.begin,
      {"小数位数要写成 " + std::to_string(least) + " 到 " + std::to_string(most) + " 的整数",
       "decimals must be written as a whole number from " + std::to_string(least) + " to " + std::to_string(most)},
      {"例如 2（到分）", "for example 2"});
  return {};
}

Typing ItemChecker::check_ifs(Arguments arguments) {
  const std::size_t pairs = arguments.size() / 2;
  bool good = true;
  for (std::size_t i = 0; i < pairs; ++i) good &= check_condition(arguments[2 * i]).kind == Kind::boolean;
  std::vector<NodeId> values = every_second(arguments, 1, 2 * pairs);
  if (arguments.size() % 2 == 1) values.push_back(arguments.back());
  const auto shared = common(values, "作为同一公式的结果", "results of one formula");
  return good && shared ? *shared : Typing{};
}

Typing ItemChecker::check_switch(Arguments arguments) {
  const bool otherwise = arguments.size() % 2 == 0;
  const std::size_t end = arguments.size() - (otherwise ? 1 : 0);
  std::vector<NodeId> keys = every_second(arguments, 1, end);
  keys.insert(keys.begin(), arguments[0]);
  std::vector<NodeId> values = every_second(arguments, 2, end);
  if (otherwise) values.push_back(arguments.back());
  const auto matched = common(keys, "比较", "compared");
  const auto shared = common(values, "作为同一公式的结果", "results of one formula");
  return matched && shared ? *shared : Typing{};
}

// ROUND and its relatives: (value, decimals).
Typing ItemChecker::check_rounding(Arguments arguments) {
  const bool good = numeric(arguments[0]);
  const auto to = arguments.size() > 1 ? decimals(arguments[1], -8, Decimal::max_scale) : std::optional(0);
  if (!good || !to) return {};
  return {typing(arguments[0]).kind, std::clamp(*to, 0, typing(arguments[0]).scale)};
}

// CEILING and FLOOR: (value, [unit]).
Typing ItemChecker::check_unit(Arguments arguments) {
  if (!numeric(arguments[0])) return {};
  if (arguments.size() == 1) return {typing(arguments[0]).kind, 0};
  const auto unit = written_number(resolved_.ast, arguments[1]);
  if (!unit || unit->is_zero() || unit->is_negative())
    return complain(arguments[1], {"单位要写成大于零的数", "the unit must be written as a number above zero"},
                    {"例如 0.5", "for example 0.5"});
  return {typing(arguments[0]).kind, unit->scale()};
}

Typing ItemChecker::check_clamp(Arguments arguments) {
  for (const NodeId each : arguments)
    if (!numeric(each)) return {};
  const NodeId limits[] = {arguments[1], arguments[2]};
  if (!ascending(limits)) return {};
  const auto shared = common(arguments, "放在一起比较", "compared with one another");
  return shared ? *shared : Typing{};
}

Typing ItemChecker::check_divide(NodeId id, Arguments arguments) {
  const auto to = decimals(arguments[2], 0, division_scale);
  if (arguments.size() > 3) {
    const Node& word = node(arguments[3]);
    if (word.kind != NodeKind::text || !rounding_word(word.text))
      return complain(arguments[3],
                      {"舍入方式要写成“四舍五入”“进位”“舍去”或“五成双”",
                       "the rounding must be \"half_up\", \"up\", \"down\" or \"half_even\""},
                      {"例如 “进位”", "for example \"up\""});
  }
  const Typing quotient = check_quotient(id, arguments[0], arguments[1], to.value_or(0));
  return to ? quotient : Typing{};
}

bool ItemChecker::ascending(Arguments bounds) {
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    const auto before = written_number(resolved_.ast, bounds[i - 1]), after = written_number(resolved_.ast, bounds[i]);
    if (!before || !after || *before <= *after) continue;
    complain(bounds[i], {"这里应当不小于前一个界限", "this bound is below the one before it"},
             {"界限从小到大写", "write the bounds in ascending order"});
    return false;
  }
  return true;
}

Typing ItemChecker::check_tier(NodeId id, Arguments arguments) {
  if (arguments.size() % 2 != 0)
    return complain(id, {"分段累进缺少最后一段的比例", "TIER lacks the rate above the last bound"},
                    {"最后写超过最高上限部分的比例，没有就写 0%",
                     "end with the rate for what is above the last bound, 0% if there is none"});
  std::vector<NodeId> bounds = every_second(arguments, 1, arguments.size() - 1);
  std::vector<NodeId> rates = every_second(arguments, 2, arguments.size() - 1);
  rates.push_back(arguments.back());
  for (const NodeId each : arguments)
    if (!numeric(each)) return {};
  for (const NodeId rate : rates)
    if (typing(rate).kind == Kind::money) return wrong_kind(rate, "比例", "a rate");
  if (!ascending(bounds)) return {};
  bounds.insert(bounds.begin(), arguments[0]);
  const auto amount = common(bounds, "作为同一个值的上限", "bounds of one value");
  if (!amount) return {};
  int rate_scale = 0;
  for (const NodeId rate : rates) rate_scale = std::max(rate_scale, typing(rate).scale);
  return limited(id, amount->kind, amount->scale + rate_scale);
}

Typing ItemChecker::check_step(NodeId id, Arguments arguments) {
  if (arguments.size() % 2 != 0)
    return complain(id, {"跳档缺少最高一档的结果", "STEP lacks the result above the last bound"},
                    {"最后写超过最高上限时的结果", "end with the result above the last bound"});
  std::vector<NodeId> bounds = every_second(arguments, 1, arguments.size() - 1);
  std::vector<NodeId> values = every_second(arguments, 2, arguments.size() - 1);
  values.push_back(arguments.back());
  for (const NodeId bound : bounds)
    if (typing(bound).kind == Kind::text || typing(bound).kind == Kind::boolean)
      return wrong_kind(bound, "可以比较大小的值", "a value that has an order");
  if (!ascending(bounds)) return {};
  bounds.insert(bounds.begin(), arguments[0]);
  const auto subject = common(bounds, "比较", "compared");
  const auto shared = common(values, "作为同一公式的结果", "results of one formula");
  return subject && shared ? *shared : Typing{};
}

Typing ItemChecker::check_step_from(NodeId id, Arguments arguments) {
  if (arguments.size() % 2 != 0)
    return complain(
        id, {"满档的起点和结果要成对", "STEP_FROM takes starts and results in pairs"},
        {"写成 STEP_FROM(值, 起始结果, 起点1, 结果1, …)", "write STEP_FROM(value, result below, from1, result1, ...)"});
  std::vector<NodeId> bounds = every_second(arguments, 2, arguments.size());
  std::vector<NodeId> values = every_second(arguments, 1, arguments.size());
  for (const NodeId bound : bounds)
    if (typing(bound).kind == Kind::text || typing(bound).kind == Kind::boolean)
      return wrong_kind(bound, "可以比较大小的值", "a value that has an order");
  if (!ascending(bounds)) return {};
  bounds.insert(bounds.begin(), arguments[0]);
  const auto subject = common(bounds, "比较", "compared");
  const auto shared = common(values, "作为同一公式的结果", "results of one formula");
  return subject && shared ? *shared : Typing{};
}

Typing ItemChecker::check_lookup(Arguments arguments) {
  const Symbol symbol = resolved_.symbols[arguments[0]];
  if (symbol.kind == Symbol::Kind::none && node(arguments[0]).kind == NodeKind::name) return {};
  if (symbol.kind != Symbol::Kind::table)
    return complain(arguments[0], {"查表的第一个参数要是公司表的名称", "the first argument of LOOKUP must be a table"},
                    {"写公司表的名称", "write the name of a company table"});
  const Table& table = context_.environment.tables[symbol.index];
  const Node& heading = node(arguments[2]);
  if (heading.kind != NodeKind::text && heading.kind != NodeKind::name)
    return complain(arguments[2], {"查表的第三个参数要是列名", "the third argument of LOOKUP must be a column"},
                    {"写表中的列名", "write a column heading of the table"});
  const auto column = table_column(table, heading.text);
  if (!column) {
    std::string list;
    for (const auto& each : table.columns) list += (list.empty() ? "" : ", ") + each;
    return complain(arguments[2],
                    {"表中没有“" + heading.text + "”列", "the table has no column \"" + heading.text + "\""},
                    {"可用的列：" + list, "its columns: " + list});
  }
  const Kind key = typing(arguments[1]).kind, wanted = kind_of(table.types.front());
  if (key == Kind::unknown) return {};
  const bool fits = key == wanted || (is_numeric(key) && is_numeric(wanted) &&
                                      (key == Kind::plain || (key != Kind::money && wanted != Kind::money)));
  if (!fits) {
    const Text label_wanted = label(wanted);
    return wrong_kind(arguments[1], label_wanted.zh, label_wanted.en);
  }
  Typing found{kind_of(table.types[*column]), table_column_scale(table, *column)};
  if (arguments.size() == 3) return found;
  const Typing otherwise = typing(arguments[3]);
  if (otherwise.kind == Kind::unknown) return {};
  const bool agrees = otherwise.kind == found.kind || (otherwise.kind == Kind::plain && is_numeric(found.kind));
  if (!agrees) {
    const Text wanted_label = label(found.kind);
    return wrong_kind(arguments[3], wanted_label.zh, wanted_label.en);
  }
  found.scale = std::max(found.scale, otherwise.scale);
  return found;
}

Typing ItemChecker::check_prorate(NodeId id, Arguments arguments) {
  if (arguments.size() == 2)
    return complain(id, {"折算要写一个或三个参数", "PRORATE takes one or three arguments"},
                    {"写成 PRORATE(定薪项目) 或 PRORATE(金额, 实际天数, 满额天数)",
                     "write PRORATE(dated input) or PRORATE(amount, served, full)"});
  if (arguments.size() == 3) {
    const Typing amount = typing(arguments[0]), served = typing(arguments[1]);
    if (!numeric(arguments[0])) return {};
    for (const NodeId days : {arguments[1], arguments[2]})
      if (typing(days).kind != Kind::number && typing(days).kind != Kind::plain)
        return wrong_kind(days, "天数（数值）", "a number of days");
    if (limited(id, amount.kind, amount.scale + served.scale).kind == Kind::unknown) return {};
    if (const auto zero = written_number(resolved_.ast, arguments[2]); zero && zero->is_zero())
      return complain(arguments[2], {"除数为零", "division by zero"},
                      {"改成不为零的数", "use a divisor that is not zero"});
    if (!divisor_fits(arguments[2], amount.scale + served.scale, division_scale)) return {};
    return {amount.kind, division_scale};
  }
  const Symbol symbol = resolved_.symbols[arguments[0]];
  const bool dated = node(arguments[0]).kind == NodeKind::name && symbol.kind == Symbol::Kind::input &&
                     !context_.environment.inputs[symbol.index].day_product.empty();
  if (!dated)
    return complain(arguments[0], {"只有定薪项目可以单独折算", "only a dated salary input can be prorated by itself"},
                    {"写成 PRORATE(金额, 实际天数, 满额天数)", "write PRORATE(amount, served, full)"});
  const Input& input = context_.environment.inputs[symbol.index];
  for (const auto& code : {input.day_product, context_.environment.full_days})
    if (!context_.names.input_by_code(code))
      return complain(
          id,
          {"折算所需的输入项“" + code + "”没有定义", "the input \"" + code + "\" that PRORATE needs is not defined"},
          {"在环境中定义它", "define it in the environment"});
  return {kind_of(input.type), division_scale};
}

Typing ItemChecker::check_calendar(const Node& call, Arguments arguments) {
  const auto day_or_month = [&](NodeId id) {
    if (typing(id).kind == Kind::date || typing(id).kind == Kind::month) return true;
    wrong_kind(id, "日期或月份", "a date or month");
    return false;
  };
  const auto both_dates = [&] { return of_kind(arguments[0], Kind::date) && of_kind(arguments[1], Kind::date); };
  switch (call.function) {
    case FunctionId::date:
      return whole_number(arguments[0]) && whole_number(arguments[1]) && whole_number(arguments[2])
                 ? Typing{Kind::date, 0}
                 : Typing{};
    case FunctionId::year_month:
      return whole_number(arguments[0]) && whole_number(arguments[1]) ? Typing{Kind::month, 0} : Typing{};
    case FunctionId::year:
    case FunctionId::month:
    case FunctionId::days_in_month: return day_or_month(arguments[0]) ? Typing{Kind::number, 0} : Typing{};
    case FunctionId::day:
    case FunctionId::weekday: return of_kind(arguments[0], Kind::date) ? Typing{Kind::number, 0} : Typing{};
    case FunctionId::month_of: return of_kind(arguments[0], Kind::date) ? Typing{Kind::month, 0} : Typing{};
    case FunctionId::first_day: return day_or_month(arguments[0]) ? Typing{Kind::date, 0} : Typing{};
    case FunctionId::end_of_month:
      return day_or_month(arguments[0]) && (arguments.size() == 1 || whole_number(arguments[1])) ? Typing{Kind::date, 0}
                                                                                                 : Typing{};
    case FunctionId::add_months:
      return day_or_month(arguments[0]) && whole_number(arguments[1]) ? Typing{typing(arguments[0]).kind, 0} : Typing{};
    case FunctionId::months_between:
    case FunctionId::years_between:
      if (!day_or_month(arguments[0])) return {};
      return of_kind(arguments[1], typing(arguments[0]).kind) ? Typing{Kind::number, 0} : Typing{};
    case FunctionId::days: return both_dates() ? Typing{Kind::number, 0} : Typing{};
    default:  // workdays, paid_days
      if (context_.environment.calendar == nullptr) {
        context_.diagnostics.add(item_, call.at,
                                 {"没有官方日历，不能数工作日", "there is no official calendar to count workdays"},
                                 {"先载入节假日安排", "load the holiday notices first"});
        return {};
      }
      return both_dates() ? Typing{Kind::number, 0} : Typing{};
  }
}

Typing ItemChecker::check_presence(const Node& call, Arguments arguments) {
  const bool is_input =
      node(arguments[0]).kind == NodeKind::name && resolved_.symbols[arguments[0]].kind == Symbol::Kind::input;
  const bool blank_text = call.function == FunctionId::is_blank && typing(arguments[0]).kind == Kind::text;
  if (!is_input && !blank_text)
    return complain(arguments[0], {"这里要写一个输入项的名称", "the name of an input is needed here"},
                    {"薪资项目总是算出来的，不会“没有”", "pay items are always computed, never absent"});
  if (call.function != FunctionId::if_blank) return {Kind::boolean, 0};
  const auto shared = common(arguments, "互相替代", "used for one another");
  return shared ? *shared : Typing{};
}

Typing ItemChecker::check_call(NodeId id) {
  const Node& call = node(id);
  const Arguments arguments = resolved_.ast.arguments_of(call);
  if (!count_fits(id)) return {};
  if (call.function == FunctionId::lookup) return check_lookup(arguments);
  if (!all_known(arguments)) return {};
  switch (call.function) {
    case FunctionId::if_:
    case FunctionId::ifs: return check_ifs(arguments);
    case FunctionId::switch_: return check_switch(arguments);
    case FunctionId::and_:
    case FunctionId::or_: {
      bool good = true;
      for (const NodeId each : arguments) good &= check_condition(each).kind == Kind::boolean;
      return good ? Typing{Kind::boolean, 0} : Typing{};
    }
    case FunctionId::min:
    case FunctionId::max:
    case FunctionId::step:
      if (call.function == FunctionId::step) return check_step(id, arguments);
      if (typing(arguments[0]).kind == Kind::text || typing(arguments[0]).kind == Kind::boolean)
        return wrong_kind(arguments[0], "可以比较大小的值", "a value that has an order");
      return common(arguments, "放在一起比较", "compared with one another").value_or(Typing{});
    case FunctionId::sum:
      for (const NodeId each : arguments)
        if (!numeric(each)) return {};
      return common(arguments, "相加", "added").value_or(Typing{});
    case FunctionId::abs: return numeric(arguments[0]) ? typing(arguments[0]) : Typing{};
    case FunctionId::clamp: return check_clamp(arguments);
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down:
    case FunctionId::round_even:
    case FunctionId::truncate: return check_rounding(arguments);
    case FunctionId::integer:
    case FunctionId::ceiling:
    case FunctionId::floor: return check_unit(arguments);
    case FunctionId::modulo:
      if (!numeric(arguments[0]) || !numeric(arguments[1])) return {};
      if (const auto divisor = written_number(resolved_.ast, arguments[1]); divisor && divisor->is_zero())
        return complain(arguments[1], {"除数为零", "division by zero"},
                        {"改成不为零的数", "use a divisor that is not zero"});
      return common(arguments, "求余", "divided with remainder").value_or(Typing{});
    case FunctionId::divide: return check_divide(id, arguments);
    case FunctionId::tier: return check_tier(id, arguments);
    case FunctionId::step_from: return check_step_from(id, arguments);
    case FunctionId::prorate: return check_prorate(id, arguments);
    case FunctionId::contains:
    case FunctionId::starts_with:
    case FunctionId::ends_with:
      return of_kind(arguments[0], Kind::text) && of_kind(arguments[1], Kind::text) ? Typing{Kind::boolean, 0}
                                                                                    : Typing{};
    case FunctionId::known:
    case FunctionId::is_blank:
    case FunctionId::if_blank: return check_presence(call, arguments);
    case FunctionId::money:
    case FunctionId::number:
    case FunctionId::rate: {
      if (!numeric(arguments[0])) return {};
      const Kind kind = call.function == FunctionId::money    ? Kind::money
                        : call.function == FunctionId::number ? Kind::number
                                                              : Kind::rate;
      return {kind, typing(arguments[0]).scale};
    }
    default: return check_calendar(call, arguments);
  }
}

}  // namespace fenhao::formula
