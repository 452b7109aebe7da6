#include "formula/random_program.h"

#include <algorithm>

namespace fenhao::formula::reference {
Tree ProgramMaker::literal(Decimal value) {
  Tree tree;
  tree.form = Form::number;
  tree.number = value.normalized();
  tree.kind = Kind::plain;
  infer_scale(tree, program_.environment);
  return tree;
}

Tree ProgramMaker::binary(Operator op, Kind kind, Tree a, Tree b) {
  Tree tree;
  tree.form = Form::binary;
  tree.op = op;
  tree.kind = kind;
  tree.arguments = {std::move(a), std::move(b)};
  infer_scale(tree, program_.environment);
  return tree;
}

Tree ProgramMaker::call(FunctionId function, Kind kind, std::vector<Tree> arguments) {
  Tree tree;
  tree.form = Form::call;
  tree.function = function;
  tree.kind = kind;
  tree.arguments = std::move(arguments);
  infer_scale(tree, program_.environment);
  return tree;
}

Tree ProgramMaker::decimals(int low, int high) {
  const int value = number(low, high);
  if (value >= 0) return literal(Decimal(value));
  Tree tree;
  tree.form = Form::negate;
  tree.number = Decimal(-value);
  tree.arguments = {literal(Decimal(-value))};
  return tree;
}

Tree ProgramMaker::limited(Tree tree, int scale) {
  if (tree.scale <= scale) return tree;
  const Kind kind = tree.kind;
  return call(FunctionId::round, kind, {std::move(tree), decimals(0, std::min(scale, 4))});
}

Tree ProgramMaker::product(Kind kind, Tree a, Tree b) {
  a = limited(std::move(a), 15);
  b = limited(std::move(b), 15);
  return binary(Operator::multiply, kind, std::move(a), std::move(b));
}

Tree ProgramMaker::quotient(Kind kind, Tree a, Tree b) {
  b = limited(std::move(b), 16);
  if (b.form == Form::number && b.number.is_zero()) b = literal(Decimal::of(2175, 2));
  if (b.form == Form::negate && b.arguments[0].form == Form::number && b.arguments[0].number.is_zero())
    b = literal(Decimal(3));
  return binary(Operator::divide, kind, std::move(a), std::move(b));
}

bool ProgramMaker::any_input(Kind kind, Tree& tree) {
  std::vector<std::size_t> fitting;
  for (std::size_t i = 0; i < program_.environment.inputs.size(); ++i)
    if (kind_of(program_.environment.inputs[i].type) == kind) fitting.push_back(i);
  if (fitting.empty()) return false;
  tree = {};
  tree.form = Form::input;
  tree.index = fitting[static_cast<std::size_t>(number(0, static_cast<int>(fitting.size()) - 1))];
  tree.kind = kind;
  infer_scale(tree, program_.environment);
  return true;
}

Tree ProgramMaker::leaf(Kind kind, bool plain_allowed) {
  std::vector<std::size_t> items;
  for (std::size_t i = 0; i < program_.items.size(); ++i)
    if (program_.items[i].kind == kind) items.push_back(i);
  if (!items.empty() && chance(40)) {
    Tree tree;
    tree.form = Form::item;
    tree.index = items[static_cast<std::size_t>(number(0, static_cast<int>(items.size()) - 1))];
    tree.kind = kind;
    tree.scale = program_.items[tree.index].scale;
    return tree;
  }
  if (is_numeric(kind) && plain_allowed && chance(45)) {
    const int draw = number(1, 10);
    if (draw <= 5) return literal(Decimal(number(0, 5000)));
    if (draw <= 9) return literal(Decimal::of(number(0, 999999), number(1, 5)));
    return literal(Decimal::of(Int128{number(0, 2000000000)} * 1000000000, number(0, 9)));
  }
  if (kind == Kind::rate && chance(40)) {
    Tree tree;
    tree.form = Form::percent;
    tree.number = Decimal::of(number(0, 5000), number(2, 4)).normalized();
    tree.kind = Kind::rate;
    infer_scale(tree, program_.environment);
    return tree;
  }
  Tree tree;
  if (kind == Kind::text && chance(40)) {
    tree.form = Form::text;
    tree.text = random_word();
    tree.kind = kind;
    return tree;
  }
  if (kind == Kind::boolean && chance(15)) {
    tree.form = Form::truth;
    tree.truth = chance(50);
    tree.kind = kind;
    return tree;
  }
  any_input(kind, tree);
  return tree;
}

Tree ProgramMaker::small_whole(int low, int high, int depth) {
  if (depth <= 0 || chance(50)) return decimals(low, high);
  if (chance(20)) return make_tree(Kind::number, depth - 1, true);  // often no whole number, or far away
  Tree value = make_tree(Kind::number, depth - 1, false);
  value = call(FunctionId::modulo, Kind::number,
               {call(FunctionId::integer, Kind::number, {std::move(value)}), literal(Decimal(high - low + 1))});
  return binary(Operator::add, Kind::number, std::move(value), decimals(low, low));
}

// Written bounds ascend; computed ones may not, which is then an error of the row.
std::vector<Tree> ProgramMaker::ascending_bounds(Kind kind, int count, int depth) {
  std::vector<Tree> bounds;
  int level = number(0, 100);
  for (int i = 0; i < count; ++i) {
    level += number(0, 40000);
    if (is_numeric(kind) && !chance(12))
      bounds.push_back(literal(Decimal::of(level * Int128{10} + number(0, 9), 1)));
    else
      bounds.push_back(make_tree(kind, depth > 0 ? depth - 1 : 0, false));
    if (bounds.back().form == Form::percent || bounds.back().form == Form::negate) any_input(kind, bounds.back());
  }
  return bounds;
}

Tree ProgramMaker::lookup(std::size_t table, const std::string& column, Kind kind, int depth) {
  Tree tree;
  tree.form = Form::call;
  tree.function = FunctionId::lookup;
  tree.index = table;
  tree.text = column;
  tree.kind = kind;
  Tree key = table == 0   ? make_tree(Kind::text, depth - 1, false)
             : chance(50) ? small_whole(0, 3, depth - 1)
                          : make_tree(Kind::number, depth - 1, true);
  tree.arguments.push_back(std::move(key));
  if (chance(60)) tree.arguments.push_back(make_tree(kind, depth - 1, true));
  infer_scale(tree, program_.environment);
  return tree;
}

// Functions that take and give any kind.
Tree ProgramMaker::any_kind_call(Kind kind, int depth) {
  const auto condition = [&] { return make_tree(Kind::boolean, depth - 1, false); };
  const auto value = [&](bool plain_allowed) { return make_tree(kind, depth - 1, plain_allowed); };
  switch (number(0, 5)) {
    case 0: return call(FunctionId::if_, kind, {condition(), value(false), value(true)});
    case 1: {
      std::vector<Tree> arguments{condition(), value(false), condition(), value(true)};
      if (chance(60)) arguments.push_back(value(true));
      return call(FunctionId::ifs, kind, std::move(arguments));
    }
    case 2: {
      const Kind subject = chance(50) ? Kind::text : Kind::number;
      const auto key = [&] {
        return subject == Kind::text ? make_tree(subject, depth - 2, false) : small_whole(0, 3, depth - 2);
      };
      std::vector<Tree> arguments{make_tree(subject, depth - 1, false), key(), value(false), key(), value(true)};
      if (chance(60)) arguments.push_back(value(true));
      return call(FunctionId::switch_, kind, std::move(arguments));
    }
    case 3: {
      const Kind subject = chance(70) ? Kind::money : Kind::date;
      std::vector<Tree> arguments{make_tree(subject, depth - 1, false)};
      for (auto& bound : ascending_bounds(subject, number(1, 3), depth - 1)) {
        arguments.push_back(std::move(bound));
        arguments.push_back(value(false));
      }
      arguments.push_back(value(true));
      return call(FunctionId::step, kind, std::move(arguments));
    }
    case 4: {
      const Kind subject = chance(70) ? Kind::number : Kind::month;
      std::vector<Tree> arguments{make_tree(subject, depth - 1, false), value(false)};
      for (auto& bound : ascending_bounds(subject, number(1, 3), depth - 1)) {
        arguments.push_back(std::move(bound));
        arguments.push_back(value(true));
      }
      return call(FunctionId::step_from, kind, std::move(arguments));
    }
    default: {
      Tree input;
      any_input(kind, input);
      return call(FunctionId::if_blank, kind, {std::move(input), value(true)});
    }
  }
}

// What money, numbers and rates have in common.
Tree ProgramMaker::number_tree(Kind kind, int depth) {
  const auto value = [&](bool plain_allowed) { return make_tree(kind, depth - 1, plain_allowed); };
  const auto several = [&] {
    std::vector<Tree> arguments{value(false)};
    for (int i = number(0, 2); i >= 0; --i) arguments.push_back(value(true));
    std::rotate(arguments.begin(), arguments.begin() + number(0, 1), arguments.end());
    return arguments;
  };
  switch (number(0, 14)) {
    case 0: return binary(Operator::add, kind, value(false), value(true));
    case 1: return binary(Operator::subtract, kind, value(true), value(false));
    case 2: {
      Tree tree;
      tree.form = Form::negate;
      tree.kind = kind;
      tree.arguments = {value(false)};
      infer_scale(tree, program_.environment);
      return tree;
    }
    case 3: return call(FunctionId::min, kind, several());
    case 4: return call(FunctionId::max, kind, several());
    case 5: return call(FunctionId::sum, kind, several());
    case 6: return call(FunctionId::abs, kind, {value(false)});
    case 7: {
      std::vector<Tree> limits = ascending_bounds(kind, 2, depth - 1);
      return call(FunctionId::clamp, kind, {value(false), std::move(limits[0]), std::move(limits[1])});
    }
    case 8: {
      const FunctionId functions[] = {FunctionId::round,      FunctionId::round,      FunctionId::round_up,
                                      FunctionId::round_down, FunctionId::round_even, FunctionId::truncate};
      return call(functions[number(0, 5)], kind, {value(false), decimals(-3, 6)});
    }
    case 9: {
      const FunctionId functions[] = {FunctionId::ceiling, FunctionId::floor, FunctionId::integer};
      const FunctionId function = functions[number(0, 2)];
      if (function == FunctionId::integer || chance(40)) return call(function, kind, {value(false)});
      return call(function, kind, {limited(value(false), 15), literal(Decimal::of(number(1, 200), number(0, 2)))});
    }
    case 10: {
      Tree divisor = value(true);
      if (divisor.form == Form::number && divisor.number.is_zero()) divisor = literal(Decimal(7));
      return call(FunctionId::modulo, kind, {value(false), std::move(divisor)});
    }
    case 11: {
      const auto rate = [&] { return limited(make_tree(Kind::rate, depth - 2, true), 10); };
      std::vector<Tree> arguments{limited(value(false), 12)};
      for (auto& bound : ascending_bounds(kind, number(1, 4), depth - 1)) {
        arguments.push_back(limited(std::move(bound), 12));
        arguments.push_back(rate());
      }
      arguments.push_back(rate());
      return call(FunctionId::tier, kind, std::move(arguments));
    }
    default: return any_kind_call(kind, depth);
  }
}

Tree ProgramMaker::money_tree(int depth) {
  const auto money = [&] { return make_tree(Kind::money, depth - 1, false); };
  const auto bare = [&] { return make_tree(chance(50) ? Kind::number : Kind::rate, depth - 1, true); };
  switch (number(0, 8)) {
    case 0: return product(Kind::money, money(), bare());
    case 1: return product(Kind::money, bare(), money());
    case 2: return quotient(Kind::money, money(), bare());
    case 3: {
      Tree divisor = limited(make_tree(Kind::number, depth - 1, false), 12);
      std::vector<Tree> arguments{money(), std::move(divisor), decimals(0, 6)};
      if (chance(60)) {
        Tree mode;
        mode.form = Form::text;
        mode.kind = Kind::text;
        const char* modes[] = {"四舍五入", "half_up", "进位", "up", "舍去", "down", "五成双", "half_even"};
        mode.text = modes[number(0, 7)];
        arguments.push_back(std::move(mode));
      }
      return call(FunctionId::divide, Kind::money, std::move(arguments));
    }
    case 4:
      if (chance(50)) {
        Tree dated;
        dated.form = Form::input;
        dated.index = 0;
        dated.kind = Kind::money;
        dated.scale = 2;
        return call(FunctionId::prorate, Kind::money, {std::move(dated)});
      }
      return call(FunctionId::prorate, Kind::money,
                  {limited(money(), 15), limited(make_tree(Kind::number, depth - 1, true), 10),
                   limited(make_tree(Kind::number, depth - 1, false), 14)});
    case 5: return lookup(static_cast<std::size_t>(number(0, 1)), "金额", Kind::money, depth);
    case 6: return call(FunctionId::money, Kind::money, {make_tree(Kind::number, depth - 1, true)});
    default: return number_tree(Kind::money, depth);
  }
}

Tree ProgramMaker::plain_number_tree(int depth) {
  const auto value = [&] { return make_tree(Kind::number, depth - 1, false); };
  const auto date = [&] { return make_tree(Kind::date, depth - 1, false); };
  const auto month = [&] { return make_tree(Kind::month, depth - 1, false); };
  switch (number(0, 15)) {
    case 0: return product(Kind::number, value(), make_tree(chance(50) ? Kind::number : Kind::rate, depth - 1, true));
    case 1: return quotient(Kind::number, value(), make_tree(chance(50) ? Kind::number : Kind::rate, depth - 1, true));
    case 2:
      return quotient(Kind::number, make_tree(Kind::money, depth - 1, false), make_tree(Kind::money, depth - 1, false));
    case 3:
      return chance(50) ? binary(Operator::subtract, Kind::number, date(), date())
                        : binary(Operator::subtract, Kind::number, month(), month());
    case 4: return call(FunctionId::days, Kind::number, {date(), date()});
    case 5: {
      const FunctionId functions[] = {FunctionId::year, FunctionId::month, FunctionId::days_in_month};
      return call(functions[number(0, 2)], Kind::number, {chance(50) ? date() : month()});
    }
    case 6: return call(chance(50) ? FunctionId::day : FunctionId::weekday, Kind::number, {date()});
    case 7: {
      const FunctionId function = chance(50) ? FunctionId::months_between : FunctionId::years_between;
      return chance(60) ? call(function, Kind::number, {date(), date()})
                        : call(function, Kind::number, {month(), month()});
    }
    case 8: {
      const FunctionId function = chance(50) ? FunctionId::workdays : FunctionId::paid_days;
      return call(function, Kind::number, {date(), date()});
    }
    case 9:
      return call(FunctionId::number, Kind::number,
                  {make_tree(chance(50) ? Kind::money : Kind::rate, depth - 1, false)});
    case 10: return lookup(1, "系数", Kind::number, depth);
    default: return number_tree(Kind::number, depth);
  }
}

Tree ProgramMaker::rate_tree(int depth) {
  const auto rate = [&] { return make_tree(Kind::rate, depth - 1, false); };
  switch (number(0, 6)) {
    case 0: return product(Kind::rate, rate(), rate());
    case 1: return call(FunctionId::rate, Kind::rate, {make_tree(Kind::number, depth - 1, true)});
    case 2: return quotient(Kind::rate, rate(), make_tree(Kind::number, depth - 1, true));
    case 3: return lookup(0, "比例", Kind::rate, depth);
    default: return number_tree(Kind::rate, depth);
  }
}

Tree ProgramMaker::date_tree(int depth) {
  const auto date = [&] { return make_tree(Kind::date, depth - 1, false); };
  const auto date_or_month = [&] { return make_tree(chance(60) ? Kind::date : Kind::month, depth - 1, false); };
  switch (number(0, 8)) {
    case 0:
      return binary(chance(50) ? Operator::add : Operator::subtract, Kind::date, date(),
                    small_whole(-400, 400, depth - 1));
    case 1: return binary(Operator::add, Kind::date, small_whole(-400, 400, depth - 1), date());
    case 2:
      return call(FunctionId::date, Kind::date,
                  {small_whole(2010, 2030, depth - 1), small_whole(1, 12, depth - 1), small_whole(1, 31, depth - 1)});
    case 3: return call(FunctionId::first_day, Kind::date, {date_or_month()});
    case 4: {
      std::vector<Tree> arguments{date_or_month()};
      if (chance(50)) arguments.push_back(small_whole(-30, 30, depth - 1));
      return call(FunctionId::end_of_month, Kind::date, std::move(arguments));
    }
    case 5: return call(FunctionId::add_months, Kind::date, {date(), small_whole(-30, 30, depth - 1)});
    case 6: return call(chance(50) ? FunctionId::min : FunctionId::max, Kind::date, {date(), date()});
    default: return any_kind_call(Kind::date, depth);
  }
}

Tree ProgramMaker::month_tree(int depth) {
  const auto month = [&] { return make_tree(Kind::month, depth - 1, false); };
  switch (number(0, 5)) {
    case 0:
      return binary(chance(50) ? Operator::add : Operator::subtract, Kind::month, month(),
                    small_whole(-40, 40, depth - 1));
    case 1: return call(FunctionId::month_of, Kind::month, {make_tree(Kind::date, depth - 1, false)});
    case 2:
      return call(FunctionId::year_month, Kind::month,
                  {small_whole(2010, 2030, depth - 1), small_whole(1, 12, depth - 1)});
    case 3: return call(FunctionId::add_months, Kind::month, {month(), small_whole(-40, 40, depth - 1)});
    default: return any_kind_call(Kind::month, depth);
  }
}

Tree ProgramMaker::text_tree(int depth) {
  if (chance(30)) return lookup(0, "类别", Kind::text, depth);
  return any_kind_call(Kind::text, depth);
}

Tree ProgramMaker::comparison(int depth) {
  const Kind kinds[] = {Kind::money, Kind::money, Kind::number, Kind::rate,
                        Kind::date,  Kind::month, Kind::text,   Kind::boolean};
  const Kind kind = kinds[number(0, 7)];
  const bool equality = kind == Kind::text || kind == Kind::boolean;
  const auto op = static_cast<Operator>(static_cast<int>(Operator::equal) + number(0, equality ? 1 : 5));
  Tree a = make_tree(kind, depth - 1, false), b = make_tree(kind, depth - 1, true);
  if (chance(30)) std::swap(a, b);
  return binary(op, Kind::boolean, std::move(a), std::move(b));
}

Tree ProgramMaker::truth_tree(int depth) {
  const auto truth = [&] { return make_tree(Kind::boolean, depth - 1, false); };
  const auto text = [&] { return make_tree(Kind::text, depth - 1, false); };
  Tree input;
  switch (number(0, 10)) {
    case 0: return binary(Operator::logical_and, Kind::boolean, truth(), truth());
    case 1: return binary(Operator::logical_or, Kind::boolean, truth(), truth());
    case 2: {
      Tree tree;
      tree.form = Form::logical_not;
      tree.kind = Kind::boolean;
      tree.arguments = {truth()};
      return tree;
    }
    case 3:
    case 4: return call(chance(50) ? FunctionId::and_ : FunctionId::or_, Kind::boolean, {truth(), truth(), truth()});
    case 5: {
      const FunctionId functions[] = {FunctionId::contains, FunctionId::starts_with, FunctionId::ends_with};
      return call(functions[number(0, 2)], Kind::boolean, {text(), text()});
    }
    case 6: {
      const Kind kinds[] = {Kind::money, Kind::number, Kind::date, Kind::text};
      any_input(kinds[number(0, 3)], input);
      return call(chance(50) ? FunctionId::known : FunctionId::is_blank, Kind::boolean, {std::move(input)});
    }
    case 7:
      return chance(50) ? call(FunctionId::is_blank, Kind::boolean, {text()}) : any_kind_call(Kind::boolean, depth);
    default: return comparison(depth);
  }
}

Tree ProgramMaker::make_tree(Kind kind, int depth, bool plain_allowed) {
  if (depth <= 0 || chance(15)) return leaf(kind, plain_allowed);
  switch (kind) {
    case Kind::money: return money_tree(depth);
    case Kind::number: return plain_number_tree(depth);
    case Kind::rate: return rate_tree(depth);
    case Kind::date: return date_tree(depth);
    case Kind::month: return month_tree(depth);
    case Kind::text: return text_tree(depth);
    default: return truth_tree(depth);
  }
}

Tree ProgramMaker::one_of(Kind kind) { return make_tree(kind, number(1, 5), false); }

RandomProgram ProgramMaker::make() {
  program_ = {};
  program_.environment = environment_;
  const Kind kinds[] = {Kind::money, Kind::money, Kind::money, Kind::number, Kind::number,
                        Kind::rate,  Kind::date,  Kind::month, Kind::text,   Kind::boolean};
  for (int i = number(2, 5); i > 0; --i) {
    RandomItem made;
    made.kind = kinds[number(0, 9)];
    made.tree = one_of(made.kind);
    made.scale = made.tree.scale;
    made.item.code = "item" + std::to_string(program_.items.size());
    if (chance(70)) made.item.zh = "项目" + std::to_string(program_.items.size());
    if (is_numeric(made.kind) && chance(50)) {
      made.item.rounding = Rounding{static_cast<RoundingMode>(number(0, 3)), static_cast<RoundingUnit>(number(0, 2))};
      made.scale = std::min(made.scale, 2 - static_cast<int>(made.item.rounding->unit));
    }
    if (chance(50)) made.item.type = type_of(made.kind);
    if (made.kind == Kind::money) made.scale = std::max(made.scale, 2);
    made.item.formula = write(made.tree, 0);
    program_.items.push_back(std::move(made));
  }
  return program_;
}

}  // namespace fenhao::formula::reference
